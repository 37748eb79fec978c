import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'
import { AddressKeys } from './address-key.ts'

const remembered = 10_000

/** [CT7] How much came from each network lately. In memory only, under a key that leads to nobody (SI14). */
export class NetworkPace {
  readonly #addresses = new AddressKeys()
  readonly #taken = new Map<string, readonly Instant[]>()
  readonly #clock: Clock
  readonly #most: number
  readonly #within: number

  /** `most` within so many milliseconds, from one network. */
  constructor(clock: Clock, most: number, within: number) {
    this.#clock = clock
    this.#most = most
    this.#within = within
  }

  /** From when this network may send again; null: now. */
  waitsUntil(address: string | undefined): Instant | null {
    const lately = this.#lately(this.#addresses.of(address))
    const oldest = lately.at(-this.#most)
    return oldest === undefined ? null : oldest + this.#within
  }

  /** Something of this network was taken. */
  took(address: string | undefined): void {
    const key = this.#addresses.of(address)
    const lately = this.#lately(key)
    this.#taken.delete(key)
    const [oldest] = this.#taken.keys()
    if (this.#taken.size >= remembered && oldest !== undefined) this.#taken.delete(oldest)
    this.#taken.set(key, [...lately, this.#clock.now()].slice(-this.#most))
  }

  #lately(key: string): readonly Instant[] {
    const from = this.#clock.now() - this.#within
    return (this.#taken.get(key) ?? []).filter(at => at > from)
  }
}
