import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { siteTexts, statusWords } from './texts.ts'

const states = ['open', 'waiting', 'full', 'unattended', 'closed', 'not-set-up'] as const
const doors = states.map(state => statusWords({ state, waiting: 2 }))
const sentences = sentencesIn([siteTexts, doors])

test('the public pages are in short sentences and light words', () => {
  expect(longSentences(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
  expect(heavyWords(sentences)).toEqual([])
})

test('a visitor finds the button exactly when the door is open', () => {
  expect(states.filter((_, index) => doors[index]?.isDoorOpen)).toEqual(['open', 'waiting', 'unattended'])
})
