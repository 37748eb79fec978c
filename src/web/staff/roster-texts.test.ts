import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { rosterTexts as ofCoordinator } from '../coordinator/roster-texts.ts'
import { rosterTexts as ofCounsellor } from '../desk/roster-texts.ts'
import { dayInFull, momentInFull, rosterTexts as shared, timesInWords } from './roster-texts.ts'

test('no sentence about the roster is longer than 18 words, and none is heavy', () => {
  const { refused, ...words } = shared
  const sentences = sentencesIn([words, ofCoordinator, ofCounsellor, refused('no-connection')])
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
})

test('a coordinator reads days and times in words', () => {
  expect(dayInFull('2026-11-30')).toBe('maandag 30 november')
  expect(timesInWords({ from: '15:30', to: '24:00' })).toBe('15.30 tot middernacht')
  expect(momentInFull({ date: '2026-11-27', time: '20:15' })).toBe('vrijdag 27 november om 20.15 uur')
})
