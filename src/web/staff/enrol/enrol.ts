import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type Bytes, fromBase64url } from '../../../crypto/bytes.ts'
import { sealAnswer } from '../../../crypto/invitation.ts'
import type { StaffRole } from '../../../domain/people.ts'
import { isRefused, type Refusal } from '../../../domain/refusal.ts'
import { type OpenInvitationAnswer, openInvitationAnswer } from '../../../protocol/people.ts'
import { boundKeys, makeOwnKeys, type OwnNewKeys } from '../joining/make-own-keys.ts'
import type { Who } from '../joining/who-problems.ts'
import type { Post } from '../post.ts'
import { type ChosenWay, makeWay } from '../way-in/make-way.ts'

export interface InvitationLink {
  readonly id: string
  /** K_inv (SE4), 32 bytes: it binds the answer to whoever got the link. It never goes to the server. */
  readonly key: Bytes
}

export type EnrolTrouble = Refusal | 'no-connection'

export type EnrolStep =
  | { readonly is: 'no-link' | 'opening' | 'no-answer' | 'expired' | 'not-set-up' }
  | ({ readonly is: 'invited' } & OpenInvitationAnswer)
  | { readonly is: 'who'; readonly taken: string | undefined }
  | { readonly is: 'making' | 'not-made' }
  | { readonly is: 'paper' | 'proof'; readonly keys: OwnNewKeys }
  | { readonly is: 'way'; readonly keys: OwnNewKeys; readonly trouble: EnrolTrouble | undefined }
  | { readonly is: 'sending'; readonly keys: OwnNewKeys }
  | { readonly is: 'waiting' }

interface Deps {
  readonly post: Post
  readonly org: string
  readonly breathe: () => Promise<void>
}

/** SE4: the link as its fragment has it: invitation (16 bytes), a point, K_inv (32 bytes). Undefined for anything else. */
export function readLink(fragment: string): InvitationLink | undefined {
  const [id, key, ...more] = fragment.split('.')
  const [idBytes, keyBytes] = [fromBase64url(id ?? ''), fromBase64url(key ?? '')]
  if (more.length > 0 || idBytes?.length !== 16 || keyBytes?.length !== 32 || id === undefined)
    return undefined
  return { id, key: keyBytes }
}

/**
 * [SI47] [SI48] The answer to an invitation, from the link to waiting for a deputy. Keys are made in this page; after a
 * failure the same keys go again.
 */
export class Enrolment {
  readonly #deps: Deps
  readonly #link: InvitationLink | undefined
  readonly #step = signal<EnrolStep>({ is: 'opening' })
  #role: StaffRole = 'counsellor'
  #who: Who = { username: '', name: '' }
  #keys: OwnNewKeys | undefined
  #mayHaveArrived = false

  constructor(deps: Deps, link: InvitationLink | undefined, isSetUp: boolean) {
    this.#deps = deps
    this.#link = link
    if (!isSetUp) this.#step.value = { is: 'not-set-up' }
    else if (link) void this.open()
    else this.#step.value = { is: 'no-link' }
  }

  get step(): ReadonlySignal<EnrolStep> {
    return this.#step
  }

  get role(): StaffRole {
    return this.#role
  }

  get who(): Who {
    return this.#who
  }

  /** Whether closing the page now would lose something that was made. */
  get isUnderWay(): boolean {
    return ['making', 'paper', 'proof', 'way', 'sending'].includes(this.#step.value.is)
  }

  /** Asks what the invitation is for. Also the way on when there was no connection. */
  async open(): Promise<void> {
    if (!this.#link) return
    this.#step.value = { is: 'opening' }
    const answer = await this.#deps
      .post('/api/invitation', { id: this.#link.id })
      .catch(() => ({ refused: 'try-again' }))
    const parsed = v.safeParse(openInvitationAnswer, answer)
    if (parsed.success) {
      this.#role = parsed.output.role
      this.#step.value = { is: 'invited', ...parsed.output }
    } else {
      const isOver = isRefused(answer) && answer.refused === 'expired'
      this.#step.value = { is: isOver ? 'expired' : 'no-answer' }
    }
  }

  begin(): void {
    if (this.#step.value.is === 'invited') this.#step.value = { is: 'who', taken: undefined }
  }

  /** Makes the keys of this person, once; who only changes a name keeps them. */
  async is(who: Who): Promise<void> {
    if (this.#step.value.is !== 'who' && this.#step.value.is !== 'not-made') return
    this.#who = who
    if (this.#keys) return this.#toWay(this.#keys)
    this.#step.value = { is: 'making' }
    await this.#deps.breathe()
    try {
      const keys = await makeOwnKeys(this.#role)
      this.#keys = keys
      if (keys.phrase === null) this.#toWay(keys)
      else this.#step.value = { is: 'paper', keys }
    } catch {
      this.#step.value = { is: 'not-made' }
    }
  }

  #toWay(keys: OwnNewKeys, trouble?: EnrolTrouble): void {
    this.#step.value = { is: 'way', keys, trouble }
  }

  toProof(): void {
    const step = this.#step.value
    if (step.is === 'paper') this.#step.value = { is: 'proof', keys: step.keys }
  }

  backToPaper(): void {
    const step = this.#step.value
    if (step.is === 'proof') this.#step.value = { is: 'paper', keys: step.keys }
  }

  proven(): void {
    const step = this.#step.value
    if (step.is === 'proof') this.#toWay(step.keys)
  }

  /** Seals the answer and sends it. A name that is taken leads back to the names; everything else may be tried again. */
  async send(chosen: ChosenWay): Promise<void> {
    const step = this.#step.value
    if (step.is !== 'way' || !this.#link) return
    const { keys } = step
    this.#step.value = { is: 'sending', keys }
    await this.#deps.breathe()
    const trouble = await this.#answer(this.#link, keys, chosen)
    if (trouble === undefined) this.#step.value = { is: 'waiting' }
    else if (trouble === 'already-open') this.#step.value = { is: 'who', taken: this.#who.username }
    // An invitation that is used up after an answer that was lost: it was our own that used it.
    else if (trouble === 'expired') this.#step.value = { is: this.#mayHaveArrived ? 'waiting' : 'expired' }
    else this.#toWay(keys, trouble)
  }

  async #answer(
    link: InvitationLink,
    keys: OwnNewKeys,
    chosen: ChosenWay,
  ): Promise<EnrolTrouble | undefined> {
    const { username, name } = this.#who
    const { org, post } = this.#deps
    const { secrets, identity, age, ageFiles } = keys
    try {
      const way = await makeWay({ org, username, secrets }, chosen)
      const bound = { org, inviteId: link.id, username, keys: boundKeys(keys, name) }
      const mac = await sealAnswer(link.key, bound)
      const answer = await post('/api/enrol', {
        ...{ invitation: link.id, username, name, identity, age, mac, secrecy: true, way, ageFiles },
      })
      return isRefused(answer) ? (answer.refused as Refusal) : undefined
    } catch {
      this.#mayHaveArrived = true
      return 'no-connection'
    }
  }
}
