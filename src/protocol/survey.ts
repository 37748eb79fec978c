import * as v from 'valibot'
import { feelings, gains, isAnswered, recommendations } from '../domain/survey.ts'
import { sealedLetter } from './contact.ts'
import { bytesOf } from './sealed.ts'

const taps = v.strictObject({
  feeling: v.nullable(v.picklist(feelings)),
  gained: v.nullable(v.picklist(gains)),
  recommends: v.nullable(v.picklist(recommendations)),
})

const letter = v.pipe(
  sealedLetter,
  v.check(({ kind }) => kind === 'survey'),
)

/**
 * POST /api/survey, by anyone with a pass that was handed over at the end of a conversation and leads back to none
 * (SV2). `text` is sealed in the page to the vault. 204, or a refusal: `expired` for a pass that is not valid (any more),
 * `out-of-order` for one that was used.
 */
export const surveyRequest = v.pipe(
  v.strictObject({ pass: bytesOf(16), taps, text: v.nullable(letter) }),
  v.check(({ taps, text }) => isAnswered(taps) || text !== null),
)
export type SurveyRequest = v.InferOutput<typeof surveyRequest>

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

/** GET /api/survey-texts, for who may read the inbox: the newest day first. `id` is the row's own; `day` when it came. `keptDays`: RT10. */
export const surveyTexts = v.strictObject({
  texts: v.array(v.strictObject({ id: bytesOf(16), day, letter: sealedLetter })),
  keptDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type SurveyTexts = v.InferOutput<typeof surveyTexts>
