import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { inboxTexts, lastDayOf } from './inbox-texts.ts'

const sentences = sentencesIn(inboxTexts)

test('no sentence of the inbox is longer than 18 words, and none is heavy', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
})

test('[CT24] a coordinator reads after which day a message is gone', () => {
  expect(lastDayOf('2026-11-27', 183)).toBe('29 mei 2027')
})
