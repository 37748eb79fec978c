import type { Clock } from '../clock.ts'
import type { Network } from '../network.ts'

/** More than a whole school that opens the page at the same moment, tries again and is unlucky. */
const mostInASecond = 300

/** [FL5] How often one network knocked within this second: who comes more often costs others the processor. */
export class Bursts {
  readonly #clock: Clock
  readonly #most: number
  #second = 0
  readonly #came = new Map<string, number>()

  constructor(clock: Clock, most = mostInASecond) {
    this.#clock = clock
    this.#most = most
  }

  /** Counts one more, and says whether it may come. */
  takes(network: Network): boolean {
    const second = Math.floor(this.#clock.now() / 1_000)
    if (second !== this.#second) this.#came.clear()
    this.#second = second
    return network.every(({ key, pace }) => {
      const count = (this.#came.get(key) ?? 0) + 1
      this.#came.set(key, count)
      return count <= this.#most * pace
    })
  }
}
