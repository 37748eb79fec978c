import { type ReadonlySignal, signal } from '@preact/signals'

const shownFor = 5_000
const toldEvery = 3_000

/** The other's typing, forgotten after five seconds; and how often one's own may be told (SE21: never stored). */
export function makeTypingSign(now: () => number) {
  const isOtherTyping = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastTold = 0
  return {
    isOtherTyping: isOtherTyping as ReadonlySignal<boolean>,
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
    /** Whether one's own typing should be told now. */
    shouldTell(): boolean {
      if (now() - lastTold < toldEvery) return false
      lastTold = now()
      return true
    },
  }
}
