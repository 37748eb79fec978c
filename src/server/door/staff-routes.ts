import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { staffRoles } from '../../domain/people.ts'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import { type SetUpRequest, setUpRequest } from '../../protocol/set-up.ts'
import { signInRequest } from '../../protocol/staff-sign-in.ts'
import type { Clock } from '../clock.ts'
import type { DeskPasses } from '../staff/desk-passes.ts'
import { endSession } from '../staff/sessions.ts'
import { Attempts, signIn } from '../staff/sign-in.ts'
import type { StaffDeps } from '../staff/staff.ts'
import { readCookie } from './access.ts'
import { sendRefusal } from './refuse.ts'

export interface StaffRouteDeps {
  readonly staff: StaffDeps
  readonly passes: DeskPasses
  readonly clock: Clock
  /** The session cookie's name, and what follows its value. */
  readonly cookie: { readonly name: string; readonly attributes: string }
  /** Ends the desk's socket of who signs out. */
  readonly endDesk: (account: string) => void
  /** Carries out the set-up with its one-time secret, or refuses. */
  readonly setUp: (request: SetUpRequest) => Promise<Refused | undefined>
}

const anyone = { config: { access: 'anyone' } } as const
const signedIn = { config: { access: staffRoles } } as const
const largestSetUp = 1024 * 1024

/** Sign-in, sign-out, the pass for a desk's socket, and the one set-up. */
export async function staffRoutes(app: FastifyInstance, deps: StaffRouteDeps): Promise<void> {
  const { staff, passes, clock, cookie } = deps
  const attempts = new Attempts()
  app.post('/api/sign-in', anyone, async (request, reply) => {
    const parsed = v.safeParse(signInRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const signedInAs = await signIn(staff, attempts, parsed.output)
    if (isRefused(signedInAs)) return sendRefusal(reply, signedInAs.refused)
    setCookie(reply, `${cookie.name}=${signedInAs.cookie}; ${cookie.attributes}`)
    return signedInAs.answer
  })
  app.post('/api/sign-out', signedIn, async (request, reply) => {
    await endSession(staff, sessionOf(request))
    if (request.account) deps.endDesk(request.account.id)
    setCookie(reply, `${cookie.name}=; Max-Age=0; ${cookie.attributes}`)
    return reply.code(204).send()
  })
  app.post('/api/desk-pass', signedIn, async (request, reply) => {
    const session = sessionOf(request)
    if (!request.account || !session) return sendRefusal(reply, 'not-signed-in')
    return { pass: passes.give(request.account.id, session, clock.now()) }
  })
  app.post('/api/set-up', { ...anyone, bodyLimit: largestSetUp }, async (request, reply) => {
    const parsed = v.safeParse(setUpRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await deps.setUp(parsed.output)
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })

  function sessionOf(request: FastifyRequest): string | undefined {
    return readCookie(request, cookie.name)
  }
}

function setCookie(reply: FastifyReply, value: string): void {
  reply.header('set-cookie', value)
}
