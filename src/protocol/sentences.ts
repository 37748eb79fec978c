import * as v from 'valibot'

/** Where in a conversation a sentence fits: its five phases, and four moments that come at any time. */
export const sentencePhases = [
  ...(['welcome', 'explore', 'goal', 'approach', 'round-off'] as const),
  ...(['crisis', 'silence', 'misuse', 'closing'] as const),
] as const
export type SentencePhase = (typeof sentencePhases)[number]

export const mostShared = 200
export const longestSentence = 500

const nameExpected = 'expected a short name of small letters, digits and dashes, as gevoel-terug'
/** The short name, by which one finds it: known once, and never another's. */
export const sentenceName = v.pipe(v.string(nameExpected), v.regex(/^[a-z0-9-]{2,30}$/, nameExpected))
const phaseExpected = `expected one of ${sentencePhases.join(', ')}`
export const sentencePhase = v.picklist(sentencePhases, phaseExpected)
const textExpected = `expected a text of at most ${longestSentence} characters`
export const sentenceText = v.pipe(
  v.string(textExpected),
  v.trim(),
  v.minLength(1, textExpected),
  v.maxLength(longestSentence, textExpected),
)

/** A ready sentence. What still has to be filled in stands between square brackets: `[gevoel]`, `[…]`. */
export const sentence = v.strictObject({ name: sentenceName, phase: sentencePhase, text: sentenceText })
export type Sentence = v.InferOutput<typeof sentence>

const touched = { by: v.string(), at: v.number() }
const sharedSentence = v.variant('is', [
  v.strictObject({ ...sentence.entries, is: v.literal('shipped') }),
  v.strictObject({ ...sentence.entries, ...touched, is: v.picklist(['changed', 'added']) }),
])
export type SharedSentence = v.InferOutput<typeof sharedSentence>

const removedSentence = v.strictObject({ ...sentence.entries, ...touched })
export type RemovedSentence = v.InferOutput<typeof removedSentence>

/** GET /api/sentences: what everybody shares, in order, and what a coordinator took away of what ships. */
export const sentencesAnswer = v.strictObject({
  sentences: v.array(sharedSentence),
  removed: v.array(removedSentence),
})
export type SentencesAnswer = v.InferOutput<typeof sentencesAnswer>

/**
 * POST /api/sentence, by a coordinator. 204; 404 not-yours for a name that there is not, 409 already-open for a new one
 * whose name is taken, 413 too-large when there are too many. `reset` gives back what ships.
 */
export const sentenceRequest = v.variant('act', [
  v.strictObject({ act: v.picklist(['add', 'change']), ...sentence.entries }),
  v.strictObject({ act: v.picklist(['remove', 'reset']), name: sentenceName }),
])
export type SentenceRequest = v.InferOutput<typeof sentenceRequest>
