import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { texts } from './texts.ts'
import { practiceTexts } from './texts-practice.ts'
import { startTexts } from './texts-start.ts'

const sentences = sentencesIn([texts, practiceTexts, startTexts])

test('no sentence that a counsellor reads at the desk is longer than 18 words, and none is heavy', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
})
