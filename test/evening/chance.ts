/**
 * Chance that can be played again: the same seed gives the same evening on every machine. A counter is stirred with the
 * seed by multiplying and folding; good enough to play people, and for nothing that must stay secret.
 */
export class Chance {
  readonly #seed: number
  #drawn = 0

  constructor(seed: number) {
    this.#seed = stir(seed + 0x51ed27)
  }

  /** Evenly between 0 (never 0 itself) and 1. */
  share(): number {
    this.#drawn += 1
    const high = stir(this.#seed ^ stir(this.#drawn))
    return (high + 0.5) / 2 ** 32
  }

  happens(chance: number): boolean {
    return this.share() < chance
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share()
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.min(high, Math.floor(this.between(low, high + 1)))
  }

  /** Exponential: what happens at any moment with equal chance. */
  exponential(mean: number): number {
    return -mean * Math.log(this.share())
  }
}

function stir(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
