import * as v from 'valibot'

/**
 * Bytes that one may carry but not open. The shapes are those that the seals make (protocol.md 4.2, 4.3);
 * whoever carries them may look at the labels and at nothing else.
 */

/** base64url without padding, between two lengths in characters. */
export function base64url(minimum: number, maximum: number) {
  return v.pipe(v.string(), v.minLength(minimum), v.maxLength(maximum), v.regex(/^[A-Za-z0-9_-]+$/))
}

/** Exactly this many bytes in base64url. */
export function bytesOf(length: number) {
  const characters = Math.ceil((length * 4) / 3)
  return base64url(characters, characters)
}

const counter = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))

/** A sealed message: `(s, q)` is the client's id of it; the ciphertext holds one of the padding sizes and a tag. */
export const sealedMessage = v.strictObject({
  v: v.literal(1),
  c: bytesOf(16),
  e: counter,
  r: v.picklist([1, 2, 3]),
  s: bytesOf(16),
  q: counter,
  x: v.pipe(base64url(363, 10_944), v.check(hasPaddedLength)),
})
export type SealedMessage = v.InferOutput<typeof sealedMessage>

const paddedLengths = [256, 512, 1024, 2048, 4096, 8192].map(length => Math.ceil(((length + 16) * 4) / 3))

function hasPaddedLength(text: string): boolean {
  return paddedLengths.includes(text.length)
}

/** The epoch key for one holder, sealed to that holder's shift key (SE8, SE9). */
export const sealedEnvelope = v.strictObject({
  v: v.literal(1),
  kind: v.literal('shift'),
  rid: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  conv: bytesOf(16),
  e: counter,
  why: v.picklist(['start', 'back', 'transfer', 'colleague', 'colleague-left', 'repair']),
  prev: v.union([v.literal(''), bytesOf(32)]),
  enc: bytesOf(32),
  ct: base64url(64, 12_000),
})
export type SealedEnvelope = v.InferOutput<typeof sealedEnvelope>

/** A signed object (SE1): the body is exact JSON in base64url; who cannot verify it carries it unchanged. */
export const signedObject = v.strictObject({
  v: v.literal(1),
  type: v.picklist(['grant', 'shift', 'staff-note']),
  body: base64url(2, 12_000),
  sig: bytesOf(64),
})
export type SignedObject = v.InferOutput<typeof signedObject>
