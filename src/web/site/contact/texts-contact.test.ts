import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../../test/sentences.ts'
import { contactTexts } from './texts-contact.ts'

test('the contact page is in short sentences and light words', () => {
  const sentences = sentencesIn(contactTexts)
  expect(longSentences(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
  expect(heavyWords(sentences)).toEqual([])
})
