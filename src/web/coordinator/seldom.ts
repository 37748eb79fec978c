/**
 * Says what changes often, seldom: the newest words, never the same twice in a row, and never sooner than so many
 * milliseconds after the ones before.
 */
export class Seldom {
  readonly #say: (words: string) => void
  readonly #every: number
  #said = ''
  #saidAt = Number.NEGATIVE_INFINITY
  #next = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(say: (words: string) => void, everyMilliseconds: number) {
    this.#say = say
    this.#every = everyMilliseconds
  }

  tell(words: string): void {
    this.#next = words
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#speak(), Math.max(0, this.#saidAt + this.#every - Date.now()))
  }

  #speak(): void {
    if (this.#next === this.#said) return
    this.#said = this.#next
    this.#saidAt = Date.now()
    this.#say(this.#said)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
