import type { SentencePhase } from '../../protocol/sentences.ts'

/** A sentence that one can choose: shared, or one's own. */
export interface Choice {
  /** Unique in the list, and good for an id in the page. */
  readonly key: string
  readonly name: string
  readonly phase: SentencePhase
  readonly phaseName: string
  readonly text: string
  readonly isOwn: boolean
  /** It ships, and nobody of the team looked at it yet. */
  readonly isExample: boolean
}

/** A "/" at the beginning of a line, and what was typed after it up to the caret. */
export interface Slash {
  readonly from: number
  readonly query: string
}

/** [DK34] The list opens only there: a slash inside a line is a slash. */
export function slashAt(text: string, caret: number): Slash | undefined {
  const from = text.lastIndexOf('\n', caret - 1) + 1
  if (text[from] !== '/' || caret <= from) return undefined
  const query = text.slice(from + 1, caret)
  return query.startsWith('/') ? undefined : { from, query }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * [DK34] The sentences in which every word of the query is found: in the name, the phase or the text. First those of the
 * phase of now, then by where it was found; else in the order given.
 */
export function findSentences(
  all: readonly Choice[],
  query: string,
  now: SentencePhase | undefined,
): readonly Choice[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const [first = ''] = words
  const place = ({ name, phase }: Choice) => {
    const found = plain(name).startsWith(first) ? 0 : plain(name).includes(first) ? 1 : 2
    return (phase === now ? 0 : 3) + found
  }
  return all
    .filter(({ name, phaseName, text }) => {
      const whole = plain(`${name} ${phaseName} ${text}`)
      return words.every(word => whole.includes(word))
    })
    .map((choice, index) => ({ choice, index, place: place(choice) }))
    .sort((one, other) => one.place - other.place || one.index - other.index)
    .map(({ choice }) => choice)
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** The first thing to fill in at or after a place: words, or nothing but dots, between square brackets. */
export function gapFrom(text: string, after: number): Span | undefined {
  const found = /\[[^[\]\n]{1,40}\]/u.exec(text.slice(after))
  if (!found) return undefined
  const start = after + found.index
  return { start, end: start + found[0].length }
}

/** [DK35] The text with a sentence in the place of the slash, and what is selected then: what to fill in first, or the end. */
export function withSentence(
  text: string,
  { from, query }: Slash,
  sentence: string,
): { readonly text: string; readonly selected: Span } {
  const rest = text.slice(from + 1 + query.length)
  const end = from + sentence.length
  const within = gapFrom(sentence, 0)
  return {
    text: text.slice(0, from) + sentence + rest,
    selected: within ? { start: from + within.start, end: from + within.end } : { start: end, end },
  }
}
