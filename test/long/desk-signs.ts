import * as v from 'valibot'

const at = v.number()
const sign = v.variant('what', [
  v.strictObject({ what: v.literal('title'), at, text: v.string() }),
  /** A tone was planned on the audio's clock: from when it sounds, and whether the audio runs. */
  v.strictObject({ what: v.literal('tone'), at, from: v.number(), audio: v.string() }),
  v.strictObject({ what: v.literal('silence'), at }),
  v.strictObject({ what: v.literal('audio'), at, state: v.string() }),
  v.strictObject({ what: v.literal('note'), at, text: v.string() }),
  v.strictObject({ what: v.literal('note-shown'), at }),
  v.strictObject({ what: v.literal('note-closed'), at }),
  v.strictObject({ what: v.literal('frame'), at, kind: v.string() }),
  v.strictObject({ what: v.literal('line-open'), at }),
  v.strictObject({ what: v.literal('line-closed'), at }),
  v.strictObject({ what: v.literal('visibility'), at, state: v.string() }),
  v.strictObject({ what: v.literal('frozen'), at }),
  /** A timer of one second that came this much later than the one before. */
  v.strictObject({ what: v.literal('timer'), at, after: v.number() }),
])

/** Something that a desk page did, when it did it: milliseconds since 1970, by the page's own clock. */
export type DeskSign = v.InferOutput<typeof sign>

/** What was read from a page; throws when it is no list of signs. */
export function parseSigns(read: unknown): DeskSign[] {
  return v.parse(v.array(sign), read)
}
