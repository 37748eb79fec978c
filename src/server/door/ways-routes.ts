import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import { addWayRequest, endSessionsRequest, removeWayRequest, stepUpRequest } from '../../protocol/ways-in.ts'
import { addWay, ownWays, removeWay } from '../staff/own-ways.ts'
import { endSessions, ownSessions, type Presence } from '../staff/sessions.ts'
import { stepUp } from '../staff/step-up.ts'
import { presenceOf } from './access.ts'
import { carryOut } from './people-routes.ts'
import { sendRefusal } from './refuse.ts'
import type { StaffRouteDeps } from './staff-routes.ts'

const own = { config: { access: whoMay('own-account') } } as const
const fresh = { config: { access: whoMay('own-account'), isFresh: true } } as const
const largestWay = 64 * 1024

/** [SI15] [SI16] [SI17] What everybody decides about their own account: proving again, ways in, sessions. */
export async function waysRoutes(app: FastifyInstance, deps: StaffRouteDeps): Promise<void> {
  const { staff, cookie, attempts, passes, endDesk } = deps
  /** A desk whose session went with its way in goes at once, and not at its next sign of life. */
  const withoutDesk = async ({ account }: Presence, done: Promise<Refused | undefined>) => {
    const refused = await done
    const atDesk = passes.sessionAtDesk(account.id)
    if (refused || atDesk === undefined) return refused
    if (!(await staff.commit(({ sessions }) => sessions.find(atDesk)))) endDesk(account.id)
    return undefined
  }
  app.post('/api/step-up', { ...own, bodyLimit: largestWay }, async (request, reply) => {
    const parsed = v.safeParse(stepUpRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const renewed = await stepUp(staff, attempts.proofs, presenceOf(request), parsed.output.proof)
    if (isRefused(renewed)) return sendRefusal(reply, renewed.refused)
    cookie.give(reply, renewed)
    return reply.code(204).send()
  })
  app.get('/api/ways', own, request => ownWays(staff, presenceOf(request)))
  app.post('/api/ways/add', { ...fresh, bodyLimit: largestWay }, (request, reply) =>
    carryOut(request, reply, addWayRequest, ({ way }) =>
      withoutDesk(presenceOf(request), addWay(staff, presenceOf(request), way)),
    ),
  )
  app.post('/api/ways/remove', fresh, (request, reply) =>
    carryOut(request, reply, removeWayRequest, ({ id }) =>
      withoutDesk(presenceOf(request), removeWay(staff, presenceOf(request), id)),
    ),
  )
  app.get('/api/sessions', own, async request => ownSessions(staff, presenceOf(request)))
  app.post('/api/sessions/end', own, async (request, reply) => {
    const parsed = v.safeParse(endSessionsRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const presence = presenceOf(request)
    const ended = await endSessions(staff, presence, parsed.output.id)
    if (parsed.output.id !== null && ended.length === 0) return sendRefusal(reply, 'not-yours')
    if (ended.includes(passes.sessionAtDesk(presence.account.id) ?? '')) endDesk(presence.account.id)
    return reply.code(204).send()
  })
}
