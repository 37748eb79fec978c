import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { mayTexts } from './people-may-texts.ts'
import { texts } from './people-texts.ts'

const sentences = sentencesIn([texts, mayTexts])

test('no sentence that a deputy reads is longer than 18 words, and none is heavy', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
})
