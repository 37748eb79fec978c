import * as v from 'valibot'
import { schoolHolidayKinds } from '../domain/opening-plan.ts'

const text = v.pipe(v.string(), v.maxLength(300))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A date and a time as the wall shows them in the helpline's zone. */
export const localMoment = v.strictObject({ date: text, time: text })

const closedBecause = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['closed', 'paused', 'exception']), reason: text }),
  v.strictObject({ kind: v.literal('public-holiday'), name: text }),
  v.strictObject({ kind: v.literal('school-holiday'), holiday: v.picklist(schoolHolidayKinds) }),
])

/** Whether it is open by the hours, as `inWords` says it. */
export const toldOpening = v.variant('isOpen', [
  v.strictObject({ isOpen: v.literal(true), closesAt: v.nullable(localMoment), because: v.nullable(text) }),
  v.strictObject({
    isOpen: v.literal(false),
    reason: v.nullable(closedBecause),
    opensAt: v.nullable(localMoment),
  }),
])

/**
 * What the public site tells everyone: no secrets, no people.
 * open: somebody is free; waiting: all are talking and a place in the queue is free; full: no place;
 * unattended: nobody is at the desk; stopped: open, but no new visitor can be helped before closing;
 * closed: outside the hours, or closed with a reason; paused: a technical pause; not-set-up: no root key yet.
 * Whether one may come in is `mayCome`: it also depends on the demo, where one may wait for somebody to sign in.
 */
export const publicStatus = v.strictObject({
  state: v.picklist(['open', 'waiting', 'full', 'unattended', 'stopped', 'closed', 'paused', 'not-set-up']),
  mayCome: v.boolean(),
  waiting: count,
  /** The range of the wait for who comes now, in minutes; null when unknown. */
  wait: v.nullable(v.strictObject({ from: count, to: count })),
  opening: toldOpening,
  now: localMoment,
  /** The same instants for machines: ISO 8601. */
  closesAt: v.nullable(text),
  opensAt: v.nullable(text),
  reason: v.nullable(text),
  /** Planned openings on days of a school holiday, from 14 days ahead (OH9). */
  holidaySessions: v.array(v.strictObject({ opensAt: localMoment, closesAt: localMoment })),
  /** The coordinator's banner. */
  notice: v.nullable(text),
  languages: v.array(text),
  /** Other services whose hours are known now, as `jac/chat`; who always answers is in the page's settings. */
  openNow: v.record(text, v.picklist(['open', 'closed'])),
})
export type PublicStatus = v.InferOutput<typeof publicStatus>
