import * as v from 'valibot'
import { type PracticeLine, practiceEnds, practiceMoves } from '../domain/practice.ts'

const text = (most: number) =>
  v.pipe(
    v.string('expected a text'),
    v.trim(),
    v.minLength(1, 'expected a text'),
    v.maxLength(most, `expected at most ${most} characters`),
  )
const seconds = (most: number) => {
  const expected = `expected seconds, from 1 to ${most}`
  return v.pipe(v.number(expected), v.minValue(1, expected), v.maxValue(most, expected))
}
const nodeName = v.pipe(
  v.string('expected the name of a node'),
  v.regex(/^[a-z0-9-]{2,40}$/, 'expected a name of small letters, as vertelt-meer'),
)

/** A youngster types fast, and nobody wants to wait longer than this for one line. */
const [perCharacter, least, most] = [0.06, 1, 6]

function typed(said: string, pauseSeconds: number): PracticeLine {
  const typingSeconds = Math.min(most, Math.max(least, said.length * perCharacter))
  return { text: said, pauseSeconds, typingSeconds }
}

/** A line is its text; with `wait` it comes later, and `hesitates` is typing that comes to nothing. */
const line = v.union(
  [
    v.pipe(
      text(240),
      v.transform((said): PracticeLine => typed(said, 1)),
    ),
    v.pipe(
      v.strictObject({ text: text(240), wait: seconds(60) }),
      v.transform(({ text, wait }): PracticeLine => typed(text, wait)),
    ),
    v.pipe(
      v.strictObject({ hesitates: seconds(20) }),
      v.transform(
        ({ hesitates }): PracticeLine => ({ text: null, pauseSeconds: 2, typingSeconds: hesitates }),
      ),
    ),
  ],
  'expected a text, or text and wait, or hesitates',
)

const move = v.picklist(practiceMoves, `expected a move: ${practiceMoves.join(', ')}`)
const lines = v.array(line, 'expected a list of lines')

const node = v.pipe(
  v.strictObject({
    phase: v.picklist([1, 2, 3, 4, 5], 'expected a phase from 1 to 5'),
    says: v.optional(lines, []),
    on: v.optional(v.record(move, nodeName, 'expected moves and where they lead'), {}),
    shrugs: v.optional(lines, []),
    otherwise: v.optional(nodeName),
    silent: v.optional(v.strictObject({ after: seconds(600), to: nodeName })),
    end: v.optional(v.picklist(practiceEnds, 'expected "together" or "left"')),
  }),
  v.check(
    ({ otherwise, end }) => (otherwise === undefined) !== (end === undefined),
    'expected either otherwise or end',
  ),
  v.check(
    ({ end, on, shrugs, silent }) =>
      end === undefined || (Object.keys(on).length === 0 && shrugs.length === 0 && silent === undefined),
    'expected nothing after an end',
  ),
  v.transform(({ phase, says, on, shrugs, otherwise, silent, end }) => ({
    ...{ phase, says, on, shrugs },
    otherwise: otherwise ?? null,
    silent: silent ? { afterSeconds: silent.after, to: silent.to } : null,
    end: end ?? null,
  })),
)

const phrases = v.pipe(
  v.array(text(80), 'expected a list of words'),
  v.minLength(1, 'expected a word at least'),
  v.check(all => all.every(one => /[\p{L}\p{N}?]/u.test(one)), 'expected words, not only signs'),
)

const nickname = text(40)
/** What the youngster told beforehand: the fields and values of a real one (SE22). */
const youngster = v.strictObject({
  nickname,
  who: v.exactOptional(v.picklist(['pupil', 'parent', 'teacher', 'someone-else'])),
  ageYears: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(120))),
  gender: v.exactOptional(v.picklist(['m', 'v', 'x', 'rather-not-say'])),
  school: v.exactOptional(text(40)),
  theme: v.exactOptional(text(40)),
  toldSomeone: v.exactOptional(v.boolean('expected true or false')),
  typesSlowly: v.exactOptional(v.boolean('expected true or false')),
})

/** A file of `practice/` in the site folder, as written. */
export const practiceFile = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/, 'expected small letters, as study-choice')),
  title: text(60),
  about: text(200),
  minutes: v.pipe(v.number('expected minutes'), v.integer(), v.minValue(1), v.maxValue(60)),
  youngster,
  start: nodeName,
  nodes: v.record(nodeName, node, 'expected nodes by their name'),
  moves: v.record(move, phrases, 'expected moves and their words'),
  /** For who did not try it: one sentence. */
  tips: v.record(move, text(200), 'expected moves and a sentence for each'),
  /** What is said at the end of every path, whatever was done. */
  last: v.pipe(v.array(text(200), 'expected a list of sentences'), v.maxLength(4)),
})
/** As read: by the house at the start, and by the page, to which the file is sent as it was written. */
export type Practice = v.InferOutput<typeof practiceFile>

/** GET /api/practice */
export const practices = v.strictObject({ practices: v.array(practiceFile) })
