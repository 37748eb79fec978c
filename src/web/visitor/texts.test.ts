import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { sharedTexts } from '../shared/texts.ts'
import { refusalWords, visitorTexts } from './texts.ts'
import { laterTexts } from './texts-later.ts'

const sentences = sentencesIn([sharedTexts, visitorTexts, refusalWords, laterTexts])

test('no sentence that a visitor reads is longer than 18 words', () => {
  expect(longSentences(sentences)).toEqual([])
})

test('the sentences are 12 words long on average, or shorter', () => {
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
})

test('no heavy word, and nobody is called "medewerker" or "u"', () => {
  expect(heavyWords(sentences)).toEqual([])
})
