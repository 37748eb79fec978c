/** Every sentence in these objects of texts; a text that takes a name or a number gets an example. */
export function sentencesIn(texts: unknown): readonly string[] {
  return wordsIn(texts).flatMap(text => text.split(/(?<=[.?!])\s+/))
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value === 'function') return wordsIn(value('Noor', 'Noor'))
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}

const lengthOf = (sentence: string) => sentence.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word)).length

/** Sentences of more than 18 words: too long to be read by somebody who is upset. */
export function longSentences(sentences: readonly string[]): readonly string[] {
  return sentences.filter(sentence => lengthOf(sentence) > 18)
}

/** Length of a sentence on average, in words. */
export function wordsPerSentence(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + lengthOf(sentence), 0) / sentences.length
}

/** Sentences with a word that we do not use on screen. */
export function heavyWords(sentences: readonly string[]): readonly string[] {
  const heavy = /\b(gelieve|indien|ingevolge|helaas|oeps|medewerker|u|uw)\b/i
  return sentences.filter(sentence => heavy.test(sentence))
}
