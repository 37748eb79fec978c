import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { type WorkDone, workRequest } from '../../protocol/work.ts'
import type { Pressure } from '../misuse/pressure.ts'
import type { ProofOfWork } from '../misuse/proof-of-work.ts'
import type { Network } from '../network.ts'
import type { Knocks } from './knocks.ts'
import type { OpenLines } from './open-lines.ts'
import { sendRefusal } from './refuse.ts'

export interface TicketWorkDeps {
  readonly work: ProofOfWork
  readonly pressure: Pressure
}

interface WorkRouteDeps extends TicketWorkDeps {
  readonly isBehind: () => boolean
  readonly lines: OpenLines
  readonly knocks: Knocks
  readonly networkOf: (request: IncomingMessage) => Network
}

const anyone = { config: { access: 'anyone' } } as const

/**
 * [FL1] A page asks for the work of its ticket before it opens a line, mostly while its form is filled in: a line without
 * work is then nobody's, and Start waits for nothing. Refuses `too-fast` (FL4, FL5) and `try-again` (WR8).
 */
export async function workRoutes(app: FastifyInstance, deps: WorkRouteDeps): Promise<void> {
  const { work, pressure, lines, knocks } = deps
  app.post('/api/work', anyone, async (request, reply) => {
    const parsed = v.safeParse(workRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const network = deps.networkOf(request.raw)
    if (!knocks.takes(network) || !pressure.hasRoom(network)) return sendRefusal(reply, 'too-fast')
    if (deps.isBehind()) return sendRefusal(reply, 'try-again')
    pressure.asked(network)
    const level = pressure.levelFor(network, key => lines.provenOf(key), work.levels.length)
    return work.ask({ purpose: 'ticket', c: parsed.output.c }, level)
  })
}

/** [FL1] [FL4] The work of one line, for one ticket. Each line may be wrong once: looking at work costs something too. */
export class TicketWork {
  readonly #deps: TicketWorkDeps
  readonly #network: Network
  #wasRefused = false

  constructor(deps: TicketWorkDeps, network: Network) {
    this.#deps = deps
    this.#network = network
  }

  /** Refuses `too-fast` before the work is used up, `expired` and `proof-refused`. */
  async take(c: string, done: WorkDone): Promise<Refused | undefined> {
    if (this.#wasRefused) return refuse('out-of-order')
    if (!this.#deps.pressure.hasRoom(this.#network)) return refuse('too-fast')
    const refused = await this.#deps.work.take({ purpose: 'ticket', c }, done)
    this.#wasRefused = refused !== undefined
    return refused
  }

  /** Counts the ticket; refuses `too-fast` when others of this network had the last ones meanwhile. */
  count(): Refused | undefined {
    return this.#deps.pressure.takes(this.#network) ? undefined : refuse('too-fast')
  }
}
