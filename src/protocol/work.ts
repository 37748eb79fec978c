import * as v from 'valibot'
import { bytesOf } from './sealed.ts'

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

/** POST /api/work: asks for the work of a ticket for the conversation that this page made (FL1). Answered with `workAsked`. */
export const workRequest = v.strictObject({ c: bytesOf(16) })
export type WorkRequest = v.InferOutput<typeof workRequest>

const until = count(Number.MAX_SAFE_INTEGER)

/** What work is done for; done for one thing it is no work for another. A ticket's is for one conversation. */
const workFor = v.variant('purpose', [
  v.strictObject({ purpose: v.literal('contact'), until }),
  v.strictObject({ purpose: v.literal('ticket'), c: bytesOf(16), until }),
])
export type WorkFor = { readonly purpose: 'contact' } | { readonly purpose: 'ticket'; readonly c: string }

/**
 * [CT8] [FL1] Work that a page does before it may send something, so that a program which sends thousands has a lot to do. Find the
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
    data: workFor,
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
