import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { CameFrom } from './came-from.ts'
import { NetworkPace } from './network-pace.ts'
import { sendRefusal } from './refuse.ts'

const most = 240
const within = 60_000

/**
 * [FL6] Holds up who asks without being anybody: at most so many in a minute from one network. Who has a line or a blob
 * here never comes to it: nobody's leaving and nobody's reload waits for the flood of a neighbour.
 */
export class StrangerPace {
  readonly #pace: NetworkPace
  readonly #clock: Clock
  readonly #cameFrom: CameFrom

  constructor(clock: Clock, cameFrom: CameFrom) {
    this.#pace = new NetworkPace(clock, most, within)
    this.#clock = clock
    this.#cameFrom = cameFrom
  }

  /** The answer to a stranger who came too often; undefined for who may go on. */
  holdsUp(request: FastifyRequest, reply: FastifyReply, isKnown: boolean): FastifyReply | undefined {
    const waitsUntil = isKnown ? null : this.#pace.take(this.#cameFrom(request.raw))
    if (waitsUntil === null) return undefined
    const seconds = Math.ceil((waitsUntil - this.#clock.now()) / 1000)
    return sendRefusal(reply.header('retry-after', String(seconds)), 'too-fast')
  }
}
