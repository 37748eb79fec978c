import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import { type SetUpRequest, setUpRequest } from '../../protocol/set-up.ts'
import { passkeySignInRequest, signInRequest } from '../../protocol/staff-sign-in.ts'
import type { PasskeyChallengeAnswer } from '../../protocol/ways-in.ts'
import type { DeskPasses } from '../staff/desk-passes.ts'
import { endSession } from '../staff/sessions.ts'
import { type From, type SignedIn, type SignInAttempts, signIn, signInByPasskey } from '../staff/sign-in.ts'
import type { StaffDeps } from '../staff/staff.ts'
import { presenceOf } from './access.ts'
import type { AddressKeys } from './address-key.ts'
import type { CameFrom } from './came-from.ts'
import { sendRefusal } from './refuse.ts'
import type { SessionCookie } from './session-cookie.ts'

export interface StaffRouteDeps {
  readonly staff: StaffDeps
  readonly passes: DeskPasses
  readonly attempts: SignInAttempts
  readonly addresses: AddressKeys
  readonly cameFrom: CameFrom
  readonly cookie: SessionCookie
  /** Ends the desk's socket of somebody. */
  readonly endDesk: (account: string) => void
  /** Carries out the set-up with its one-time secret, or refuses. */
  readonly setUp: (request: SetUpRequest) => Promise<Refused | undefined>
}

const anyone = { config: { access: 'anyone', side: 'staff' } } as const
const signedIn = { config: { access: whoMay('own-account') } } as const
const largestSetUp = 1024 * 1024

/** Sign-in by both ways, sign-out, the pass for a desk's socket, and the one set-up. */
export async function staffRoutes(app: FastifyInstance, deps: StaffRouteDeps): Promise<void> {
  const { staff, passes, cookie, attempts } = deps
  const from = (request: FastifyRequest): From => ({
    address: deps.addresses.of(deps.cameFrom(request.raw)),
    cookie: cookie.read(request),
  })
  const answer = (reply: FastifyReply, entered: SignedIn | Refused) => {
    if (isRefused(entered)) return sendRefusal(reply, entered.refused)
    cookie.give(reply, entered.cookie)
    return entered.answer
  }
  app.post('/api/sign-in', anyone, async (request, reply) => {
    const parsed = v.safeParse(signInRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    return answer(reply, await signIn(staff, attempts, parsed.output, from(request)))
  })
  app.post('/api/passkey-challenge', anyone, (): PasskeyChallengeAnswer => {
    const { passkeys, clock } = staff
    return { challenge: passkeys.challenge(clock.now()), host: passkeys.host }
  })
  app.post('/api/sign-in/passkey', anyone, async (request, reply) => {
    const parsed = v.safeParse(passkeySignInRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    return answer(reply, await signInByPasskey(staff, attempts, parsed.output, from(request)))
  })
  app.post('/api/sign-out', signedIn, async (request, reply) => {
    const presence = presenceOf(request)
    await endSession(staff, presence)
    deps.endDesk(presence.account.id)
    cookie.takeBack(reply)
    return reply.code(204).send()
  })
  app.post('/api/desk-pass', signedIn, async request => {
    const { account, session } = presenceOf(request)
    return { pass: passes.give(account.id, session.id, staff.clock.now()) }
  })
  app.post('/api/set-up', { ...anyone, bodyLimit: largestSetUp }, async (request, reply) => {
    const parsed = v.safeParse(setUpRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await deps.setUp(parsed.output)
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
}
