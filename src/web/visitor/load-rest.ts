import { type ReadonlySignal, signal } from '@preact/signals'
import { wipeAnswers } from './answers.ts'
import type { Rest, Start } from './rest-of-page.tsx'
import type { ResumeDeps } from './tab-memory.ts'

/** The rest of the page on its way, and who waits for it. */
export interface LoadedRest {
  readonly part: ReadonlySignal<Rest | 'coming' | 'missing'>
  /** The visitor pressed Start before it was there. */
  readonly isAwaited: ReadonlySignal<boolean>
  /** [PW5] Asks for a place in the queue, now or as soon as the rest is there: nobody is in line with half a page. */
  join(): void
  /** [CV8] Drops everything, also when there is no conversation yet: then the tab forgets the way back into one. */
  leave(): void
}

/**
 * [PW4] Fetches the rest of the page at once, for everyone at the same moment and never when it is needed: no talk
 * hangs on a file that is still to come. It does not try again by itself, because a browser remembers a file that failed.
 */
export function loadRest(start: Start, tab: Pick<ResumeDeps['tab'], 'remove'>): LoadedRest {
  const part = signal<Rest | 'coming' | 'missing'>('coming')
  const isAwaited = signal(false)
  let isLeft = false
  const open = ({ openRest }: typeof import('./rest-of-page.tsx')) => {
    // It came between a press on "Snel weg" and the other page: what was left stays closed.
    if (isLeft) return
    const rest = openRest(start)
    part.value = rest
    if (isAwaited.value) rest.conversation.join()
    isAwaited.value = false
  }
  import('./rest-of-page.tsx').then(open, () => {
    part.value = 'missing'
  })
  return {
    part,
    isAwaited,
    join() {
      if (typeof part.value === 'object') part.value.conversation.join()
      else isAwaited.value = true
    },
    leave() {
      if (typeof part.value === 'object') return part.value.conversation.leave()
      isLeft = true
      tab.remove()
      wipeAnswers(start.form.answers)
    },
  }
}
