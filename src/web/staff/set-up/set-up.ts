import { type ReadonlySignal, signal } from '@preact/signals'
import { randomBytes, toBase64url } from '../../../crypto/bytes.ts'
import { type HelplineKeys, type MakingPart, makeHelplineKeys } from '../../../crypto/helpline-keys.ts'
import { makeKeyPhrase } from '../../../crypto/words/key-phrase.ts'
import { isRefused, type Refusal } from '../../../domain/refusal.ts'
import type { PublicStatus } from '../../../protocol/public-status.ts'
import type { Post } from '../post.ts'
import { type ChosenWay, makeWay } from '../way-in/make-way.ts'

/** Who sets the helpline up: the first coordinator. */
export interface FirstPerson {
  readonly username: string
  readonly name: string
}

export type SetUpTrouble = Refusal | 'no-connection'

export type SetUpStep =
  | { readonly is: 'no-link' | 'set-up-already' | 'need' | 'who' }
  | { readonly is: 'making'; readonly part: MakingPart }
  | { readonly is: 'not-made' }
  | { readonly is: 'paper' | 'proof'; readonly keys: HelplineKeys }
  | { readonly is: 'way'; readonly keys: HelplineKeys; readonly trouble: SetUpTrouble | undefined }
  | { readonly is: 'sending'; readonly keys: HelplineKeys }
  | { readonly is: 'link-refused' }
  | { readonly is: 'done' }

interface Deps {
  readonly post: Post
  readonly org: string
  readonly now: () => number
  readonly askStatus: () => Promise<PublicStatus | null>
  /** Lets the page draw before work that holds it up. */
  readonly breathe: () => Promise<void>
}

interface Start {
  /** From the link, or undefined when there is none in it. */
  readonly secret: string | undefined
  readonly isSetUp: boolean
}

/**
 * [SI40] The set-up of a helpline (SE7), from the printed link to the request. Everything is made in this page; nothing is
 * sent before the paper was proven, and after a failure the same keys go again.
 */
export class SetUp {
  readonly #deps: Deps
  readonly #secret: string
  readonly #id = toBase64url(randomBytes(16))
  readonly #step = signal<SetUpStep>({ is: 'need' })
  #person: FirstPerson = { username: '', name: '' }
  #mayHaveArrived = false

  constructor(deps: Deps, { secret, isSetUp }: Start) {
    this.#deps = deps
    this.#secret = secret ?? ''
    if (isSetUp) this.#step.value = { is: 'set-up-already' }
    else if (secret === undefined) this.#step.value = { is: 'no-link' }
  }

  get step(): ReadonlySignal<SetUpStep> {
    return this.#step
  }

  get person(): FirstPerson {
    return this.#person
  }

  /** Whether closing the page now would lose something that was made. */
  get isUnderWay(): boolean {
    return ['making', 'paper', 'proof', 'way', 'sending'].includes(this.#step.value.is)
  }

  begin(): void {
    if (this.#step.value.is === 'need') this.#step.value = { is: 'who' }
  }

  /** Makes all keys for this person. A second call while they are made does nothing. */
  async makeKeys(person: FirstPerson): Promise<void> {
    if (this.#step.value.is !== 'who' && this.#step.value.is !== 'not-made') return
    this.#person = person
    const tell = async (part: MakingPart) => {
      this.#step.value = { is: 'making', part }
      await this.#deps.breathe()
    }
    try {
      const deputy = { id: this.#id, name: person.name }
      const now = Math.floor(this.#deps.now() / 1000)
      const keyPhrase = makeKeyPhrase()
      const keys = await makeHelplineKeys({ org: this.#deps.org, now, deputy, keyPhrase, tell })
      this.#grantsFrom = now
      this.#step.value = { is: 'paper', keys }
    } catch {
      this.#step.value = { is: 'not-made' }
    }
  }

  #grantsFrom = 0

  /** It is on paper: the page asks a few characters of it. */
  toProof(): void {
    const step = this.#step.value
    if (step.is === 'paper') this.#step.value = { is: 'proof', keys: step.keys }
  }

  backToPaper(): void {
    const step = this.#step.value
    if (step.is === 'proof' || step.is === 'way') this.#step.value = { is: 'paper', keys: step.keys }
  }

  /** Call when what was asked of the paper is right. */
  proven(): void {
    const step = this.#step.value
    if (step.is === 'proof') this.#step.value = { is: 'way', keys: step.keys, trouble: undefined }
  }

  /** Seals the identity for this way in and sends the public halves. On failure the keys stay, for another try. */
  async send(chosen: ChosenWay): Promise<void> {
    const step = this.#step.value
    if (step.is !== 'way') return
    const { keys } = step
    this.#step.value = { is: 'sending', keys }
    await this.#deps.breathe()
    const trouble = await this.#ask(keys, chosen)
    if (trouble === undefined) this.#step.value = { is: 'done' }
    else if (trouble === 'not-allowed' || trouble === 'expired') await this.#hearNo()
    else this.#step.value = { is: 'way', keys, trouble }
  }

  async #ask(keys: HelplineKeys, chosen: ChosenWay): Promise<SetUpTrouble | undefined> {
    const { username, name } = this.#person
    try {
      const way = await makeWay({ org: this.#deps.org, username, secrets: keys.identity }, chosen)
      const answer = await this.#deps.post('/api/set-up', {
        secret: this.#secret,
        rootKey: keys.rootKey,
        grantsFrom: this.#grantsFrom,
        grants: keys.grants,
        accounts: [
          {
            ...{ id: this.#id, username, name, role: 'coordinator', secrecy: true, ways: [way] },
            ageFiles: [{ way: 'phrase', content: keys.ownAgeFile }],
          },
        ],
        keyFiles: keys.keyFiles,
      })
      return isRefused(answer) ? (answer.refused as Refusal) : undefined
    } catch {
      this.#mayHaveArrived = true
      return 'no-connection'
    }
  }

  /** The link is not good any more. After an answer that was lost that may be because our own request was carried out. */
  async #hearNo(): Promise<void> {
    const status = this.#mayHaveArrived ? await this.#deps.askStatus() : null
    const isOurs = status !== null && status.state !== 'not-set-up'
    this.#step.value = { is: isOurs ? 'done' : 'link-refused' }
  }
}
