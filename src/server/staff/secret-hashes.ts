import { makeSecret } from '../secret.ts'

/** Loaded at the first sign-in: a server that starts again has its visitors back sooner. */
const argon2 = () => import('@node-rs/argon2')

/** Argon2id, 64 MiB, three passes (security.md 5.1). Memory in KiB. */
const costs = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** Hashes with the pepper begin so; those without it are of a demo before there was one. */
const peppered = 'p1'

/** Each hash takes 64 MiB and a thread; more than wait here are turned away. */
const atOnce = 2
const waitingAtMost = 20

/**
 * [SI11] Argon2id of sign-in secrets, with a pepper that is not in the database, in PHC format after the pepper's name.
 * The secret has 256 bits already; this is for a stolen database.
 */
export class SecretHashes {
  readonly #pepper: Uint8Array
  readonly #waiting: (() => void)[] = []
  #busy = 0
  /** What an unknown name is compared with, so that it takes as long as a known one. */
  #nobody: Promise<string> | undefined

  constructor(pepper: Uint8Array) {
    this.#pepper = pepper
  }

  /** The hash to keep; 'too-many' when too many wait already. */
  async make(secret: string): Promise<string | 'too-many'> {
    return this.#inTurn(() => this.#hash(secret))
  }

  async #hash(secret: string): Promise<string> {
    return peppered + (await (await argon2()).hash(secret, { ...costs, secret: this.#pepper }))
  }

  /** Whether this secret has this hash, or nobody's; 'too-many' when too many wait already. */
  async isRight(secret: string, hash: string | undefined): Promise<boolean | 'too-many'> {
    this.#nobody ??= this.#hash(makeSecret(32))
    const compared = hash ?? (await this.#nobody)
    const hasPepper = compared.startsWith(peppered)
    const phc = hasPepper ? compared.slice(peppered.length) : compared
    const pepper = hasPepper ? { secret: this.#pepper } : {}
    const isRight = await this.#inTurn(async () => (await argon2()).verify(phc, secret, pepper))
    return isRight === 'too-many' ? isRight : isRight && hash !== undefined
  }

  /** Does the costly work, a few at once. */
  async #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer | 'too-many'> {
    if (this.#busy >= atOnce) {
      if (this.#waiting.length >= waitingAtMost) return 'too-many'
      await new Promise<void>(resolve => this.#waiting.push(resolve))
    }
    this.#busy += 1
    try {
      return await work()
    } finally {
      this.#busy -= 1
      this.#waiting.shift()?.()
    }
  }
}

/** Whether a hash can only be checked with the pepper of this data directory. */
export function needsPepper(hash: string): boolean {
  return hash.startsWith(peppered)
}
