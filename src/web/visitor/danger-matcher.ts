import type { Advice, DangerWords } from '../../protocol/danger-words.ts'
import { foldWords, once } from './fold-words.ts'

/** Says what to advise for a text, or null where nothing in it sounds like danger. Pure: it keeps and tells nothing. */
export type DangerMatcher = (text: string) => Advice | null

interface Known {
  readonly words: readonly string[]
  readonly joined: string
}
interface Phrase extends Known {
  readonly advice: Advice
}
interface Span {
  readonly from: number
  readonly to: number
}

/**
 * [VP31] Finds the phrases as whole words, whatever their spelling: written together or apart, with a typing error in a
 * long word. What lies within an exception counts for nothing.
 */
export function makeDangerMatcher({ sameWords, fillers, phrases, exceptions }: DangerWords): DangerMatcher {
  const read = reader(sameWords, fillers)
  const known = (text: string): Known => {
    const words = read(text)
    return { words, joined: once(words.join('')) }
  }
  const all: Phrase[] = (['1813', '112', 'both'] as const).flatMap(advice =>
    phrases[advice].map(text => ({ ...known(text), advice })),
  )
  const harmless = exceptions.map(known)
  return text => {
    const words = read(text)
    // Letter by letter: "aangebrand" must not hide "aangerand".
    const spared = harmless.flatMap(one => findAll(words, one, isSame))
    const found = all.filter(phrase =>
      findAll(words, phrase, isAlike).some(
        span => !spared.some(one => span.from < one.to && one.from < span.to),
      ),
    )
    return adviceOf(found)
  }
}

function adviceOf(found: readonly Phrase[]): Advice | null {
  const advices = new Set(found.map(({ advice }) => advice))
  const [first = null] = advices
  return advices.size > 1 ? 'both' : first
}

/** Reads a text as folded words, with variants as the word that they stand for, and without fillers. */
function reader(sameWords: DangerWords['sameWords'], fillers: readonly string[]) {
  const left = new Set(fillers.flatMap(foldWords))
  const variants = Object.entries(sameWords)
    .flatMap(([word, others]) => others.map(other => ({ words: foldWords(other), becomes: foldWords(word) })))
    .sort((a, b) => b.words.length - a.words.length)
  const byFirst = new Map<string, typeof variants>()
  for (const variant of variants) {
    const first = variant.words[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), variant])
  }
  return (text: string): string[] => {
    const words = foldWords(text)
    const said: string[] = []
    for (let at = 0; at < words.length; ) {
      const variant = byFirst
        .get(words[at] ?? '')
        ?.find(({ words: own }) => own.every((word, index) => word === words[at + index]))
      said.push(...(variant?.becomes ?? [words[at] ?? '']))
      at += variant?.words.length ?? 1
    }
    return said.filter(word => !left.has(word))
  }
}

type Compare = (typed: string | undefined, word: string) => boolean

function findAll(words: readonly string[], { words: own, joined }: Known, compare: Compare): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < words.length; from++) {
    const to = endOfWords(words, from, own, compare) ?? endOfJoined(words, from, joined)
    if (to !== undefined) spans.push({ from, to })
  }
  return spans
}

function endOfWords(
  words: readonly string[],
  from: number,
  own: readonly string[],
  compare: Compare,
): number | undefined {
  const isThere = own.every((word, index) => compare(words[from + index], word))
  return isThere && own.length > 0 ? from + own.length : undefined
}

/** The same letters with the spaces elsewhere; it begins and ends with a word of the text. */
function endOfJoined(words: readonly string[], from: number, joined: string): number | undefined {
  let sofar = ''
  for (let at = from; at < words.length && sofar.length < joined.length; at++) {
    sofar = once(sofar + words[at])
    if (sofar === joined) return at + 1
    if (!joined.startsWith(sofar)) return undefined
  }
  return undefined
}

const isSame: Compare = (typed, word) => typed === word

const longEnough = 7

/** The same word, or a long one with one letter wrong, missing, too many, or two in the other order. */
function isAlike(typed: string | undefined, word: string): boolean {
  if (typed === word) return true
  if (typed === undefined || word.length < longEnough || Math.abs(typed.length - word.length) > 1)
    return false
  if (typed[0] !== word[0]) return false
  const longest = Math.max(typed.length, word.length)
  let same = 0
  while (typed[same] === word[same] && same < longest) same++
  let sameAtEnd = 0
  while (sameAtEnd < longest - same && typed.at(-1 - sameAtEnd) === word.at(-1 - sameAtEnd)) sameAtEnd++
  const differs = longest - same - sameAtEnd
  if (differs <= 1) return true
  const isTurned = typed[same] === word[same + 1] && typed[same + 1] === word[same]
  return differs === 2 && typed.length === word.length && isTurned
}
