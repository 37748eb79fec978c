import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Refusal } from '../../domain/refusal.ts'
import { largestFrame } from '../../protocol/parse-frame.ts'
import { isServedAt } from './access.ts'
import { rawAnswer } from './before-any-route.ts'
import { WebSocketCarrier } from './carrier.ts'
import type { Counts } from './counts.ts'
import { headersFor } from './headers.ts'
import { type LineRouteDeps, sideOfLine } from './line-routes.ts'
import { originsOf } from './origin.ts'

const linePaths = ['/api/visitor', '/api/desk'] as const

/** [SC22] WebSockets for our own pages only, on the host of their side; anything else gets the end of the connection. */
export function openWebSockets(
  server: Server,
  { config, lines, serve, counts, networkOf, knocks }: LineRouteDeps & { readonly counts: Counts },
): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
  })
  const origins = originsOf(config)
  const { strict } = headersFor(config)
  const refuse = (socket: Duplex, status: string, refusal: Refusal = 'not-allowed') => {
    counts.refused(refusal)
    socket.end(rawAnswer(status, strict))
  }
  /** Undefined for a path that has no line, and for one that is not on the host that was asked. */
  const pathOf = (request: IncomingMessage) => {
    const path = linePaths.find(one => one === request.url)
    const side = origins.sideOf(request)
    return path && side && isServedAt(side, sideOfLine[path]) ? path : undefined
  }
  // What is no proper handshake: `ws` would answer it without our headers.
  sockets.on('wsClientError', (_, socket) => refuse(socket, '400 Bad Request'))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A browser that closes in the middle is no fault of the house.
    socket.on('error', () => counts.refused('not-allowed'))
    const path = pathOf(request)
    if (!path || !origins.isOurPage(request)) return refuse(socket, '403 Forbidden')
    const network = networkOf(request)
    if (!knocks.takesLine(path, request, network) || !lines.makeRoom())
      return refuse(socket, '429 Too Many Requests', 'too-fast')
    sockets.handleUpgrade(request, socket, head, opened => {
      serve[path](new WebSocketCarrier(opened, lines, network), network)
    })
  })
}
