import { type ReadonlySignal, signal } from '@preact/signals'
import { openUnderPasskey, sealUnderPasskey } from '../../crypto/age-files.ts'
import { type OpenVaultKey, openVaultKey } from '../../crypto/key-files.ts'
import { type Refused, refuse } from '../../crypto/seal-refusal.ts'
import { type LetterKind, openLetter } from '../../crypto/vault-letter.ts'
import type { PeopleRefusal } from './people.ts'
import { openOwnIdentity } from './people-root.ts'
import type { VaultFiles } from './vault-files.ts'
import type { PasskeyProof, ProofRefusal } from './vault-passkey.ts'

/** [CT23] So long nothing was opened or pressed: then it locks by itself. */
export const vaultUnusedMilliseconds = 10 * 60_000

export type LockReason = 'not-yet' | 'unused' | 'by-hand' | 'signed-out'

/**
 * `years` are those whose keys are open, the newest first; `shut` counts the key files that did not open. `byPasskey`: a
 * passkey opens it, so that there is none to tie.
 */
export type VaultState =
  | { readonly is: 'locked'; readonly why: LockReason }
  | { readonly is: 'unlocking' }
  | {
      readonly is: 'open'
      readonly years: readonly string[]
      readonly shut: number
      readonly byPasskey: boolean
    }

/** `not-tied`: this passkey opens no own file yet. `not-for-me`: no key of the vault is sealed for this person. */
export type VaultRefusal = PeopleRefusal | ProofRefusal | 'not-tied' | 'not-for-me'

type Outcome = { readonly refused: VaultRefusal } | undefined

export interface VaultDeps {
  readonly files: VaultFiles
  /** A press on a passkey that proves to the server who is there and gives what unlocks. */
  readonly prove: () => Promise<PasskeyProof | { readonly refused: ProofRefusal }>
  readonly now: () => number
}

interface Own {
  readonly identity: string
  readonly byPasskey: boolean
}
interface Inside extends Own {
  readonly keys: readonly OpenVaultKey[]
  readonly shut: number
}

/**
 * [CT21] What is sealed for coordinators, opened in this page: the own age identity and the seeds of the vault live in
 * memory from unlocking to locking, and nowhere else. Whatever shows something that was opened forgets it when `state`
 * is no longer `open`.
 */
export class Vault {
  readonly #state = signal<VaultState>({ is: 'locked', why: 'not-yet' })
  readonly #deps: VaultDeps
  /** What is in here is gone with the next locking. */
  #inside: Inside | null = null
  #usedAt = 0
  /** Rises at each locking: what was begun before may not end in an open vault. */
  #turn = 0

  constructor(deps: VaultDeps) {
    this.#deps = deps
  }

  get state(): ReadonlySignal<VaultState> {
    return this.#state
  }

  /** [CT21] SE45: with the seven words. Refusals: needs-phrase, wrong-phrase, not-for-me, and those of the server. */
  unlockByPhrase(phrase: string): Promise<Outcome> {
    return this.#unlock(async () => {
      if (phrase.trim() === '') return { refused: 'needs-phrase' }
      const file = await this.#deps.files.own('phrase')
      if ('refused' in file) return file
      const identity = await openOwnIdentity(phrase, file)
      return identity === undefined ? { refused: 'wrong-phrase' } : { identity, byPasskey: false }
    })
  }

  /** [CT22] SE45: one press proves who is there and opens. Refusals: not-tied, not-for-me, of passkey and server. */
  unlockByPasskey(): Promise<Outcome> {
    return this.#unlock(async () => {
      const proof = await this.#deps.prove()
      if ('refused' in proof) return proof
      const file = await this.#deps.files.own('passkey')
      if ('refused' in file) {
        proof.made.fill(0)
        return isMissing(file) ? { refused: 'not-tied' } : file
      }
      const identity = await openUnderPasskey(proof.made, file)
      return identity === undefined ? { refused: 'not-tied' } : { identity, byPasskey: true }
    })
  }

  /** [CT22] From now on this passkey unlocks too, in the place of another one. */
  async tiePasskey(): Promise<Outcome> {
    this.touch()
    const proof = await this.#deps.prove()
    if ('refused' in proof) return proof
    const inside = this.#inside
    if (!inside) {
      proof.made.fill(0)
      return { refused: 'prove-again' }
    }
    const refused = await this.#deps.files.keepOwn(await sealUnderPasskey(proof.made, inside.identity))
    const state = this.#state.peek()
    if (!refused && state.is === 'open') this.#state.value = { ...state, byPasskey: true }
    return refused
  }

  /**
   * [CT21] Opens a letter. Refusals: what `openLetter` refuses, with other-vault-key for a key that is not open here; and
   * locked, also when it was locked meanwhile.
   */
  async open(
    kind: LetterKind,
    letter: { readonly kid: string },
  ): Promise<string | Refused | { readonly refused: 'locked' }> {
    const turn = this.#turn
    this.touch()
    if (!this.#inside) return { refused: 'locked' }
    const key = this.#inside.keys.find(({ kid }) => kid === letter.kid)
    if (!key) return refuse('other-vault-key')
    const opened = await openLetter(kind, key, letter)
    return turn === this.#turn ? opened : { refused: 'locked' }
  }

  /** Somebody uses it: the ten minutes begin again. Too late is too late. */
  touch(): void {
    this.look()
    this.#usedAt = this.#deps.now()
  }

  /** [CT23] Locks when it was not used for ten minutes. */
  look(): void {
    if (this.#inside && this.#deps.now() - this.#usedAt >= vaultUnusedMilliseconds) this.lock('unused')
  }

  /** Erases the seeds and lets go of the identity. */
  lock(why: Exclude<LockReason, 'not-yet'>): void {
    this.#turn += 1
    if (this.#inside) erase(this.#inside)
    this.#inside = null
    this.#state.value = { is: 'locked', why }
  }

  async #unlock(opensOwn: () => Promise<Own | { readonly refused: VaultRefusal }>): Promise<Outcome> {
    const before = this.#state.peek()
    if (before.is !== 'locked') return undefined
    this.#state.value = { is: 'unlocking' }
    const turn = this.#turn
    const inside = await this.#insideFor(await opensOwn())
    if ('refused' in inside) {
      if (turn === this.#turn) this.#state.value = before
      return turn === this.#turn ? inside : undefined
    }
    if (turn !== this.#turn) return erase(inside)
    this.#inside = inside
    this.#usedAt = this.#deps.now()
    const { keys, shut, byPasskey } = inside
    this.#state.value = { is: 'open', years: keys.map(({ year }) => year), shut, byPasskey }
    return undefined
  }

  async #insideFor(
    own: Own | { readonly refused: VaultRefusal },
  ): Promise<Inside | { refused: VaultRefusal }> {
    if ('refused' in own) return own
    const all = await this.#deps.files.ofVault()
    if ('refused' in all) return all
    const { identity } = own
    const read = await Promise.all(
      all.files.map(({ name, content }) => openVaultKey({ name, content, identity }, all.lines)),
    )
    const keys = read.flatMap(key => ('refused' in key ? [] : [key]))
    keys.sort((one, other) => other.year.localeCompare(one.year))
    return keys.length > 0 ? { ...own, keys, shut: read.length - keys.length } : { refused: 'not-for-me' }
  }
}

function erase({ keys }: Inside): undefined {
  for (const { seed } of keys) seed.fill(0)
}

/** The server has no such file. */
function isMissing({ refused }: { readonly refused: VaultRefusal }): boolean {
  return refused === 'expired' || refused === 'not-yours'
}
