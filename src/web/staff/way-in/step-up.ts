import { type Signal, signal } from '@preact/signals'
import { toBase64url } from '../../../crypto/bytes.ts'
import type { SecretKey } from '../../../crypto/derive.ts'
import { stretchPassword, wrappingKeyOfPasskey } from '../../../crypto/identity.ts'
import { isRefused, type Refusal, refuse } from '../../../domain/refusal.ts'
import type { Proof } from '../../../protocol/ways-in.ts'
import type { Post } from '../post.ts'
import { type PasskeyRefusal, pressPasskey } from './passkey.ts'

export type StepUpRefusal = Refusal | PasskeyRefusal

interface Deps {
  readonly post: Post
  readonly org: string
}

/**
 * [SI51] What weighs much asks once more who is there. Any part of the page asks its server through `again` (or the
 * `post` here): when the answer is `prove-again`, the dialog opens, and after a proof the same request goes once more.
 * Somebody who does not prove it gets `prove-again` as the answer, and nothing happened.
 */
export class StepUp {
  /** The dialog is open. */
  readonly isAsking: Signal<boolean> = signal(false)
  readonly #deps: Deps
  #answered: ((proven: SecretKey | undefined) => void)[] = []

  constructor(deps: Deps) {
    this.#deps = deps
  }

  readonly post: Post = (path, body) => this.again(() => this.#deps.post(path, body))

  /** Asks, and asks again after a proof. Throws only what `ask` throws. */
  async again(ask: () => Promise<unknown>): Promise<unknown> {
    const answer = await ask()
    if (!isRefused(answer) || answer.refused !== 'prove-again') return answer
    return (await this.keyOfProof()) ? ask() : refuse('prove-again')
  }

  /**
   * Asks for a proof in any case, and gives the key that it opens an identity file with, for who adds a way in;
   * undefined when nothing was proven.
   */
  keyOfProof(): Promise<SecretKey | undefined> {
    this.isAsking.value = true
    return new Promise(resolve => this.#answered.push(resolve))
  }

  /** Nothing was proven: what was asked does not happen. */
  cancel(): void {
    this.#answer(undefined)
  }

  #answer(proven: SecretKey | undefined): void {
    this.isAsking.value = false
    for (const resolve of this.#answered.splice(0)) resolve(proven)
  }

  /** Proves it with a press on a passkey. */
  async proveByPasskey(): Promise<StepUpRefusal | undefined> {
    const pressed = await pressPasskey(this.#deps)
    if ('refused' in pressed) return pressed.refused
    const key = await wrappingKeyOfPasskey(pressed.unlocks)
    return this.#prove({ kind: 'passkey', press: pressed.answer }, key)
  }

  /** Proves it with the password, stretched here as at sign-in, and a code. `code` is null only in the demo. */
  async proveByPassword(person: {
    readonly username: string
    readonly password: string
    readonly code: string | null
  }): Promise<StepUpRefusal | undefined> {
    const username = person.username.trim().toLowerCase()
    const { signInSecret, wrappingKey } = await stretchPassword({
      org: this.#deps.org,
      username,
      password: person.password,
    })
    const secret = toBase64url(signInSecret)
    signInSecret.fill(0)
    return this.#prove({ kind: 'password', secret, code: person.code }, wrappingKey)
  }

  async #prove(proof: Proof, key: SecretKey): Promise<StepUpRefusal | undefined> {
    try {
      const answer = await this.#deps.post('/api/step-up', { proof })
      if (isRefused(answer)) return answer.refused
      this.#answer(key)
      return undefined
    } catch {
      return 'no-connection'
    }
  }
}
