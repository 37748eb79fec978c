import { takeUp } from './kept-content.ts'
import type { ReloadContent } from './reload-content.ts'
import type { VisitorMemory } from './visitor-memory.ts'

/**
 * [SE24] After a reload: fetches what was kept, moves it under a new secret, and only then comes back to the place in
 * the queue, or to the conversation (CH10). What is gone is not spoken of: the visitor just starts.
 */
export async function resumeAfterReload(memory: VisitorMemory, enter: (from: ReloadContent) => undefined) {
  if (!memory.reload.hasSecret()) return
  memory.state.value = { is: 'resuming', isTalk: false }
  const found = await memory.reload.restore()
  // Meanwhile the visitor may have chosen to begin anew, or to leave.
  if (memory.state.value.is !== 'resuming') return
  if (found === 'already-open') memory.state.value = { is: 'not-let-in', why: 'already-open' }
  else if (found === 'gone') memory.state.value = { is: 'before' }
  else {
    takeUp(memory, found)
    memory.state.value = { is: 'resuming', isTalk: found.talk !== null }
    enter(found)
  }
}
