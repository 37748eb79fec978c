import { expect, test } from 'vitest'
import { makeStatus } from '../../../test/make-status.ts'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { doorWords, waitInWords } from './door-words.ts'

const states = ['open', 'waiting', 'full', 'unattended', 'stopped', 'closed', 'paused', 'not-set-up'] as const
const shut = { isOpen: false, reason: null, opensAt: { date: '2026-11-26', time: '17:00' } } as const

test('[VP10] open: until when', () => {
  expect(doorWords(makeStatus())).toEqual({
    words: 'Er is nu iemand voor jou.',
    more: 'We zijn open, vandaag tot 21 uur.',
    mayCome: true,
  })
})

test('everyone talks: how many wait, how long that usually takes, and nothing where it is not known', () => {
  const status = makeStatus({ state: 'waiting', waiting: 3, wait: { from: 5, to: 10 } })
  expect(doorWords(status).more).toBe(
    'Er wachten 3 mensen. Meestal duurt dat 5 tot 10 minuten. We zijn open, vandaag tot 21 uur.',
  )
  expect(doorWords({ ...status, wait: null }).more).not.toContain('Meestal')
})

test('closed: when it opens again, and why', () => {
  const closed = makeStatus({ state: 'closed', mayCome: false, opening: shut })
  expect(doorWords(closed)).toMatchObject({
    words: 'Nu is er niemand.',
    more: 'Morgen om 17 uur zijn we er weer. Je kan nu wel een nummer bellen.',
  })
  const reason = { kind: 'closed', reason: 'We zijn met te weinig begeleiders' } as const
  expect(doorWords({ ...closed, opening: { ...shut, reason } }).more).toContain(
    'We zijn met te weinig begeleiders.',
  )
})

test('[VP1] a range is never a promise: from nothing it is "minder dan", and one number is "ongeveer"', () => {
  expect(waitInWords({ from: 5, to: 10 })).toBe('Meestal duurt dat 5 tot 10 minuten.')
  expect(waitInWords({ from: 0, to: 5 })).toBe('Meestal duurt dat minder dan 5 minuten.')
  expect(waitInWords({ from: 0, to: 0 })).toBe('Meestal duurt dat minder dan 5 minuten.')
  expect(waitInWords({ from: 10, to: 10 })).toBe('Meestal duurt dat ongeveer 10 minuten.')
})

test.each(states)('the door that is %s is told in short sentences and light words', state => {
  const told = [true, false].flatMap(mayCome => {
    const status = makeStatus({ state, mayCome, waiting: 2, wait: { from: 5, to: 10 } })
    return [doorWords(status), doorWords({ ...status, opening: shut })]
  })
  const sentences = sentencesIn(told)
  expect(longSentences(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
  expect(heavyWords(sentences)).toEqual([])
})
