import * as v from 'valibot'

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

/** What work is asked for; done for one thing it is no work for another. */
export const workPurposes = ['contact'] as const
export type WorkPurpose = (typeof workPurposes)[number]

/**
 * [CT8] Work that a page does before it may send something, so that a program which sends thousands has a lot to do. Find the
 * counter whose key, PBKDF2 of `nonce` and the counter (32 bits, big end first), begins with `keyPrefix`. Signed by
 * the server, with a key in its memory. `until`: milliseconds since 1970; afterwards, and once used, it is worth nothing.
 */
export const workAsked = v.strictObject({
  parameters: v.strictObject({
    algorithm: v.literal('PBKDF2/SHA-256'),
    nonce: hex(16),
    salt: hex(16),
    cost: count(100_000),
    keyLength: v.literal(32),
    keyPrefix: hex(16),
    keySignature: hex(32),
    data: v.strictObject({
      purpose: v.picklist(workPurposes),
      until: count(Number.MAX_SAFE_INTEGER),
    }),
  }),
  signature: hex(32),
})
export type WorkAsked = v.InferOutput<typeof workAsked>

/** The same, with what was found. */
export const workDone = v.strictObject({
  asked: workAsked,
  counter: count(0xffff_ffff),
  key: hex(32),
})
export type WorkDone = v.InferOutput<typeof workDone>
