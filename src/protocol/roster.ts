import * as v from 'valibot'
import { disciplines } from '../domain/people.ts'
import { mostPeople } from '../domain/shift.ts'
import { base64url, bytesOf } from './sealed.ts'

const date = v.pipe(v.string(), v.isoDate(), v.check(exists))
const time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))
const end = v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/))
const shiftId = bytesOf(16)
const personId = base64url(1, 64)
const version = v.pipe(v.number(), v.integer(), v.minValue(1))
const few = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostPeople))

function exists(text: string): boolean {
  const read = new Date(text)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text)
}

const needed = v.strictObject({
  people: v.pipe(few, v.minValue(1)),
  atLeast: v.strictObject(v.entriesFromList(disciplines, few)),
})

const plan = v.strictObject({
  ...{ date, from: time, to: end, needed },
  people: v.pipe(v.array(personId), v.maxLength(mostPeople)),
  pointPerson: v.nullable(personId),
})

/** POST /api/roster/week (counsellors, coordinators): the week of this date. */
export const rosterWeekRequest = v.strictObject({ date })

/** POST /api/roster/propose (coordinators): shifts for so many weeks from the week of this date on. Gives how many. */
export const proposeRequest = v.strictObject({
  ...{ date, needed },
  weeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(26)),
})
export const proposeAnswer = v.strictObject({ added: v.number() })

/** POST /api/roster/add (coordinators). `unknown-frame` for what no shift can be (RO1), `expired` for a past one. */
export const addShiftRequest = v.strictObject({ plan })

/**
 * POST /api/roster/change (coordinators). `version` is the one that was changed: `out-of-order` when somebody else
 * changed it meanwhile (RO6), `not-yours` when it is not there any more, `expired` when it is past.
 */
export const changeShiftRequest = v.strictObject({ id: shiftId, version, plan })

/** POST /api/roster/remove and /api/roster/undo (coordinators): the shift, the last swap of it. Refused in the same way. */
export const shiftVersionRequest = v.strictObject({ id: shiftId, version })

/** POST /api/roster/put-up and /api/roster/withdraw (counsellors): the own place in a shift. */
export const shiftRequest = v.strictObject({ id: shiftId })

/** POST /api/roster/take-over (counsellors): the place of a colleague that is up. */
export const takeOverRequest = v.strictObject({ id: shiftId, from: personId })

const onWall = v.strictObject({ date: v.string(), time: v.string() })
const warnings = v.strictObject({
  understaffed: v.nullable(
    v.strictObject({
      people: v.number(),
      disciplines: v.array(v.strictObject({ name: v.picklist(disciplines), missing: v.number() })),
    }),
  ),
  twice: v.array(v.string()),
  gone: v.array(v.string()),
  closed: v.nullable(v.strictObject({ because: v.nullable(v.string()) })),
})

const shift = v.strictObject({
  ...{ id: shiftId, version, date: v.string(), from: v.string(), to: v.string(), needed, warnings },
  people: v.array(v.string()),
  pointPerson: v.nullable(v.string()),
  putUp: v.array(v.string()),
  /** The last one can be undone when `canUndo` says so. */
  swaps: v.array(v.strictObject({ from: v.string(), to: v.string(), at: onWall })),
  ...{ canUndo: v.boolean(), hasBegun: v.boolean(), isPast: v.boolean() },
  /** For who asks: may this person take a place over that is up? (RO8) */
  mayTake: v.boolean(),
})
export type ToldShift = v.InferOutput<typeof shift>

const person = v.strictObject({
  id: personId,
  name: v.string(),
  disciplines: v.array(v.picklist(disciplines)),
  /** False for who left: of them only the name in shifts of before. */
  isHere: v.boolean(),
})
export type ToldPerson = v.InferOutput<typeof person>

/** Seven days from a Monday on, with everyone who can be in a shift. */
export const rosterWeekAnswer = v.strictObject({
  now: onWall,
  days: v.array(
    v.strictObject({
      date: v.string(),
      /** When the chat is open by the plan. */
      open: v.array(v.strictObject({ from: v.string(), to: v.string() })),
      /** Why it is closed all day; null when it is open or simply no day of the week. */
      closed: v.nullable(v.string()),
      clock: v.nullable(v.picklist(['forward', 'back'])),
      isPast: v.boolean(),
    }),
  ),
  shifts: v.array(shift),
  staff: v.array(person),
})
export type RosterWeek = v.InferOutput<typeof rosterWeekAnswer>

/** POST /api/roster/own (counsellors): what comes in eight weeks: the own shifts, and those where a place is up. */
export const ownRosterAnswer = v.strictObject({
  now: onWall,
  own: v.array(shift),
  up: v.array(shift),
  staff: v.array(person),
  /** Whether there is a calendar address. It is shown once, when it is made (RO11). */
  hasCalendar: v.boolean(),
})
export type OwnRoster = v.InferOutput<typeof ownRosterAnswer>

/** POST /api/roster/calendar (counsellors): a new secret address; an older one holds no more. */
export const calendarAnswer = v.strictObject({ address: v.pipe(v.string(), v.url()) })
