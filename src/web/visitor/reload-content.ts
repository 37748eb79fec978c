import * as v from 'valibot'
import { type Bytes, readJson } from '../../crypto/bytes.ts'
import { bytesOf } from '../../protocol/sealed.ts'
import { keptTalk } from './kept-talk.ts'

const shortText = v.pipe(v.string(), v.maxLength(400))

/** What a reloaded page finds again, only ever sealed (SE22, SE23): who it was, what was written, and with which keys. */
const reloadContent = v.strictObject({
  v: v.literal(2),
  c: bytesOf(16),
  ticket: bytesOf(32),
  bye: bytesOf(16),
  hasPlace: v.boolean(),
  /** What was told while waiting; times are of this device's clock. */
  told: v.strictObject({
    isDelayed: v.boolean(),
    closing: v.nullable(v.strictObject({ isReached: v.boolean(), at: v.number() })),
    expectedBy: v.nullable(v.number()),
  }),
  firstText: v.pipe(v.string(), v.maxLength(4_000)),
  isFirstTextFinished: v.boolean(),
  answers: v.strictObject({
    nickname: shortText,
    who: v.picklist(['pupil', 'parent', 'teacher', 'someone-else', '']),
    age: shortText,
    gender: v.picklist(['m', 'v', 'x', 'rather-not-say', '']),
    school: shortText,
    theme: shortText,
    toldSomeone: v.picklist(['yes', 'no', '']),
    typesSlowly: v.boolean(),
  }),
  /** From the first key on. */
  talk: v.nullable(keptTalk),
})
export type ReloadContent = v.InferOutput<typeof reloadContent>

/** The content in opened bytes, or undefined when it is not one. */
export function readReloadContent(bytes: Bytes): ReloadContent | undefined {
  const parsed = v.safeParse(reloadContent, readJson(bytes))
  return parsed.success ? parsed.output : undefined
}
