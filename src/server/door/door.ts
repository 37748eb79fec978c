import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import fastify, { type FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import type { Refused } from '../../domain/refusal.ts'
import { largestFrame } from '../../protocol/parse-frame.ts'
import type { Log } from '../log.ts'
import type { Settings } from '../settings.ts'
import { cookieName, guard } from './access.ts'
import type { Counts } from './counts.ts'
import { type DeskDeps, deskActs } from './desk-socket.ts'
import { headersFor } from './headers.ts'
import { originsOf } from './origin.ts'
import { type PublicDeps, publicRoutes } from './public-routes.ts'
import { sendRefusal } from './refuse.ts'
import { resumeRoutes } from './resume-routes.ts'
import { serveSocket } from './socket.ts'
import { type StaffRouteDeps, staffRoutes } from './staff-routes.ts'
import { type StatusRouteDeps, statusRoutes } from './status-routes.ts'
import { visitorActs } from './visitor-socket.ts'

export interface DoorDeps extends Omit<PublicDeps, 'talks'>, Omit<StatusRouteDeps, 'config'>, DeskDeps {
  readonly settings: PublicDeps['settings']
  readonly config: Settings
  readonly log: Log
  readonly counts: Counts
  readonly setUp: StaffRouteDeps['setUp']
  /** Refuses while no new visitor may come in. */
  readonly isOpen: () => Promise<Refused | undefined>
}

/** The only way into the house: pages, a few requests, and the two sockets. Not listening yet. */
export async function buildDoor(deps: DoorDeps): Promise<FastifyInstance> {
  const { config, staff, log } = deps
  const app = fastify({
    bodyLimit: 16 * 1024,
    requestTimeout: 10_000,
    // Who dribbles a header for longer is no browser.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: true,
    exposeHeadRoutes: true,
  })
  const cookie = cookieName(config.publicUrl)
  guard(app, staff, originsOf(config), cookie)
  const headers = headersFor(config)
  app.addHook('onSend', async (_, reply) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value)
  })
  app.setErrorHandler((error: { statusCode?: number }, _, reply) => {
    const status = error.statusCode ?? 500
    if (status === 413) return sendRefusal(reply, 'too-large')
    if (status < 500) return sendRefusal(reply, 'unknown-frame')
    log.broken('request-failed', error)
    return sendRefusal(reply, 'try-again')
  })
  await publicRoutes(app, deps)
  await statusRoutes(app, deps)
  await resumeRoutes(app, deps)
  const secure = config.publicUrl.startsWith('https:') ? '; Secure' : ''
  const attributes = `HttpOnly; SameSite=Strict; Path=/${secure}`
  const { passes, setUp } = deps
  const endDesk = (account: string) => deps.talks.delivery.desks.find(account)?.hangUp('not-signed-in')
  const named = { name: cookie, attributes }
  await staffRoutes(app, { staff, passes, clock: staff.clock, cookie: named, setUp, endDesk })
  const endSockets = openSockets(app.server, deps)
  // The server's own closing passes over upgraded sockets and would wait for them.
  app.addHook('preClose', async () => endSockets())
  return app
}

/** One process serves so many open pages (security.md 5.5). */
const mostSockets = 10_000

/**
 * WebSockets for our own pages only; anything else gets no answer but the end of the connection. Gives how to end all.
 */
function openSockets(server: Server, deps: DoorDeps): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame * 2,
    perMessageDeflate: false,
  })
  // A browser that closes in the middle is no fault of the house.
  const isCut = () => deps.counts.refused('not-allowed')
  const origins = originsOf(deps.config)
  const visitors = visitorActs(deps.talks, deps.isOpen)
  const desks = deskActs(deps)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', isCut)
    const path = request.url
    const isOurs = origins.isOurHost(request) && origins.isOurPage(request)
    const isFull = sockets.clients.size >= mostSockets
    if (isFull || !isOurs || (path !== '/api/visitor' && path !== '/api/desk')) {
      deps.counts.refused('not-allowed')
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, opened => {
      if (path === '/api/visitor') serveSocket(opened, visitors, deps)
      else serveSocket(opened, desks, deps)
    })
  })
  return () => {
    for (const page of sockets.clients) page.terminate()
  }
}
