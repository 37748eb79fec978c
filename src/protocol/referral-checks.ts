import * as v from 'valibot'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/))
const day = v.pipe(v.string(), v.isoDate())

/** GET /api/referrals, for coordinators: every service, and when somebody last saw that its hours are right. */
export const referralsAnswer = v.strictObject({
  /** On the wall calendar of the helpline. */
  today: day,
  referrals: v.array(
    v.strictObject({
      id,
      /** When its hours were looked up; null: never, or not all of them. */
      lastChecked: v.nullable(day),
      /** The newest day on which a coordinator pressed, and who. */
      checked: v.nullable(v.strictObject({ day, by: v.string() })),
    }),
  ),
})
export type ReferralsAnswer = v.InferOutput<typeof referralsAnswer>

/** POST /api/referral-check, by a coordinator: the hours were looked up today, or that is taken back. 204 or not-yours. */
export const referralCheckRequest = v.strictObject({ id, isChecked: v.boolean() })
export type ReferralCheckRequest = v.InferOutput<typeof referralCheckRequest>
