import type { Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { Clock } from '../clock.ts'
import { hashSecret, makeSecret } from '../secret.ts'

const validFor = 30 * 60_000

/** What was already kept with a pass: taps and text go in transactions of their own (SV3), and neither counts twice. */
export interface PassUse {
  readonly until: Instant
  taps: 'open' | 'busy' | 'kept'
  text: 'open' | 'busy' | 'kept'
  isOver: boolean
}

/**
 * [SV2] Permissions to answer the survey. Each is random, for once, for half an hour, in memory only, and nothing here
 * says after which conversation it was given.
 */
export class SurveyPasses {
  readonly #clock: Clock
  readonly #uses = new Map<string, PassUse>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Makes one, base64url of 16 bytes. Call it once for each conversation that took place. */
  give(): string {
    this.#forgetOld()
    const pass = makeSecret(16)
    this.#uses.set(hashSecret(pass), {
      ...{ until: this.#clock.now() + validFor, taps: 'open', text: 'open', isOver: false },
    })
    return pass
  }

  /** Refuses `expired` when there is no such pass (any more), and `out-of-order` when it was used. */
  find(pass: string): PassUse | Refused {
    this.#forgetOld()
    const use = this.#uses.get(hashSecret(pass))
    if (!use) return refuse('expired')
    return use.isOver || use.taps === 'busy' || use.text === 'busy' ? refuse('out-of-order') : use
  }

  #forgetOld(): void {
    const now = this.#clock.now()
    for (const [hash, { until }] of this.#uses) if (now >= until) this.#uses.delete(hash)
  }
}
