import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import {
  addShiftRequest,
  changeShiftRequest,
  proposeRequest,
  rosterWeekRequest,
  shiftRequest,
  shiftVersionRequest,
  takeOverRequest,
} from '../../protocol/roster.ts'
import { addShift, changeShift, proposeRoster, removeShift, undoLastSwap } from '../schedule/change-shift.ts'
import { calendarOf, renewCalendar } from '../schedule/own-calendar.ts'
import type { RosterDeps } from '../schedule/roster.ts'
import { putShiftUp, takeShiftOver, withdrawShift } from '../schedule/swap-shift.ts'
import { tellOwn, tellWeek } from '../schedule/tell-roster.ts'
import type { Settings } from '../settings.ts'
import { sendRefusal } from './refuse.ts'

export interface RosterRouteDeps {
  readonly roster: RosterDeps
  readonly config: Settings
  readonly settings: () => PageSettings
}

const readers = { config: { access: whoMay('see-roster') } } as const
const coordinators = { config: { access: whoMay('plan-roster') } } as const
const counsellors = { config: { access: whoMay('be-in-roster') } } as const
/** Whoever knows the address; a calendar program has no session. */
const anyone = { config: { access: 'anyone', side: 'staff' } } as const

/** [RO10] The roster: read by counsellors and coordinators, changed by coordinators, swapped among counsellors. */
export async function rosterRoutes(app: FastifyInstance, deps: RosterRouteDeps): Promise<void> {
  const { roster } = deps
  app.post(
    '/api/roster/week',
    readers,
    asked(rosterWeekRequest, ({ date }, by) => tellWeek(roster, date, by)),
  )
  app.post(
    '/api/roster/propose',
    coordinators,
    asked(proposeRequest, async (request, by) => {
      const added = await proposeRoster(roster, by, request)
      return isRefused(added) ? added : { added }
    }),
  )
  app.post(
    '/api/roster/add',
    coordinators,
    asked(addShiftRequest, ({ plan }, by) => addShift(roster, by, plan)),
  )
  app.post(
    '/api/roster/change',
    coordinators,
    asked(changeShiftRequest, ({ plan, ...seen }, by) => changeShift(roster, by, seen, plan)),
  )
  app.post(
    '/api/roster/remove',
    coordinators,
    asked(shiftVersionRequest, (seen, by) => removeShift(roster, by, seen)),
  )
  app.post(
    '/api/roster/undo',
    coordinators,
    asked(shiftVersionRequest, (seen, by) => undoLastSwap(roster, by, seen)),
  )
  app.post(
    '/api/roster/own',
    counsellors,
    asked(v.strictObject({}), (_, by) => tellOwn(roster, by)),
  )
  app.post(
    '/api/roster/put-up',
    counsellors,
    asked(shiftRequest, ({ id }, by) => putShiftUp(roster, id, by)),
  )
  app.post(
    '/api/roster/withdraw',
    counsellors,
    asked(shiftRequest, ({ id }, by) => withdrawShift(roster, id, by)),
  )
  app.post(
    '/api/roster/take-over',
    counsellors,
    asked(takeOverRequest, (place, by) => takeShiftOver(roster, { ...place, by })),
  )
  calendarRoutes(app, deps)
}

/** [RO11] The own calendar: an address made at the own wish, and what a calendar program reads there. */
function calendarRoutes(app: FastifyInstance, { roster, config, settings }: RosterRouteDeps): void {
  app.post(
    '/api/roster/calendar',
    counsellors,
    asked(v.strictObject({}), async (_, by) => ({
      address: `${config.staffUrl}/rooster/${await renewCalendar(roster, by)}.ics`,
    })),
  )
  app.get<{ Params: { file: string } }>('/rooster/:file', anyone, async ({ params }, reply) => {
    const [, secret] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(params.file) ?? []
    if (secret === undefined) return sendRefusal(reply, 'not-yours')
    const { name, language } = settings()
    const host = new URL(config.staffUrl).hostname
    const about = { name: `${name}: dienst`, address: `${config.staffUrl}/desk`, host, language }
    const calendar = await calendarOf(roster, secret, about)
    if (isRefused(calendar)) return sendRefusal(reply, calendar.refused)
    return reply.type('text/calendar; charset=utf-8').send(calendar)
  })
}

/** Parses what was asked, lets `act` answer with who asked, and sends the answer, nothing (204) or the refusal. */
function asked<Schema extends v.GenericSchema>(
  schema: Schema,
  act: (request: v.InferOutput<Schema>, by: string) => Promise<object | Refused | undefined>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return async (request, reply) => {
    const parsed = v.safeParse(schema, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const { account } = request
    if (!account) throw new Error('a guarded route was reached by nobody')
    const answer = await act(parsed.output, account.id)
    if (isRefused(answer)) return sendRefusal(reply, answer.refused)
    return answer === undefined ? reply.code(204).send() : reply.send(answer)
  }
}
