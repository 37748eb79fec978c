import * as v from 'valibot'
import {
  ageBands,
  contactTypes,
  followUps,
  genders,
  isContact,
  provinces,
  riskActions,
  riskLevels,
  schoolLevels,
  whoKinds,
} from '../domain/registration.ts'
import { bytesOf } from './sealed.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/))
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(300))
const oneDay = 24 * 60 * 60_000
/** Durations and not instants: a page's clock may be wrong. */
const duration = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(oneDay))

/** A list without doubles. */
function several<Item extends v.GenericSchema<unknown, string>>(item: Item, least: number, most: number) {
  return v.pipe(
    v.array(item),
    v.minLength(least),
    v.maxLength(most),
    v.check(all => new Set(all).size === all.length),
    v.readonly(),
  )
}

const risk = v.variant('level', [
  v.strictObject({ level: v.literal('not-applicable') }),
  v.strictObject({
    level: v.picklist(riskLevels),
    actions: several(v.picklist(riskActions), 1, riskActions.length),
  }),
])

/** Which themes and referrals there are, the server's site folder says (RG4). */
export const answers = v.variant('type', [
  v.strictObject({ type: v.picklist(contactTypes.filter(type => !isContact(type))) }),
  v.strictObject({
    type: v.literal('conversation'),
    themes: several(id, 1, 16),
    isHeavy: v.boolean(),
    who: v.picklist(whoKinds),
    ageBand: v.picklist(ageBands),
    gender: v.picklist(genders),
    province: v.picklist(provinces),
    schoolLevel: v.picklist(schoolLevels),
    risk,
    referredTo: several(id, 0, 44),
    followUp: v.picklist(followUps),
  }),
])

/**
 * POST /api/registration (SE39): `id` is random and made by the page, so that a second try is the same row; the same id
 * with other answers corrects it. `begun` is how long ago it began, `lasted` how long it took. 204, or a refusal.
 */
export const registrationRequest = v.strictObject({
  id: bytesOf(16),
  begun: duration,
  lasted: duration,
  isCrisis: v.boolean(),
  answers,
})
export type RegistrationRequest = v.InferOutput<typeof registrationRequest>

/** POST /api/closing-form: what the form asks here. `themes` name the coarse themes of the visitor that lead to them. */
export const closingForm = v.strictObject({
  themes: v.array(v.strictObject({ id, label: words, from: v.array(id) })),
  risk: v.array(v.strictObject({ level: v.picklist(riskLevels), label: words, meaning: words })),
  /** Nobody of this helpline has looked at it yet. */
  isExample: v.boolean(),
})
export type ClosingForm = v.InferOutput<typeof closingForm>

const many = v.pipe(v.number(), v.integer(), v.minValue(0))
const sums = v.strictObject({ conversations: many, minutes: many })

/** POST /api/own-counts: of who asks, and of nobody else. */
export const ownCounts = v.strictObject({ today: sums, schoolYear: sums })
export type OwnCounts = v.InferOutput<typeof ownCounts>
