import type { Network } from '../network.ts'

/** One process serves so many open pages, whatever carries them (security.md 5.5). */
export const mostLines = 10_000
/** Of one network so many lines at once that have not said who they are; an honest page does so in its first breath. */
export const mostUnproven = 100

interface Cuttable {
  cut(): void
}

/** The lines of one network, or of a wider one. */
interface Lines {
  /** How many times what one network may have here. */
  readonly pace: number
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
  readonly #networkOf = new Map<Cuttable, Network>()
  readonly #linesOf = new Map<string, Lines>()

  constructor(most = mostLines, unproven = mostUnproven) {
    this.#most = most
    this.#mostUnproven = unproven
  }

  /** Whether one more line may open. A line that proved nothing yet may be ended for it. */
  makeRoom(): boolean {
    if (this.#networkOf.size < this.#most) return true
    const weight = (lines: Lines | undefined) => (lines ? lines.unproven.size / lines.pace : 0)
    const most = [...this.#linesOf.values()].reduce<Lines | undefined>(
      (largest, one) => (weight(one) > weight(largest) ? one : largest),
      undefined,
    )
    return most !== undefined && this.#cutOldest(most)
  }

  add(line: Cuttable, network: Network): void {
    this.#networkOf.set(line, network)
    for (const { key, pace } of network) {
      const of = this.#linesOf.get(key) ?? { unproven: new Set(), proven: 0, pace }
      this.#linesOf.set(key, of)
      of.unproven.add(line)
    }
    for (const of of this.#of(line)) if (of.unproven.size > this.#mostUnproven * of.pace) this.#cutOldest(of)
  }

  /** This line is somebody's: a visitor with a ticket, or a desk. */
  prove(line: Cuttable): void {
    for (const of of this.#of(line)) if (of.unproven.delete(line)) of.proven += 1
  }

  /** It has neither place nor talk any more: it makes room again like one that never said who it is. */
  doubt(line: Cuttable): void {
    for (const of of this.#of(line)) {
      if (of.unproven.has(line)) continue
      of.unproven.add(line)
      of.proven -= 1
    }
  }

  /** Whether room may run out soon: only then each line is asked what it still has. */
  isCrowded(): boolean {
    return this.#networkOf.size >= this.#most / 2
  }

  remove(line: Cuttable): void {
    const network = this.#networkOf.get(line) ?? []
    for (const of of this.#of(line)) if (!of.unproven.delete(line)) of.proven -= 1
    this.#networkOf.delete(line)
    for (const { key } of network) {
      const of = this.#linesOf.get(key)
      if (of?.proven === 0 && of.unproven.size === 0) this.#linesOf.delete(key)
    }
  }

  /** How many lines are somebody's, of what is counted under this key. */
  provenOf(key: string): number {
    return this.#linesOf.get(key)?.proven ?? 0
  }

  /** Also those that are only kept to explain why they are over. */
  endAll(): void {
    for (const line of [...this.#networkOf.keys()]) line.cut()
  }

  /** What is counted this line with; nothing once it is gone. */
  #of(line: Cuttable): readonly Lines[] {
    return (this.#networkOf.get(line) ?? []).flatMap(({ key }) => this.#linesOf.get(key) ?? [])
  }

  #cutOldest({ unproven }: Lines): boolean {
    const [oldest] = unproven
    if (!oldest) return false
    // A socket tells of its end a little later; its room is free now.
    this.remove(oldest)
    oldest.cut()
    return true
  }
}
