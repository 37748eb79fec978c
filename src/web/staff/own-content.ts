import * as v from 'valibot'
import { jsonBytes, readJson } from '../../crypto/bytes.ts'
import { mostOwnBytes } from '../../protocol/own-settings.ts'

/** Of an own sentence: what fits on a line of the list, and in the field. */
export const sentenceLimits = { own: 60, name: 30, text: 500 } as const

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))

const ownSentence = v.strictObject({
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(sentenceLimits.name)),
  /** A phase of a conversation, or crisis and the like; see the shared sentences. */
  phase: id,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(sentenceLimits.text)),
})
export type OwnSentence = v.InferOutput<typeof ownSentence>

/** The newest entry of the audit log that a page saw, and when, by its own clock. What was kept before has no time. */
const auditSeen = v.strictObject({
  seq: v.number(),
  hash: v.string(),
  at: v.optional(v.nullable(v.number()), null),
})

const content = v.strictObject({
  v: v.literal(1),
  sentences: v.pipe(v.array(ownSentence), v.maxLength(sentenceLimits.own)),
  /** Other keys than those that ship, by action; null: none at all. */
  keys: v.record(id, v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(40)))),
  /** The day of the last shift on the wall calendar, as 2026-11-27: what is new is new since then. */
  lastShift: v.nullable(v.pipe(v.string(), v.isoDate())),
  /** Ids of the practice conversations that were played to the end. */
  practised: v.pipe(v.array(id), v.maxLength(200)),
  /** Of a page of this person (AU13). What was kept before has none. */
  auditSeen: v.optional(v.nullable(auditSeen), null),
})

/** What somebody of the staff keeps for themselves (SE25b). A closed shape: another version is not read by halves. */
export type OwnContent = v.InferOutput<typeof content>

export const emptyContent: OwnContent = {
  ...{ v: 1, sentences: [], keys: {}, lastShift: null, practised: [], auditSeen: null },
}

const step = 4096
/** Nonce and tag. */
const aroundIt = 28

/** The bytes to seal, in steps, so that their length says little; undefined when they would not fit. */
export function bytesOfContent(own: OwnContent): ReturnType<typeof jsonBytes> | undefined {
  const bytes = jsonBytes(own)
  const length = Math.ceil(bytes.length / step) * step
  const most = Math.floor((mostOwnBytes - aroundIt) / step) * step
  if (length > most) return undefined
  const padded = new Uint8Array(length).fill(0x20)
  padded.set(bytes)
  return padded
}

/** The content again; undefined for anything else than this shape. */
export function contentOfBytes(bytes: Parameters<typeof readJson>[0]): OwnContent | undefined {
  const parsed = v.safeParse(content, readJson(bytes))
  return parsed.success ? parsed.output : undefined
}

/** Whether it is of the shape: what a screen is about to keep. */
export function isOwnContent(own: OwnContent): boolean {
  return v.is(content, own)
}
