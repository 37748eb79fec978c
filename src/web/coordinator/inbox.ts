import { effect, type Signal, signal } from '@preact/signals'
import * as v from 'valibot'
import type { LetterKind } from '../../crypto/vault-letter.ts'
import { isRefused } from '../../domain/refusal.ts'
import {
  type ContactEraseRequest,
  type ContactHandledRequest,
  type ContactMessage,
  type ContactMessagesAnswer,
  type ContactState,
  type ContactWords,
  contactMessagesAnswer,
  contactWords,
  type SealedLetter,
} from '../../protocol/contact.ts'
import { type SurveyTexts, surveyTexts } from '../../protocol/survey.ts'
import { waysAnswer } from '../../protocol/ways-in.ts'
import { type PeopleServer, type ServerRefusal, tell } from './people-server.ts'
import type { Vault } from './vault.ts'

/** A list of the server, as this page knows it. */
export type Listed<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly why: ServerRefusal }
  | { readonly is: 'here'; readonly list: T }

/** Why something sealed cannot be read: `other-year` is of a key that is not open here, `damaged` does not open. */
export type ShutReason = 'locked' | 'other-year' | 'damaged'
export type Opened<T> =
  | { readonly is: 'words'; readonly words: T }
  | { readonly is: 'shut'; readonly why: ShutReason }

interface Deps {
  readonly server: PeopleServer
  readonly vault: Vault
}

/** [CT24] What people wrote, without a screen. Whatever was opened is forgotten when the vault locks. */
export class Inbox {
  readonly messages = signal<Listed<ContactMessagesAnswer>>({ is: 'loading' })
  readonly surveys = signal<Listed<SurveyTexts>>({ is: 'loading' })
  /** Why the last look gave nothing, while what is shown is from before. */
  readonly stale = signal<ServerRefusal | null>(null)
  /** The message that stands open on the page. */
  readonly shown = signal<string | null>(null)
  readonly words = signal<ReadonlyMap<string, Opened<ContactWords>>>(new Map())
  readonly surveyWords = signal<ReadonlyMap<string, Opened<string>>>(new Map())
  readonly isBusy = signal(false)
  /** Whether this person comes in by a passkey at all, so that one may unlock. */
  readonly hasPasskey = signal(false)
  /** What was last asked and not done. */
  readonly refused = signal<ServerRefusal | null>(null)
  readonly vault: Vault
  readonly #server: PeopleServer

  constructor({ server, vault }: Deps) {
    this.#server = server
    this.vault = vault
    effect(() => {
      if (vault.state.value.is === 'open') return
      this.words.value = new Map()
      this.surveyWords.value = new Map()
    })
  }

  /** How many new messages there are, as far as they are shown; null while that is not known. */
  get newCount(): number | null {
    const messages = this.messages.value
    return messages.is === 'here'
      ? messages.list.messages.filter(({ state }) => state === 'new').length
      : null
  }

  /** Reads the messages anew. What was seen stays when the server cannot be reached. */
  async readMessages(): Promise<void> {
    this.stale.value = await this.#read(this.messages, '/api/contact-messages', contactMessagesAnswer)
    this.#forgetGone()
  }

  /** Erased here or by a colleague: what was opened of it goes as well. */
  #forgetGone(): void {
    const messages = this.messages.peek()
    if (messages.is !== 'here') return
    const there = new Set(messages.list.messages.map(({ id }) => id))
    const words = [...this.words.peek()].filter(([id]) => there.has(id))
    if (words.length < this.words.peek().size) this.words.value = new Map(words)
  }

  /** [CT22] Asks by which ways this person comes in; what was known stays. */
  async readWays(): Promise<void> {
    const answer = await this.#server.get('/api/ways').catch(() => undefined)
    const parsed = v.safeParse(waysAnswer, answer)
    if (parsed.success) this.hasPasskey.value = parsed.output.ways.some(({ kind }) => kind === 'passkey')
  }

  /** [CT26] Reads what people wrote after a conversation, and opens all of it where the vault is open. */
  async readSurveys(): Promise<void> {
    await this.#read(this.surveys, '/api/survey-texts', surveyTexts)
    await this.openSurveys()
  }

  /** [CT24] Shows one message, opened when it is sealed and the vault is open; another press folds it away. */
  async show(message: ContactMessage): Promise<void> {
    if (this.shown.peek() === message.id) {
      this.shown.value = null
      return
    }
    this.shown.value = message.id
    await this.open(message)
  }

  /** Opens what is sealed; what came open needs no key. */
  async open(message: ContactMessage): Promise<void> {
    if (message.how === 'open' || this.words.peek().has(message.id)) return
    const opened = await this.#opened('contact', message.letter, wordsIn)
    if (opened.is !== 'shut' || opened.why !== 'locked')
      this.words.value = new Map(this.words.peek()).set(message.id, opened)
  }

  /** [CT26] All at once: they have no names and no answer is waited for. */
  async openSurveys(): Promise<void> {
    const surveys = this.surveys.peek()
    if (surveys.is !== 'here' || this.vault.state.peek().is !== 'open') return
    const words = new Map<string, Opened<string>>()
    for (const { id, letter } of surveys.list.texts) {
      const known = this.surveyWords.peek().get(id)
      words.set(id, known ?? (await this.#opened('survey', letter, text => ({ is: 'words', words: text }))))
    }
    if (this.vault.state.peek().is === 'open') this.surveyWords.value = words
  }

  async #opened<T>(
    kind: LetterKind,
    letter: SealedLetter,
    read: (text: string) => Opened<T>,
  ): Promise<Opened<T>> {
    const text = await this.vault.open(kind, letter)
    if (typeof text === 'string') return read(text)
    if (text.refused === 'locked') return { is: 'shut', why: 'locked' }
    return { is: 'shut', why: text.refused === 'other-vault-key' ? 'other-year' : 'damaged' }
  }

  /** [CT25] Dealt with, or after all not. True when it was kept. */
  mark(id: string, state: ContactState): Promise<boolean> {
    return this.#act('/api/contact-messages/handled', { id, state } satisfies ContactHandledRequest)
  }

  /** [CT25] Gone for everyone. True when it is. */
  async erase(id: string): Promise<boolean> {
    const isGone = await this.#act('/api/contact-messages/erase', { id } satisfies ContactEraseRequest)
    if (isGone && this.shown.peek() === id) this.shown.value = null
    return isGone
  }

  async #act(path: string, body: object): Promise<boolean> {
    if (this.isBusy.peek()) return false
    this.vault.touch()
    this.isBusy.value = true
    const outcome = await tell(this.#server, path, body)
    if (outcome?.refused !== 'no-connection') await this.readMessages()
    this.isBusy.value = false
    this.refused.value = outcome?.refused ?? null
    return outcome === undefined
  }

  /** Gives why what is shown is from before; null when it is of now, or when nothing is shown. */
  async #read<T>(
    into: Signal<Listed<T>>,
    path: string,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<ServerRefusal | null> {
    const answer = await this.#server
      .get(path)
      .catch((): { refused: ServerRefusal } => ({ refused: 'no-connection' }))
    const parsed = v.safeParse(schema, answer)
    if (parsed.success) {
      into.value = { is: 'here', list: parsed.output }
      return null
    }
    const why: ServerRefusal = isServerRefusal(answer) ? answer.refused : 'try-again'
    if (why === 'not-signed-in') this.vault.lock('signed-out')
    if (into.peek().is === 'here') return why
    into.value = { is: 'refused', why }
    return null
  }
}

function isServerRefusal(answer: unknown): answer is { refused: ServerRefusal } {
  return isRefused(answer)
}

/** Whoever sealed it may have put in anything: what is no message of ours is shown as damaged. */
function wordsIn(text: string): Opened<ContactWords> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), contactWords), text)
  return parsed.success ? { is: 'words', words: parsed.output } : { is: 'shut', why: 'damaged' }
}
