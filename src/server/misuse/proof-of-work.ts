import { randomBytes, randomInt } from 'node:crypto'
import * as v from 'valibot'
import type { Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { type WorkAsked, type WorkDone, type WorkPurpose, workAsked } from '../../protocol/work.ts'
import type { Clock } from '../clock.ts'

/** A quarter of a second on a laptop (measured), a second on a cheap phone. */
const easy = { cost: 1_000, from: 500, to: 1_000 }

/** [CT8] Asks for work and takes it once. Its keys are made at the start and never leave memory. */
export class ProofOfWork {
  readonly #clock: Clock
  /** Milliseconds that work is good for. */
  readonly #kept: number
  readonly #secrets = {
    hmacSignatureSecret: randomBytes(32).toString('base64url'),
    hmacKeySignatureSecret: randomBytes(32).toString('base64url'),
  }
  /** Signatures of work that was taken, until it would be over anyway: the library takes the same solution twice. */
  readonly #used = new Map<string, Instant>()

  constructor(clock: Clock, kept: number) {
    this.#clock = clock
    this.#kept = kept
  }

  async ask(purpose: WorkPurpose): Promise<WorkAsked> {
    const { createChallenge, deriveKey } = await library()
    const { cost, from, to } = easy
    const challenge = await createChallenge({
      ...{ algorithm: 'PBKDF2/SHA-256', deriveKey, cost, counter: randomInt(from, to + 1) },
      // Not the library's own end: that one knows only the machine's clock.
      data: { purpose, until: this.#clock.now() + this.#kept },
      ...this.#secrets,
    })
    return v.parse(workAsked, JSON.parse(JSON.stringify(challenge)))
  }

  /** Takes work for this purpose, once. Refuses `expired` (too late, or taken before) and `proof-refused`. */
  async take(purpose: WorkPurpose, { asked, counter, key }: WorkDone): Promise<Refused | undefined> {
    const { data } = asked.parameters
    const now = this.#clock.now()
    for (const [signature, until] of this.#used) if (until < now) this.#used.delete(signature)
    if (data.purpose !== purpose) return refuse('proof-refused')
    if (now > data.until || this.#used.has(asked.signature)) return refuse('expired')
    // Before anything is waited for: the same work side by side counts once.
    this.#used.set(asked.signature, data.until)
    const { verifySolution, deriveKey } = await library()
    const { verified } = await verifySolution({
      ...{ challenge: asked, deriveKey, ...this.#secrets },
      solution: { counter, derivedKey: key },
    })
    if (verified) return undefined
    this.#used.delete(asked.signature)
    return refuse('proof-refused')
  }
}

/** Loaded when work is first asked for: a start should not wait for it. */
async function library() {
  const [{ createChallenge, verifySolution }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/pbkdf2'),
  ])
  return { createChallenge, verifySolution, deriveKey }
}
