import { signal } from '@preact/signals'
import type { ContactRequest, ContactWords, SealedLetter } from '../../../protocol/contact.ts'
import {
  type ContactField,
  type ContactProblems,
  type ContactTyped,
  nothingTyped,
  readContactForm,
} from '../../../protocol/contact-form.ts'
import type { WorkDone } from '../../../protocol/work.ts'

/** Where the page is with the message. */
export type ContactStage =
  | { readonly at: 'writing' | 'preparing' | 'sending' | 'unsealed' | 'no-connection' | 'failed' | 'sent' }
  | { readonly at: 'too-many'; readonly until: number }

/** What the server said: kept; the work was over or did not hold; too many until an instant (milliseconds); or no. */
export type ContactAnswer = 'kept' | 'work-refused' | 'refused' | { readonly until: number }

/** The ways out of the page. Without a connection they throw a TypeError, as `fetch` does. */
export interface ContactWays {
  /** Asks for work and does it. */
  work(): Promise<WorkDone>
  /** Null: there is no key that holds, or this browser cannot. */
  seal(words: ContactWords): Promise<SealedLetter | null>
  post(request: ContactRequest): Promise<ContactAnswer>
  makeId(): string
}

type Came = { how: 'sealed'; id: string; letter: SealedLetter } | ({ how: 'open'; id: string } & ContactWords)

/** [CT5] The form with script: work and seal first, then send; what was typed stays until it was kept. */
export class ContactSending {
  readonly typed = signal<ContactTyped>(nothingTyped)
  readonly problems = signal<ContactProblems>({})
  readonly stage = signal<ContactStage>({ at: 'writing' })
  readonly #ways: ContactWays
  /** What was sent last, so that the same words sent again are the same message, sealed once. */
  #last: { readonly said: string; readonly came: Came } | undefined

  constructor(ways: ContactWays) {
    this.#ways = ways
  }

  type(field: ContactField, value: string): void {
    this.typed.value = { ...this.typed.value, [field]: value }
  }

  /** Sends it sealed; where that is not possible it asks, and sends nothing. */
  send(): Promise<void> {
    return this.#go(async words => {
      const letter = await this.#ways.seal(words).catch(() => null)
      return letter && { how: 'sealed', id: this.#ways.makeId(), letter }
    })
  }

  /** By the person's own choice. */
  sendOpen(): Promise<void> {
    return this.#go(async words => ({ how: 'open', id: this.#ways.makeId(), ...words }))
  }

  /** "Nee, nog niet". */
  reconsider(): void {
    this.stage.value = { at: 'writing' }
  }

  /** Nothing of it stays in this page. */
  forget(): void {
    this.typed.value = nothingTyped
    this.#last = undefined
  }

  async #go(make: (words: ContactWords) => Promise<Came | null>): Promise<void> {
    if (this.stage.value.at === 'preparing' || this.stage.value.at === 'sending') return
    const read = readContactForm(this.typed.value)
    this.problems.value = 'problems' in read ? read.problems : {}
    this.stage.value = { at: 'words' in read ? 'preparing' : 'writing' }
    if (!('words' in read)) return
    try {
      await this.#carry(read.words, make)
    } catch (error) {
      // What `fetch` throws when nobody answers.
      this.stage.value = { at: error instanceof TypeError ? 'no-connection' : 'failed' }
    }
  }

  async #carry(words: ContactWords, make: (words: ContactWords) => Promise<Came | null>): Promise<void> {
    const said = JSON.stringify(words)
    // Work first: it shows whether there is a connection, and a seal that was not loaded once may never be in this page.
    const work = await this.#ways.work()
    const came = this.#last?.said === said ? this.#last.came : await make(words)
    if (!came) {
      this.stage.value = { at: 'unsealed' }
      return
    }
    this.#last = { said, came }
    this.stage.value = { at: 'sending' }
    const first = await this.#ways.post({ ...came, work })
    const answer =
      first === 'work-refused' ? await this.#ways.post({ ...came, work: await this.#ways.work() }) : first
    if (answer === 'kept') this.forget()
    this.stage.value = stageAfter(answer)
  }
}

function stageAfter(answer: ContactAnswer): ContactStage {
  if (typeof answer === 'object') return { at: 'too-many', until: answer.until }
  return { at: answer === 'kept' ? 'sent' : 'failed' }
}
