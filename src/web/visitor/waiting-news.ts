import { type ReadonlySignal, signal } from '@preact/signals'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Wait } from './visitor-state.ts'

type ClosingSoon = Extract<ToVisitorFrame, { t: 'closing-soon' }>

export interface Closing {
  readonly isReached: boolean
  /** When it closes, by this page's clock. */
  readonly at: number
}

export interface Told {
  readonly isDelayed: boolean
  readonly closing: Closing | null
  readonly expectedBy: number | null
}

/** What a visitor in the queue hears beside the place. Times are of this page's own clock. */
export interface WaitingNews {
  /** Counsellors were rung and nobody came yet. */
  readonly isDelayed: ReadonlySignal<boolean>
  readonly closing: ReadonlySignal<Closing | null>
  /** The upper end of the first range that was told: from then on it takes longer than thought. */
  readonly expectedBy: ReadonlySignal<number | null>
  hearWait(wait: Wait | null): void
  hearDelay(): undefined
  hearClosing(frame: ClosingSoon): undefined
  /** After a reload: what was told before still counts, and is not told again. */
  restore(told: Told): void
  clear(): void
}

export function makeWaitingNews(now: () => number): WaitingNews {
  const isDelayed = signal(false)
  const closing = signal<Closing | null>(null)
  const expectedBy = signal<number | null>(null)
  const restore = (told: Told) => {
    isDelayed.value = told.isDelayed
    closing.value = told.closing
    expectedBy.value = told.expectedBy
  }
  return {
    isDelayed,
    closing,
    expectedBy,
    hearWait(wait) {
      // The first range holds: one that grows while people wait would never be late.
      if (wait && expectedBy.value === null) expectedBy.value = now() + Math.max(wait.to, 5) * 60_000
    },
    hearDelay() {
      isDelayed.value = true
    },
    hearClosing({ within, isReached }) {
      closing.value = { isReached, at: now() + within }
    },
    restore,
    clear: () => restore({ isDelayed: false, closing: null, expectedBy: null }),
  }
}
