import * as v from 'valibot'
import { bytesOf } from './sealed.ts'

/**
 * What is written down when professional secrecy was broken, or when that was considered. Closed lists only: no text,
 * no conversation, no name of who talked (CR7).
 */

/** Who was told. */
export const toldTo = [
  '112',
  'police',
  'coordinator',
  'own-clb',
  'parents',
  'confidential-centre',
  'other-service',
  'nobody',
] as const
export type ToldTo = (typeof toldTo)[number]

/** What was told. */
export const toldWhat = ['in-danger', 'what-happens', 'where', 'who', 'question-only', 'nothing'] as const
export type ToldWhat = (typeof toldWhat)[number]

/** Why, or why not. */
export const toldWhy = [
  'own-life',
  'danger-from-others',
  'danger-for-others',
  'abuse-of-minor',
  'youngster-asked',
  'advice',
  'not-acute',
  'already-helped',
  'cannot-be-found',
] as const
export type ToldWhy = (typeof toldWhy)[number]

/** Why nobody was told. */
export const whyNot: readonly ToldWhy[] = ['not-acute', 'already-helped', 'cannot-be-found']

/** Whether the youngster heard of it. */
export const youngsterKnows = ['yes', 'no-not-possible', 'no-unsafe'] as const
export type YoungsterKnows = (typeof youngsterKnows)[number]

const what = v.pipe(
  v.array(v.picklist(toldWhat)),
  v.minLength(1),
  v.maxLength(toldWhat.length),
  v.check(list => new Set(list).size === list.length),
)

/**
 * POST /api/crisis-decision, counsellors only. `id`: 16 random bytes of this form, so that sending it again keeps one
 * decision. The server adds who and when. 204; `too-fast` past twenty in an hour.
 */
export const crisisDecisionRequest = v.pipe(
  v.strictObject({
    id: bytesOf(16),
    to: v.picklist(toldTo),
    what,
    why: v.picklist(toldWhy),
    youngster: v.picklist(youngsterKnows),
  }),
  // Who told nobody told nothing, and nothing is told to nobody.
  v.check(({ to, what }) => (to === 'nobody' ? what.join() === 'nothing' : !what.includes('nothing'))),
  v.check(({ to, why }) => whyNot.includes(why) === (to === 'nobody')),
)
export type CrisisDecisionRequest = v.InferOutput<typeof crisisDecisionRequest>

const day = v.pipe(v.string(), v.isoDate())
const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))
/** Null: an account that is not there any more. */
const by = v.nullable(v.pipe(v.string(), v.maxLength(60)))

/** GET /api/crisis-decisions, newest first: for coordinators and the data protection officer. `reads`: who read it when. */
export const crisisDecisionsAnswer = v.strictObject({
  decisions: v.array(
    v.strictObject({
      ...{ day, hour, by, what, to: v.picklist(toldTo), why: v.picklist(toldWhy) },
      youngster: v.picklist(youngsterKnows),
    }),
  ),
  reads: v.array(v.strictObject({ day, hour, by })),
})
export type CrisisDecisionsAnswer = v.InferOutput<typeof crisisDecisionsAnswer>
