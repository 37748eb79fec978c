import { expect, test } from 'vitest'
import { makeStatus } from '../../../test/make-status.ts'
import { closingWords, placeWords } from './place-words.ts'

const minute = 60_000

test('the first in line is told so, and everyone else how many come before', () => {
  expect([1, 2, 3].map(placeWords)).toEqual([
    'Je bent nu de eerste.',
    'Er is nog 1 persoon voor jou.',
    'Er zijn nog 2 mensen voor jou.',
  ])
})

test('[VP3] who will not be reached reads when it closes: by the wall where that is known, else in how long', () => {
  const closing = { isReached: false, at: 20 * minute }
  expect(closingWords(closing, 0, makeStatus())).toBe(
    'We sluiten om 21 uur en raken niet meer tot bij jou. Dat is jammer, zeker als je al moed verzamelde.',
  )
  expect(closingWords(closing, 0)).toContain('We sluiten over ongeveer 20 minuten en raken niet meer')
  expect(closingWords(closing, 19.5 * minute)).toContain('We sluiten zo meteen en')
})

test('[VP3] who will still be reached reads that, and no time that would worry them', () => {
  expect(closingWords({ isReached: true, at: 20 * minute }, 0, makeStatus())).toBe(
    'We sluiten straks, maar jij komt nog aan de beurt.',
  )
})
