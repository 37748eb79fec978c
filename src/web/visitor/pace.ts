import { type ReadonlySignal, signal } from '@preact/signals'
import type { Opened } from '../shared/talk-time.ts'

/** How much time two people take: more of it, slower, or a silence. Nothing of this ends a conversation. */
export interface Pace {
  /** The visitor asked for more time and has no answer yet. */
  readonly hasAskedMoreTime: ReadonlySignal<boolean>
  /** The last sign of either side, by this page's clock. */
  readonly lastSign: ReadonlySignal<number>
  asked(): void
  sign(): void
  /** The figures heard now, after those known before. Gives how many minutes more are planned (0: none). */
  hear(opened: Opened, before: Opened | undefined): { readonly opened: Opened; readonly moreMinutes: number }
  clear(): void
}

export function makePace(now: () => number): Pace {
  const hasAskedMoreTime = signal(false)
  const lastSign = signal(now())
  return {
    hasAskedMoreTime,
    lastSign,
    asked() {
      hasAskedMoreTime.value = true
    },
    sign() {
      lastSign.value = now()
    },
    hear(heard, before) {
      if (!before) return { opened: heard, moreMinutes: 0 }
      const more = Math.round((heard.planned - before.planned) / 60_000)
      if (more > 0 || !heard.isClockShown) hasAskedMoreTime.value = false
      const opened = { ...heard, base: before.base ?? before.planned }
      return { opened, moreMinutes: heard.isClockShown ? Math.max(0, more) : 0 }
    },
    clear() {
      hasAskedMoreTime.value = false
      lastSign.value = now()
    },
  }
}
