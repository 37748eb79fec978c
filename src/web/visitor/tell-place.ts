/**
 * At most one announcement in so many milliseconds. What comes too soon waits and only the newest is said, so that a
 * person who listens always ends up with the truth.
 */
export function makeCalmTeller(say: (words: string) => void, every: number) {
  let newest = ''
  let isResting = false
  let waiting: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak(words: string) {
    say(words)
    isResting = true
    timer = setTimeout(() => {
      isResting = false
      if (waiting !== undefined) speak(waiting)
    }, every)
    waiting = undefined
  }
  return {
    /** These are the words now; the same words again are not news. */
    tell(words: string) {
      if (words === newest) return
      newest = words
      if (isResting) waiting = words
      else speak(words)
    },
    /** Nothing more to tell. */
    stop() {
      clearTimeout(timer)
      newest = ''
      isResting = false
      waiting = undefined
    },
  }
}
