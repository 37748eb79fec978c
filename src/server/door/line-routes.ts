import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { listenRequest, sayRequest } from '../../protocol/line-requests.ts'
import type { Network } from '../network.ts'
import type { Settings } from '../settings.ts'
import type { Carrier } from './carrier.ts'
import { headersFor } from './headers.ts'
import type { Knocks } from './knocks.ts'
import type { OpenLines } from './open-lines.ts'
import { sendRefusal } from './refuse.ts'
import { RequestLine } from './request-line.ts'

export interface LineRouteDeps {
  readonly config: Settings
  readonly lines: OpenLines
  /** From which network somebody comes: a keyed hash, never an address (FL8). */
  readonly networkOf: (request: IncomingMessage) => Network
  readonly knocks: Knocks
  /** Who serves a page that comes by this path. */
  readonly serve: Readonly<Record<'/api/visitor' | '/api/desk', (carrier: Carrier, network: Network) => void>>
}

/** [SC22] On whose host a line is found. */
export const sideOfLine = { '/api/visitor': 'visitors', '/api/desk': 'staff' } as const

/** [WR7] The way round for networks that block WebSockets: the same frames and limits, on requests. */
export async function lineRoutes(
  app: FastifyInstance,
  { config, lines, serve, networkOf, knocks }: LineRouteDeps,
): Promise<void> {
  const headers = headersFor(config)
  for (const path of ['/api/visitor', '/api/desk'] as const) {
    const anyone = { config: { access: 'anyone', side: sideOfLine[path] } } as const
    const byName = new Map<string, RequestLine>()

    const open = (name: string, network: Network) => {
      const line: RequestLine = new RequestLine(() => {
        byName.delete(name)
        lines.remove(line)
      })
      byName.set(name, line)
      lines.add(line, network)
      serve[path](line, network)
      return line
    }

    app.post(`${path}/listen`, anyone, async (request, reply) => {
      const parsed = v.safeParse(listenRequest, request.body)
      if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
      const { line: name, after, isStreamed } = parsed.output
      const known = byName.get(name)
      // A page that was told something knows a line that the house has forgotten: it must begin anew.
      if (!known && after > 0) return sendRefusal(reply, 'expired')
      const network = networkOf(request.raw)
      if (!known && !knocks.takesLine(path, request.raw, network)) return sendRefusal(reply, 'too-fast')
      if (!known && !lines.makeRoom()) return sendRefusal(reply, 'try-again')
      reply.hijack()
      const type = isStreamed ? 'text/event-stream' : 'text/plain; charset=utf-8'
      // The last one asks a proxy that knows it to hold nothing back.
      for (const [header, value] of Object.entries({
        ...headers.of(undefined, request.side, 200),
        'content-type': type,
        'x-accel-buffering': 'no',
      }))
        reply.raw.setHeader(header, value)
      if (!(known ?? open(name, network)).listen(reply.raw, { after, isStreamed })) reply.raw.destroy()
      return undefined
    })

    app.post(`${path}/say`, anyone, async (request, reply) => {
      const parsed = v.safeParse(sayRequest, request.body)
      if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
      const line = byName.get(parsed.output.line)
      if (!line) return sendRefusal(reply, 'expired')
      return line.say(parsed.output) ? reply.code(204).send() : sendRefusal(reply, 'out-of-order')
    })
  }
}
