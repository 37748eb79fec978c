import { isRefused } from '../../crypto/seal-refusal.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { notConnected, type VisitorMemory, wipeEverything } from './visitor-memory.ts'
import type { HowEnded } from './visitor-state.ts'

/** Keys and socket go, and a reload finds nothing; what was said stays readable until the page is left. */
export function finish(memory: VisitorMemory): undefined {
  memory.work.drop()
  letGo(memory)
}

/** The same for who begins anew at once: the work that is being done for that goes on. */
export function letGo(memory: VisitorMemory): undefined {
  memory.reload.forget()
  memory.news.clear()
  dropAttempt(memory)
}

/** Keys and socket go. */
export function dropAttempt(memory: VisitorMemory): undefined {
  const { attempt } = memory
  memory.attempt = undefined
  attempt?.stopWatching()
  memory.connection.value = notConnected
  memory.isMending.value = false
  memory.isOutboxFull.value = false
  memory.typing.otherStopped()
  memory.question.value = null
  memory.search.value = { is: 'none' }
  memory.comesNow.value = null
  attempt?.connection.stop()
  attempt?.keys.forget()
}

/** Shows the end; a reload finds nothing any more. The socket stays until the server has erased everything (`closed`). */
export function end(memory: VisitorMemory, how: HowEnded) {
  const { state } = memory
  const counsellor = 'counsellor' in state.value ? state.value.counsellor : ''
  memory.reload.forget()
  memory.question.value = null
  // A key that is being made is given to nobody any more.
  if (memory.attempt) memory.attempt.hands.turn += 1
  memory.typing.otherStopped()
  memory.isMending.value = false
  memory.draft.value = ''
  memory.state.value = { is: 'ended', how, counsellor }
}

/** [SE34] One's own sealed close, first or as an answer. */
export async function sendClose({ attempt, deps }: VisitorMemory) {
  const sealed = await attempt?.keys.current?.talk.close(deps.now())
  if (sealed && !isRefused(sealed)) attempt?.connection.sendSealed('close', sealed)
}

export function answerClose(memory: VisitorMemory): undefined {
  // The other's answer to my own close needs no answer.
  if (memory.state.value.is !== 'talking') return
  void sendClose(memory)
  end(memory, 'by-counsellor')
}

/** [SE34] Without a sealed close before it, this is a break and not the other's act. */
export function hearEnded(
  memory: VisitorMemory,
  by: Extract<ToVisitorFrame, { t: 'ended' }>['by'],
): undefined {
  if (memory.attempt?.history) memory.attempt.history.ended = by
  if (memory.state.value.is !== 'talking') return
  // Of a lost connection the server keeps the place for who goes back into the queue (CH7): the page says when to erase.
  if (by !== 'lost-connection') void sendClose(memory)
  end(memory, by === 'lost-connection' ? 'lost-connection' : 'broken')
}

export function hearClosed(memory: VisitorMemory): undefined {
  if (memory.state.value.is !== 'ended') end(memory, 'broken')
  memory.deps.wipeBrowser()
  return finish(memory)
}

/** [SE12, SE17] A visible stop: nothing more is said to whoever is on the other side. */
export function stopForGood(memory: VisitorMemory, why: 'not-verified' | 'damaged'): undefined {
  leaveServer(memory)
  memory.state.value = { is: 'stopped', why }
}

/** By the socket where there is one, else by beacon: either way nothing stays behind on the server. */
export function leaveServer(memory: VisitorMemory) {
  if (!memory.attempt?.connection.send({ t: 'leave' })) leaveByBeacon(memory)()
  finish(memory)
}

/**
 * [SE23] The page goes and may come back by a reload: keys and words go, the place stays, and the server is only given
 * what was not kept yet. Gives false when a reload would find nothing: then the page leaves for good.
 */
export function goForReload(memory: VisitorMemory): boolean {
  if (!memory.reload.stands() && !isStillAsking(memory)) return false
  memory.reload.flush()
  memory.work.drop()
  dropAttempt(memory)
  wipeEverything(memory)
  return true
}

/** Who loads the page anew while it still asks for what it had, or because another tab has it, loses nothing by that. */
function isStillAsking({ state, reload }: VisitorMemory): boolean {
  const { value } = state
  const isElsewhere = value.is === 'not-let-in' && value.why === 'already-open'
  return (value.is === 'resuming' || isElsewhere) && reload.hasSecret()
}

/**
 * [SE38] Gives what tells the server that this page is gone. Waits for nothing: the page may be gone in the next
 * moment. It is made before the keys go and sent after them.
 */
export function leaveByBeacon({ attempt, deps, reload }: VisitorMemory): () => void {
  const request = attempt?.ticket ? { c: attempt.keys.convId, bye: attempt.ticket.bye } : reload.asked()
  return () => request && deps.sendLeave(request)
}
