/** One process serves so many open pages, whatever carries them (security.md 5.5). */
export const mostLines = 10_000
/** Of one network so many lines at once that have not said who they are; an honest page does so in its first breath. */
export const mostUnproven = 100

interface Cuttable {
  cut(): void
}

interface Network {
  /** Lines that have not said who they are, oldest first. */
  readonly unproven: Set<Cuttable>
  proven: number
}

/**
 * [WR8] [FL5] Every open line, so that there are not too many and all can be ended. Who has not said who it is makes room
 * for who comes: the oldest line of the same network first, and when the house is full, of the network with most of them. A line that
 * is somebody's place or talk is never ended for another.
 */
export class OpenLines {
  readonly #most: number
  readonly #mostUnproven: number
  readonly #networkOf = new Map<Cuttable, string>()
  readonly #networks = new Map<string, Network>()

  constructor(most = mostLines, unproven = mostUnproven) {
    this.#most = most
    this.#mostUnproven = unproven
  }

  /** Whether one more line may open. A line that proved nothing yet may be ended for it. */
  makeRoom(): boolean {
    if (this.#networkOf.size < this.#most) return true
    const most = [...this.#networks.values()].reduce<Network | undefined>(
      (largest, one) => (one.unproven.size > (largest?.unproven.size ?? 0) ? one : largest),
      undefined,
    )
    return most !== undefined && this.#cutOldest(most)
  }

  add(line: Cuttable, network: string): void {
    const of = this.#networks.get(network) ?? { unproven: new Set(), proven: 0 }
    this.#networks.set(network, of)
    this.#networkOf.set(line, network)
    of.unproven.add(line)
    if (of.unproven.size > this.#mostUnproven) this.#cutOldest(of)
  }

  /** This line is somebody's: a visitor with a ticket, or a desk. */
  prove(line: Cuttable): void {
    const of = this.#networks.get(this.#networkOf.get(line) ?? '')
    if (of?.unproven.delete(line)) of.proven += 1
  }

  /** It has neither place nor talk any more: it makes room again like one that never said who it is. */
  doubt(line: Cuttable): void {
    const of = this.#networks.get(this.#networkOf.get(line) ?? '')
    if (!of || of.unproven.has(line)) return
    of.unproven.add(line)
    of.proven -= 1
  }

  /** Whether room may run out soon: only then each line is asked what it still has. */
  isCrowded(): boolean {
    return this.#networkOf.size >= this.#most / 2
  }

  remove(line: Cuttable): void {
    const network = this.#networkOf.get(line)
    if (network === undefined) return
    this.#networkOf.delete(line)
    const of = this.#networks.get(network)
    if (!of) return
    if (!of.unproven.delete(line)) of.proven -= 1
    if (of.proven === 0 && of.unproven.size === 0) this.#networks.delete(network)
  }

  /** How many lines of this network are somebody's. */
  provenOf(network: string): number {
    return this.#networks.get(network)?.proven ?? 0
  }

  /** Also those that are only kept to explain why they are over. */
  endAll(): void {
    for (const line of [...this.#networkOf.keys()]) line.cut()
  }

  #cutOldest({ unproven }: Network): boolean {
    const [oldest] = unproven
    if (!oldest) return false
    // A socket tells of its end a little later; its room is free now.
    this.remove(oldest)
    oldest.cut()
    return true
  }
}
