import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { largestFrame } from '../../protocol/parse-frame.ts'
import { WebSocketCarrier } from './carrier.ts'
import type { Counts } from './counts.ts'
import type { LineRouteDeps } from './line-routes.ts'
import { originsOf } from './origin.ts'

/** WebSockets for our own pages only; anything else gets no answer but the end of the connection. */
export function openWebSockets(
  server: Server,
  { config, lines, serve, counts, networkOf, bursts }: LineRouteDeps & { readonly counts: Counts },
): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
  })
  const origins = originsOf(config)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A browser that closes in the middle is no fault of the house.
    socket.on('error', () => counts.refused('not-allowed'))
    const path = request.url
    const isOurs = origins.isOurHost(request) && origins.isOurPage(request)
    if (!isOurs || (path !== '/api/visitor' && path !== '/api/desk')) {
      counts.refused('not-allowed')
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      return
    }
    const network = networkOf(request)
    if (!bursts.takes(network) || !lines.makeRoom()) {
      counts.refused('too-fast')
      socket.end('HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, opened => {
      serve[path](new WebSocketCarrier(opened, lines, network), network)
    })
  })
}
