import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import type { Board, Colleague } from '../staff/board.ts'
import { crisisTones, ringTones } from '../staff/tones.ts'
import { unansweredCrises } from './crises.ts'
import { CrisisLog } from './crisis-log.ts'
import { crisisTexts } from './texts-crisis.ts'

const colleague = (id: string, isCrisis: boolean, crisisAnsweredBy: string | null = null): Colleague => ({
  ...{ id, name: id, status: 'talking', since: 0, talkingSince: 0, isPointPerson: false, until: null },
  ...{ isCrisis, crisisAnsweredBy },
})
const board = (...colleagues: Colleague[]): Board => ({ waiting: 0, longestSince: null, colleagues })

test('[CR3] a crisis sounds until a coordinator answers it, and another one sounds anew', () => {
  expect(unansweredCrises(null)).toBe('')
  expect(unansweredCrises(board(colleague('noor', false)))).toBe('')
  const one = unansweredCrises(board(colleague('noor', true)))
  const two = unansweredCrises(board(colleague('noor', true), colleague('els', true)))
  expect(one).not.toBe('')
  expect(two).not.toBe(one)
  expect(unansweredCrises(board(colleague('noor', true, 'Bram')))).toBe('')
})

test('[CR3] it sounds unlike a ring, and in whole rounds', () => {
  const hertz = (tones: readonly { hertz: number }[]) => new Set(tones.map(tone => tone.hertz))
  expect([...hertz(crisisTones(10))].filter(one => hertz(ringTones(10)).has(one))).toEqual([])
  expect(crisisTones(10).length % 4).toBe(0)
})

test('[CR8] the log says that it is being fetched, that it failed, and what is in it', async () => {
  const log = { decisions: [], reads: [{ day: '2026-11-23', hour: 19, by: 'Bram' }] }
  const answers: unknown[] = [{ decisions: 'none' }, log]
  const page = new CrisisLog(async () => answers.shift())
  expect(page.state.value.is).toBe('loading')
  await page.load()
  expect(page.state.value.is).toBe('failed')
  await page.load()
  expect(page.state.value).toEqual({ is: 'here', log })
})

test('no sentence about a crisis that a coordinator reads is longer than 18 words, and none is heavy', () => {
  const sentences = sentencesIn(crisisTexts)
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
})
