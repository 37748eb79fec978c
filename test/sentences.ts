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

/** Sentences of more than 18 words: too long to be read by somebody who is upset. For children less. */
export function longSentences(sentences: readonly string[], most = 18): readonly string[] {
  return sentences.filter(sentence => lengthOf(sentence) > most)
}

/** Length of a sentence on average, in words. */
export function wordsPerSentence(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + lengthOf(sentence), 0) / sentences.length
}

/** Words of officials, words that pity, and "u": nobody talks so to a child. */
const stiff =
  'gelieve|indien|ingevolge|teneinde|middels|betreffende|aangaande|derhalve|desalniettemin|tevens|alsmede|inzake|thans|reeds|desgewenst|helaas|oeps|medewerkers?|u|uw'
/** Words that a Fleming reads as Dutch from the Netherlands. */
const northern =
  'docent(?:e|en)?|mbo|hbo|vmbo|havo|vwo|brugklas|gymzaal|gymles|mobieltje|schooldecaan|mentor(?:en)?|doei|pinnen'
const heavy = new RegExp(`(?<![\\p{L}\\d])(?:${stiff}|${northern})(?![\\p{L}\\d])`, 'iu')

/** Sentences with a word that we do not use on screen. */
export function heavyWords(sentences: readonly string[]): readonly string[] {
  return sentences.filter(sentence => heavy.test(sentence))
}

/** Sentences that shout: never in a hard moment, and one never knows which moment it is. */
export function shouts(sentences: readonly string[]): readonly string[] {
  return sentences.filter(sentence => sentence.includes('!'))
}
