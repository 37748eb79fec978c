import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../../test/sentences.ts'
import { accessTexts } from '../access/texts.ts'
import { deviceTexts } from '../device/texts.ts'
import { enrolTexts } from '../enrol/texts.ts'
import { setUpTexts } from '../set-up/texts.ts'
import { texts as wayTexts } from '../way-in/texts.ts'
import { joiningTexts } from './texts.ts'

const sentences = [joiningTexts, setUpTexts, enrolTexts, deviceTexts, accessTexts, wayTexts].flatMap(words =>
  sentencesIn(words),
)

test('who joins reads short sentences and light words', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
  expect(heavyWords(sentences)).toEqual([])
})
