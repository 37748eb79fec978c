import { randomBytes, randomInt } from 'node:crypto'
import * as v from 'valibot'
import type { Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { standardWorkLevels, type WorkLevel } from '../../domain/work-level.ts'
import { type WorkAsked, type WorkDone, type WorkFor, workAsked } from '../../protocol/work.ts'
import type { Clock } from '../clock.ts'

/**
 * [CT8] [FL1] Asks for work and takes it once. Its keys are made at the start and never leave memory. How hard it is stands
 * in what is signed: easier work than was asked is no work.
 */
export class ProofOfWork {
  readonly #clock: Clock
  /** Milliseconds that work is good for. */
  readonly #kept: number
  /** From easy to hardest. */
  readonly levels: readonly WorkLevel[]
  readonly #secrets = {
    hmacSignatureSecret: randomBytes(32).toString('base64url'),
    hmacKeySignatureSecret: randomBytes(32).toString('base64url'),
  }
  /** Signatures of work that was taken, until it would be over anyway: the library takes the same solution twice. */
  readonly #used = new Map<string, Instant>()

  constructor(clock: Clock, kept: number, levels = standardWorkLevels) {
    this.#clock = clock
    this.#kept = kept
    this.levels = levels
  }

  /** `level` from 0; past the hardest it is the hardest. */
  async ask(purpose: WorkFor, level = 0): Promise<WorkAsked> {
    const { createChallenge, deriveKey } = await library()
    const { cost, tries } = this.levels[level] ?? this.levels.at(-1) ?? { cost: 1, tries: 1 }
    const challenge = await createChallenge({
      ...{ algorithm: 'PBKDF2/SHA-256', deriveKey, cost, counter: randomInt(0, tries) },
      // Not the library's own end: that one knows only the machine's clock.
      data: { ...purpose, until: this.#clock.now() + this.#kept },
      ...this.#secrets,
    })
    return v.parse(workAsked, JSON.parse(JSON.stringify(challenge)))
  }

  /** Takes work for this purpose, once. Refuses `expired` (too late, or taken before) and `proof-refused`. */
  async take(purpose: WorkFor, { asked, counter, key }: WorkDone): Promise<Refused | undefined> {
    const { data } = asked.parameters
    const now = this.#clock.now()
    this.#forgetPast(now)
    if (!isFor(data, purpose)) return refuse('proof-refused')
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

  /** Oldest first, and `until` grows with what is put in; only what somebody made up stands elsewhere, and not for long. */
  #forgetPast(now: Instant): void {
    for (const [signature, until] of this.#used) {
      if (until >= now) return
      this.#used.delete(signature)
    }
  }
}

function isFor(data: WorkFor, purpose: WorkFor): boolean {
  if (data.purpose === 'contact' || purpose.purpose === 'contact') return data.purpose === purpose.purpose
  return data.c === purpose.c
}

/** Loaded when work is first asked for: a start should not wait for it. */
async function library() {
  const [{ createChallenge, verifySolution }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/pbkdf2'),
  ])
  return { createChallenge, verifySolution, deriveKey }
}
