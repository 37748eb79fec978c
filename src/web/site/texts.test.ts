import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { siteTexts } from './texts.ts'

const sentences = sentencesIn(siteTexts)

test('the public pages are in short sentences and light words', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
  expect(heavyWords(sentences)).toEqual([])
})
