/**
 * [DK36] What a counsellor notes for themselves. It is no text: what says something in a conversation takes texts, so the
 * compiler stops who would hand it a note, and a note that is turned into words by accident has none.
 */
export class PrivateNote {
  readonly #words: string

  constructor(words = '') {
    this.#words = words
  }

  get isEmpty(): boolean {
    return this.#words === ''
  }

  /** The words, for the own screen and the own sealed blob (SE25), and for nothing else. */
  read(): string {
    return this.#words
  }
}
