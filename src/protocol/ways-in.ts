import * as v from 'valibot'
import { base64url, bytesOf } from './sealed.ts'

/** What a page seals of an identity for one way in (SE5); null for a role that has none. */
export const identityFile = v.nullable(base64url(1, 2_000))

/** Six digits from an app, of this half minute or one beside it. */
export const oneTimeCode = v.pipe(v.string(), v.regex(/^\d{6}$/))

const text = base64url(1, 8_000)
const transports = v.optional(v.array(v.pipe(v.string(), v.maxLength(20))))
const attachment = v.optional(v.pipe(v.string(), v.maxLength(20)))
const extensionResults = v.optional(v.looseObject({}), {})

/** What a browser gives for a new passkey, as JSON. What is secret in it (PRF results) is taken out by the page. */
export const newPasskey = v.object({
  id: text,
  rawId: text,
  type: v.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensionResults,
  response: v.object({ clientDataJSON: text, attestationObject: text, transports }),
})
export type NewPasskey = v.InferOutput<typeof newPasskey>

/** What a browser gives for a press on a passkey, as JSON. */
export const passkeyPress = v.object({
  id: text,
  rawId: text,
  type: v.literal('public-key'),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensionResults,
  response: v.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: v.optional(text),
  }),
})
export type PasskeyPress = v.InferOutput<typeof passkeyPress>

/** POST /api/passkey-challenge: 32 bytes, good once, for five minutes, and the host that passkeys are bound to. */
export const passkeyChallengeAnswer = v.strictObject({ challenge: bytesOf(32), host: v.string() })
export type PasskeyChallengeAnswer = v.InferOutput<typeof passkeyChallengeAnswer>

/**
 * A way in as a page makes it. `secret` is what the page derived from the password (SE5); `seed` is that of the app
 * with codes, proven by one code of it. Only in the demo a password stands alone.
 */
export const newWay = v.variant('kind', [
  v.strictObject({
    kind: v.literal('password'),
    secret: bytesOf(32),
    identityFile,
    codes: v.nullable(v.strictObject({ seed: bytesOf(20), code: oneTimeCode })),
  }),
  v.strictObject({
    kind: v.literal('passkey'),
    label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
    passkey: newPasskey,
    identityFile,
  }),
])
export type NewWay = v.InferOutput<typeof newWay>

/** Proof of who is there: at sign-in, and again before what weighs much. */
export const proof = v.variant('kind', [
  v.strictObject({ kind: v.literal('password'), secret: bytesOf(32), code: v.nullable(oneTimeCode) }),
  v.strictObject({ kind: v.literal('passkey'), press: passkeyPress }),
])
export type Proof = v.InferOutput<typeof proof>

/** POST /api/step-up: 204 and a new session cookie that counts as fresh for five minutes. */
export const stepUpRequest = v.strictObject({ proof })

/** A way in as its owner sees it. */
export const shownWay = v.strictObject({
  id: v.string(),
  kind: v.picklist(['password', 'passkey']),
  label: v.nullable(v.string()),
  addedAt: v.number(),
  usedAt: v.nullable(v.number()),
})
export type ShownWay = v.InferOutput<typeof shownWay>

/** GET /api/ways: the own ones, and the username: who signed in with a passkey did not type it, a new password needs it. */
export const waysAnswer = v.strictObject({ username: v.string(), ways: v.array(shownWay) })

/** POST /api/ways/add (fresh). The same identity, sealed for one more way. */
export const addWayRequest = v.strictObject({ way: newWay })

/** POST /api/ways/remove (fresh). The last one stays: `not-allowed`. */
export const removeWayRequest = v.strictObject({ id: base64url(1, 64) })

/** GET /api/sessions: where this person is signed in. `id` is no secret. */
export const sessionsAnswer = v.strictObject({
  sessions: v.array(
    v.strictObject({ id: v.string(), startedAt: v.number(), seenAt: v.number(), isThis: v.boolean() }),
  ),
})

export type SessionsAnswer = v.InferOutput<typeof sessionsAnswer>

/** POST /api/sessions/end: one of the own sessions, or null for all but this one. */
export const endSessionsRequest = v.strictObject({ id: v.nullable(base64url(1, 64)) })
