import * as v from 'valibot'
import { expect, test } from 'vitest'
import { crisisDecisionRequest } from './crisis-decision.ts'

const decision = {
  id: 'A'.repeat(22),
  to: '112',
  what: ['in-danger', 'where'],
  why: 'own-life',
  youngster: 'yes',
}

test('[CR7] a decision out of the closed lists is taken, also that nobody was told', () => {
  const considered = { ...decision, to: 'nobody', what: ['nothing'], why: 'not-acute' }
  for (const one of [decision, considered]) expect(v.parse(crisisDecisionRequest, one)).toEqual(one)
})

test.each([
  ['a text', { note: 'Lotte uit 4B' }],
  ['a conversation', { c: 'A'.repeat(22) }],
  ['nobody who was told something', { to: 'nobody' }],
  ['somebody who was told nothing', { what: ['nothing'] }],
  ['something that is said twice', { what: ['where', 'where'] }],
  ['nothing at all that was said', { what: [] }],
  ['a reason not to tell for who was told', { why: 'not-acute' }],
  ['a day of its own', { day: '2026-01-01' }],
  ['another list', { youngster: 'maybe' }],
])('[CR7] a decision with %s is refused', (_, more) => {
  expect(v.safeParse(crisisDecisionRequest, { ...decision, ...more }).success).toBe(false)
})
