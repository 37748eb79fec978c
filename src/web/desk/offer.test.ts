import { expect, test } from 'vitest'
import { offerOf, secondsLeft } from './offer.ts'

const now = Date.UTC(2026, 9, 14, 13)
const frame = {
  t: 'offer',
  offer: 'O'.repeat(22),
  lang: 'nl',
  wanted: 'medical',
  slow: true,
  within: 20_000,
  call: null,
} as const

test('a counsellor has 20 seconds for an offer, counted by the own clock', () => {
  const offer = offerOf(frame, now)
  expect([0, 400, 19_000, 20_000, 25_000].map(later => secondsLeft(offer, now + later))).toEqual([
    20, 20, 1, 0, 0,
  ])
})
