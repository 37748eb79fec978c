import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { checkTexts } from './check-texts.ts'
import { texts } from './texts.ts'

const sentences = sentencesIn([texts, checkTexts])

test('no sentence that all staff read is longer than 18 words, and none is heavy', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
})
