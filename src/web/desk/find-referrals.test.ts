import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import { findReferrals, isOpen } from './find-referrals.ts'
import { connectionTexts } from './texts-connection.ts'
import { referralTexts } from './texts-referrals.ts'
import { sentenceTexts } from './texts-sentences.ts'

const service = (id: string, purpose: string, number: string, always = false) => ({
  ...{ id, name: id, purpose, isUrgent: always },
  channels: [{ kind: 'phone' as const, to: number, always }],
})
const referrals = [
  service('JAC', 'Voor wie tussen 12 en 25 is', '0800 13 500'),
  service('Lumi', 'Over gender en geaardheid', '0800 99 533'),
  service('Tele-Onthaal', 'Een luisterend oor', '106', true),
]
const found = (query: string, openNow: Record<string, 'open' | 'closed'> = {}) =>
  findReferrals(referrals, openNow, query).map(({ id }) => id)

test('[RF10] Noor finds a service by its name, for whom it is and its number; who is open now stands first', () => {
  expect(found('')).toEqual(['Tele-Onthaal', 'JAC', 'Lumi'])
  expect(found('géaardheid')).toEqual(['Lumi'])
  expect(found('0800')).toEqual(['JAC', 'Lumi'])
  expect(found('', { 'Lumi/phone': 'open', 'JAC/phone': 'closed' })).toEqual(['Lumi', 'Tele-Onthaal', 'JAC'])
  expect(found('zebra')).toEqual([])
})

test('[RF10] what nobody looked up lately is not called open', () => {
  expect(findReferrals(referrals, {}, '').map(isOpen)).toEqual([true, false, false])
})

test('no sentence of the desk’s tools is long or heavy', () => {
  const all = sentencesIn([referralTexts, connectionTexts, sentenceTexts])
  expect([longSentences(all), heavyWords(all)]).toEqual([[], []])
})
