import * as v from 'valibot'
import { bytesOf } from './sealed.ts'

/** What ships with the product as an example, until a coordinator looked at it. */
export const exampleKinds = ['sentence', 'practice', 'phase-guide', 'risk-scale'] as const
export type ExampleKind = (typeof exampleKinds)[number]

const which = {
  kind: v.picklist(exampleKinds),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)),
  /** SHA-256 of the text that was looked at. */
  hash: bytesOf(32),
}

/** POST /api/check-example: a coordinator looked at this text, or takes that back. 204, or a refusal. */
export const checkExampleRequest = v.strictObject({ ...which, isChecked: v.boolean() })
export type CheckExampleRequest = v.InferOutput<typeof checkExampleRequest>

/** GET /api/checked-examples: the newest tick of each, with who gave it and when (milliseconds). */
export const checkedExamplesAnswer = v.strictObject({
  checked: v.array(v.strictObject({ ...which, by: v.string(), at: v.number() })),
})
export type CheckedExamplesAnswer = v.InferOutput<typeof checkedExamplesAnswer>
