import type {
  FastifyContextConfig,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteOptions,
} from 'fastify'
import type { StaffRole } from '../../domain/people.ts'
import type { Account, Session } from '../staff/people.ts'
import { isFresh, type Presence, whoIs, whoseSession } from '../staff/sessions.ts'
import type { StaffDeps } from '../staff/staff.ts'
import type { Kind } from './headers.ts'
import type { Origins, Side } from './origin.ts'
import { sendRefusal } from './refuse.ts'

/** Who may use a route. The door is closed until somebody opened it: a route without this stops the start. */
export type Access = 'anyone' | readonly StaffRole[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** [SC22] On which host; where nothing is said, what has roles is for staff and what is for anyone for visitors. */
    side?: Side
    /** [SC24] In what its headers differ; where nothing is said, in nothing. */
    kind?: Kind
    /** [SI15] Only for who proved a moment ago who they are; others hear `prove-again`. */
    isFresh?: true
    /** [CT3] A form without script posts here; nothing it does is done in the name of who is signed in. */
    isForm?: true
  }
  interface FastifyRequest {
    account: Account | undefined
    session: Session | undefined
    /** Whose host was asked; undefined as long as nobody looked, and for a host that is not ours. */
    side: Side | undefined
  }
}

/** A route as it stands open: what T14 and T15 go by. */
export interface OpenRoute {
  readonly method: string
  readonly path: string
  readonly access: Access
  readonly side: Side
  readonly kind: Kind | undefined
}

/** `__Host-` binds the cookie to this very host; plain http exists on loopback only and cannot bear it. */
export function cookieName(staffUrl: string): string {
  return staffUrl.startsWith('https:') ? '__Host-s' : 's'
}

export function readCookie(
  request: { headers: { cookie?: string | undefined } },
  name: string,
): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    // No `trim`: what it takes away beyond blanks is to a browser a part of the name, and then a neighbour may set it.
    const [key, value] = pair.replace(/^ +/, '').split('=')
    if (key === name && value) return value
  }
  return undefined
}

interface GuardDeps {
  readonly staff: StaffDeps
  readonly origins: Origins
  /** The name of the session's cookie. */
  readonly cookie: string
  /** [FL12] This cookie is of somebody who is signed in. */
  readonly knows: (cookie: string) => void
}

/**
 * [SC2] [SC22] Guards every route: our own host and the right one, our own pages for what changes something, and the
 * roles of its access. Gives the routes, which are all there once the door is built.
 */
export function guard(
  app: FastifyInstance,
  { staff, origins, cookie, knows }: GuardDeps,
): readonly OpenRoute[] {
  const routes: OpenRoute[] = []
  app.decorateRequest('account', undefined)
  app.decorateRequest('session', undefined)
  app.decorateRequest('side', undefined)
  app.addHook('onRoute', (route: RouteOptions) => {
    const { access, kind } = route.config ?? {}
    if (access === undefined) throw new Error(`no access was given for ${route.url}`)
    for (const method of [route.method].flat())
      routes.push({ method, path: route.url, access, side: sideOf(route.config), kind })
  })
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    request.side = origins.sideOf(request.raw)
    if (request.side === undefined) return sendRefusal(reply, 'not-allowed')
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const { access, isFresh: mustBeFresh, isForm } = request.routeOptions.config
    const isOurs = isForm ? origins.isOurForm : origins.isOurPage
    if (!isReading && !isOurs(request.raw)) return sendRefusal(reply, 'not-allowed')
    // What is not there tells nothing, to anyone.
    if (request.is404) return undefined
    if (!isServedAt(request.side, sideOf(request.routeOptions.config))) return reply.callNotFound()
    if (access === 'anyone') return undefined
    const given = readCookie(request, cookie)
    const presence = await whoIs(staff, given)
    if (!presence || given === undefined) return sendRefusal(reply, 'not-signed-in')
    knows(given)
    const { account, session } = presence
    if (!access?.includes(account.role)) return sendRefusal(reply, 'not-allowed')
    if (mustBeFresh && !isFresh(session, staff.clock.now())) return sendRefusal(reply, 'prove-again')
    request.account = account
    request.session = session
    return undefined
  })
  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const { session, method } = request
    if (!session || method === 'GET' || method === 'HEAD') return undefined
    return (await isStillThere(staff, session, request)) ? undefined : sendRefusal(reply, 'not-signed-in')
  })
  return routes
}

/**
 * [SI82] Whether who asked is still signed in now that the whole request is there: between its head and the end of its body
 * ten seconds may go by, in which a session ended or access was taken away.
 */
async function isStillThere(staff: StaffDeps, { id }: Session, request: FastifyRequest): Promise<boolean> {
  const presence = await whoseSession(staff, id)
  request.account = presence?.account
  request.session = presence?.session
  return presence !== undefined
}

function sideOf({ access, side }: FastifyContextConfig = {}): Side {
  return side ?? (access === 'anyone' ? 'visitors' : 'staff')
}

/** [SC22] Whether what is for `of` is found on a host that is for `asked`. */
export function isServedAt(asked: Side, of: Side): boolean {
  return asked === of || asked === 'both' || of === 'both'
}

/** Who asks, on a route that is not for anyone. */
export function presenceOf({ account, session }: FastifyRequest): Presence {
  if (!account || !session) throw new Error('a guarded route was reached by nobody')
  return { account, session }
}
