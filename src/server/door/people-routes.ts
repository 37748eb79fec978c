import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import {
  enrolRequest,
  grantsRequest,
  invitationsRequest,
  letInRequest,
  openInvitationRequest,
  takeAwayRequest,
  turnDownRequest,
  withdrawRequest,
} from '../../protocol/people.ts'
import type { KnockingDevices } from '../staff/devices.ts'
import { enrol } from '../staff/enrol.ts'
import { invite, openInvitation, withdraw } from '../staff/invite.ts'
import { letIn } from '../staff/let-in.ts'
import { listPeople } from '../staff/list-people.ts'
import { addGrants, type TakeAwayDeps, takeAway } from '../staff/take-away.ts'
import { turnDown } from '../staff/turn-down.ts'
import { presenceOf } from './access.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'
import type { StaffRouteDeps } from './staff-routes.ts'

export interface PeopleRouteDeps extends StaffRouteDeps {
  readonly devices: KnockingDevices
  readonly raiseGrantsFrom: TakeAwayDeps['raiseGrantsFrom']
}

const anyone = { access: 'anyone', side: 'staff' } as const
/** Two age files and a way in. */
const largestEnrolment = 160 * 1024
/** Hundreds of signed lines. */
const largestRoster = 1024 * 1024

type Done = Promise<Refused | undefined>

/** [SI20]–[SI28] Inviting, enrolling, letting in, taking away: the people of the staff. */
export async function peopleRoutes(app: FastifyInstance, deps: PeopleRouteDeps): Promise<void> {
  const { devices, raiseGrantsFrom, endDesk } = deps
  const staff = { ...deps.staff, devices, raiseGrantsFrom, endDesk }
  const inviters = { config: { access: whoMay('invite'), isFresh: true }, bodyLimit: largestRoster } as const
  const lettersIn = { config: { access: whoMay('let-in'), isFresh: true }, bodyLimit: largestRoster } as const
  app.post('/api/invitations', inviters, (request, reply) =>
    carryOut(request, reply, invitationsRequest, asked => invite(staff, presenceOf(request).account, asked)),
  )
  app.post('/api/invitations/withdraw', { config: { access: whoMay('let-in') } }, (request, reply) =>
    carryOut(request, reply, withdrawRequest, ({ id }) => withdraw(staff, accountOf(request).id, id)),
  )
  app.post('/api/let-in', lettersIn, (request, reply) =>
    carryOut(request, reply, letInRequest, asked => letIn(staff, accountOf(request).id, asked)),
  )
  app.post('/api/turn-down', { config: { access: whoMay('let-in') } }, (request, reply) =>
    carryOut(request, reply, turnDownRequest, ({ id }) => turnDown(staff, accountOf(request).id, id)),
  )
  app.post('/api/grants', lettersIn, (request, reply) =>
    carryOut(request, reply, grantsRequest, ({ grants }) => addGrants(staff, accountOf(request).id, grants)),
  )
  const takers = { config: { access: whoMay('take-access-away'), isFresh: true } } as const
  app.post('/api/take-away', { ...takers, bodyLimit: largestRoster }, (request, reply) =>
    carryOut(request, reply, takeAwayRequest, asked => takeAway(staff, accountOf(request).id, asked)),
  )
  app.get('/api/people', { config: { access: whoMay('see-people') } }, request =>
    listPeople(staff, presenceOf(request).account),
  )
  answerInvitations(app, deps)
}

/** What anyone with a link may do, as long as they do not guess. */
function answerInvitations(
  app: FastifyInstance,
  { staff, attempts, addresses, cameFrom }: PeopleRouteDeps,
): void {
  app.post('/api/invitation', { config: anyone }, async (request, reply) => {
    const parsed = v.safeParse(openInvitationRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const address = addresses.of(cameFrom(request.raw))
    if (!attempts.strangers.tries(address, staff.clock.now())) return sendRefusal(reply, 'too-fast')
    const opened = await openInvitation(staff, parsed.output.id)
    if (isRefused(opened)) return sendRefusal(reply, opened.refused)
    attempts.strangers.wasRight(address)
    return opened
  })
  app.post('/api/enrol', { config: anyone, bodyLimit: largestEnrolment }, (request, reply) =>
    carryOut(request, reply, enrolRequest, async asked => {
      const address = addresses.of(cameFrom(request.raw))
      if (!attempts.strangers.tries(address, staff.clock.now())) return { refused: 'too-fast' }
      const refused = await enrol(staff, asked)
      if (!refused) attempts.strangers.wasRight(address)
      return refused
    }),
  )
}

/** Parses what was asked, carries it out, and answers with nothing but yes or no. */
export async function carryOut<Asked>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: v.GenericSchema<unknown, Asked>,
  act: (asked: Asked) => Done,
): Promise<FastifyReply> {
  const parsed = v.safeParse(schema, request.body)
  if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
  const refused = await act(parsed.output)
  return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
}
