import { type ReadonlySignal, signal } from '@preact/signals'

export interface TypingSign {
  readonly isOtherTyping: ReadonlySignal<boolean>
  otherTypes(): undefined
  otherStopped(): void
  /** Whether one's own typing should be told now. */
  shouldTell(): boolean
  /** One's message is sent: what is typed next is new. */
  startAnew(): void
}

const shownFor = 5_000
const toldEvery = 3_000

/** The other's typing, forgotten after five seconds; and how often one's own is told (SE21: never stored). */
export function makeTypingSign(now: () => number): TypingSign {
  const isOtherTyping = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastTold = 0
  return {
    isOtherTyping,
    otherTypes() {
      isOtherTyping.value = true
      clearTimeout(timer)
      timer = setTimeout(() => {
        isOtherTyping.value = false
      }, shownFor)
    },
    otherStopped() {
      clearTimeout(timer)
      isOtherTyping.value = false
    },
    shouldTell() {
      if (now() - lastTold < toldEvery) return false
      lastTold = now()
      return true
    },
    startAnew() {
      lastTold = 0
    },
  }
}
