import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { StaffRole } from '../../domain/people.ts'
import type { Account, Session } from '../staff/people.ts'
import { isFresh, type Presence, whoIs } from '../staff/sessions.ts'
import type { StaffDeps } from '../staff/staff.ts'
import type { Origins } from './origin.ts'
import { sendRefusal } from './refuse.ts'

/** Who may use a route. The door is closed until somebody opened it: a route without this stops the start. */
export type Access = 'anyone' | readonly StaffRole[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** [SI15] Only for who proved a moment ago who they are; others hear `prove-again`. */
    isFresh?: true
    /** [CT3] A form without script posts here; nothing it does is done in the name of who is signed in. */
    isForm?: true
  }
  interface FastifyRequest {
    account: Account | undefined
    session: Session | undefined
  }
}

/** `__Host-` binds the cookie to this very host; plain http exists on loopback only and cannot bear it. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-s' : 's'
}

export function readCookie(
  request: { headers: { cookie?: string | undefined } },
  name: string,
): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return undefined
}

/** [SC2] Guards every route: our own host, our own pages for what changes something, and the roles of its access. */
export function guard(app: FastifyInstance, staff: StaffDeps, origins: Origins, cookie: string): void {
  app.decorateRequest('account', undefined)
  app.decorateRequest('session', undefined)
  app.addHook('onRoute', (route: RouteOptions) => {
    if (route.config?.access === undefined) throw new Error(`no access was given for ${route.url}`)
  })
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!origins.isOurHost(request.raw)) return sendRefusal(reply, 'not-allowed')
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const { access, isFresh: mustBeFresh, isForm } = request.routeOptions.config
    const isOurs = isForm ? origins.isOurForm : origins.isOurPage
    if (!isReading && !isOurs(request.raw)) return sendRefusal(reply, 'not-allowed')
    // What is not there tells nothing, to anyone.
    if (request.is404 || access === 'anyone') return undefined
    const presence = await whoIs(staff, readCookie(request, cookie))
    if (!presence) return sendRefusal(reply, 'not-signed-in')
    const { account, session } = presence
    if (!access?.includes(account.role)) return sendRefusal(reply, 'not-allowed')
    if (mustBeFresh && !isFresh(session, staff.clock.now())) return sendRefusal(reply, 'prove-again')
    request.account = account
    request.session = session
    return undefined
  })
}

/** Who asks, on a route that is not for anyone. */
export function presenceOf({ account, session }: FastifyRequest): Presence {
  if (!account || !session) throw new Error('a guarded route was reached by nobody')
  return { account, session }
}
