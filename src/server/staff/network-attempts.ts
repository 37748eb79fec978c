import type { Instant } from '../../domain/people.ts'
import type { Network } from '../network.ts'
import { Attempts } from './attempts.ts'

/** A school stands behind one address; only many failures in a short time make it wait. */
const free = 30
const forgottenAfter = 15 * 60_000
/** One's own network waits for its own failures; for those of neighbours nobody waits longer than it takes to press again. */
const longest = { own: 60_000, wider: 1_000 }

/**
 * [SI14] [FL10] Failures by network, and by the wider one. A network is held against the wider one with its free failures only:
 * one person who guesses all evening from one place makes nobody of the same provider wait. Where many networks of it guess, the wider
 * one has a try in a second: that is no flood for the house, and names have a wait of their own (SI2).
 */
export class NetworkAttempts {
  /** By how many times the free failures of one network are free. */
  readonly #byPace = new Map<number, Attempts>()

  /** Whether somebody from there may try now. Counts as a failure until `wasRight`. */
  tries(network: Network, now: Instant): boolean {
    if (network.some(({ key, pace }) => this.#of(pace).waits(key, now))) return false
    for (const { key, pace } of network) if (!this.#of(pace).count(key, now)) break
    return true
  }

  /** This one was right; what others did on the same network still counts. */
  wasRight(network: Network): void {
    for (const { key, pace } of network) if (!this.#of(pace).wasRight(key)) break
  }

  #of(pace: number): Attempts {
    const known =
      this.#byPace.get(pace) ??
      new Attempts(free * pace, forgottenAfter, pace === 1 ? longest.own : longest.wider)
    this.#byPace.set(pace, known)
    return known
  }
}
