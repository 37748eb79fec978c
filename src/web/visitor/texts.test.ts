import { expect, test } from 'vitest'
import { sharedTexts } from '../shared/texts.ts'
import { siteTextsFor } from './test-texts.ts'
import { refusalWords, visitorTexts } from './texts.ts'

const sentences = siteTextsFor([sharedTexts, visitorTexts, refusalWords])
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter(word => /\p{L}|\d/u.test(word)).length

test('no sentence that a visitor reads is longer than 18 words', () => {
  expect(sentences.filter(sentence => wordsOf(sentence) > 18)).toEqual([])
})

test('the sentences are 12 words long on average, or shorter', () => {
  const average = sentences.reduce((sum, sentence) => sum + wordsOf(sentence), 0) / sentences.length
  expect(average).toBeLessThanOrEqual(12)
})

test('no heavy word, and nobody is called "medewerker" or "u"', () => {
  const heavy = /\b(gelieve|indien|ingevolge|helaas|oeps|medewerker|u|uw)\b/i
  expect(sentences.filter(sentence => heavy.test(sentence))).toEqual([])
})
