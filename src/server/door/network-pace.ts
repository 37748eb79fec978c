import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'
import { AddressKeys } from './address-key.ts'

const remembered = 10_000

/** [CT7] How much came from each network lately. In memory only, under a key that leads to nobody (SI14). */
export class NetworkPace {
  readonly #addresses: AddressKeys
  readonly #taken = new Map<string, readonly Instant[]>()
  readonly #clock: Clock
  readonly #most: number
  readonly #within: number

  /** `most` within so many milliseconds, from one network, and eight times that from a wider one (FL10). */
  constructor(clock: Clock, most: number, within: number) {
    this.#clock = clock
    this.#addresses = new AddressKeys(clock)
    this.#most = most
    this.#within = within
  }

  /**
   * Counts one more from this network, before anything is waited for: who sends many at the same moment gets no
   * further. When it may not, gives from when it may again, and counts nothing.
   */
  take(address: string | undefined): Instant | null {
    const came = this.#addresses.of(address).map(({ key, pace }) => {
      const lately = this.#lately(key)
      return { key, lately, inTheWay: lately.at(-this.#most * pace) }
    })
    const inTheWay = came.flatMap(one => one.inTheWay ?? [])
    if (inTheWay.length > 0) return Math.max(...inTheWay) + this.#within
    for (const { key, lately } of came) this.#keep(key, [...lately, this.#clock.now()])
    return null
  }

  /** What was counted last of this network was not kept after all. */
  giveBack(address: string | undefined): void {
    for (const { key } of this.#addresses.of(address)) this.#keep(key, this.#lately(key).slice(0, -1))
  }

  #keep(key: string, lately: readonly Instant[]): void {
    this.#taken.delete(key)
    if (lately.length === 0) return
    const [oldest] = this.#taken.keys()
    if (this.#taken.size >= remembered && oldest !== undefined) this.#taken.delete(oldest)
    this.#taken.set(key, lately)
  }

  #lately(key: string): readonly Instant[] {
    const from = this.#clock.now() - this.#within
    return (this.#taken.get(key) ?? []).filter(at => at > from)
  }
}
