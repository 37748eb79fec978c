import { signal } from '@preact/signals'

/**
 * What is said to screen readers without moving focus. `softly` waits its turn; `aloud` interrupts, and is kept for
 * four moments: connection lost for longer than 10 s, the other side left, the conversation ended, a message not sent.
 */
export const softWords = signal('')
export const loudWords = signal('')

/** Something lies over the page for who comes by: nothing is said aloud then, because it would tell what lies under it. */
export const isCovered = signal(false)

/** The same words twice in a row are two announcements: the second differs by an unseen character. */
function anew(before: string, words: string): string {
  return before === words ? `${words}\u00a0` : words
}

/** Said words are taken away again: who reads the page later must not find what was true before. */
const standsFor = 10_000
let softTimer: ReturnType<typeof setTimeout> | undefined
let loudTimer: ReturnType<typeof setTimeout> | undefined

export function saySoftly(words: string) {
  softWords.value = anew(softWords.peek(), words)
  clearTimeout(softTimer)
  softTimer = setTimeout(() => {
    softWords.value = ''
  }, standsFor)
}

export function sayAloud(words: string) {
  loudWords.value = anew(loudWords.peek(), words)
  clearTimeout(loudTimer)
  loudTimer = setTimeout(() => {
    loudWords.value = ''
  }, standsFor)
}
