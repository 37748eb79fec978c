import * as v from 'valibot'

/** Danger in the words of youngsters, out of `danger-words.json` of the site folder. The same file for every visitor (VP30). */

const sentence = v.pipe(
  v.string('expected words'),
  v.trim(),
  v.minLength(2, 'expected at least 2 letters'),
  v.maxLength(80, 'expected at most 80 letters'),
  v.regex(/\p{L}/u, 'expected a word'),
)
const words = (most: number) =>
  v.pipe(
    v.array(sentence, 'expected a list of words'),
    v.maxLength(most, `expected at most ${most}`),
    v.check(
      list => new Set(list.map(one => one.toLowerCase())).size === list.length,
      'expected each of them once',
    ),
  )
const variant = v.pipe(
  v.string('expected words'),
  v.trim(),
  v.minLength(1, 'expected a word'),
  v.maxLength(60),
)

export const dangerWords = v.strictObject({
  /** Words that count as one word: its variants, typing errors and dialect. */
  sameWords: v.record(v.string(), v.pipe(v.array(variant, 'expected a list of words'), v.maxLength(60))),
  /** Words that change nothing: "gewoon", "echt". */
  fillers: v.pipe(v.array(variant, 'expected a list of words'), v.maxLength(100)),
  /** By what is advised. */
  phrases: v.strictObject({ '1813': words(800), '112': words(800), both: words(800) }),
  /** What sounds like one of them and is none: "dood van het lachen". */
  exceptions: words(800),
})
export type DangerWords = v.InferOutput<typeof dangerWords>

/** Which number comes first. */
export type Advice = keyof DangerWords['phrases']
