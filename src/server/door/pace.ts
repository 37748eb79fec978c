/** In any ten seconds (security.md 5.5). Milliseconds and counts. */
const window = 10_000
const messagesBeforeRefusal = 20
const messagesBeforeEnd = 100
/** Typing, confirmations, pings and pages of history: more than any honest page sends, also when it catches up. */
const otherFramesBeforeEnd = 300

/** [WR8] How much one page has sent lately, in windows of ten seconds. */
export class Pace {
  readonly #now: () => number
  #from = Number.NEGATIVE_INFINITY
  #messages = 0
  #others = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Says whether a frame that is no message may be; if not, the page is shown out. */
  takesFrame(): boolean {
    this.#turn()
    this.#others += 1
    return this.#others <= otherFramesBeforeEnd
  }

  /** For a message: taken, to be refused, or the end of this line. */
  takesMessage(): 'taken' | 'refused' | 'end' {
    this.#turn()
    this.#messages += 1
    if (this.#messages > messagesBeforeEnd) return 'end'
    return this.#messages > messagesBeforeRefusal ? 'refused' : 'taken'
  }

  #turn(): void {
    const now = this.#now()
    if (now - this.#from < window) return
    this.#from = now
    this.#messages = 0
    this.#others = 0
  }
}
