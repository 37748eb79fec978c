import { expect, test } from 'vitest'
import { isRefused, refusals, refuse } from './refusal.ts'

test('a person who hears no hears one of a closed list of words', () => {
  expect(new Set(refusals).size).toBe(refusals.length)
  for (const refusal of refusals) expect(refuse(refusal)).toEqual({ refused: refusal })
})

test('a person who gets what was asked for is never taken for one who was refused', () => {
  expect(isRefused(refuse('not-yours'))).toBe(true)
  for (const answer of [undefined, null, 0, '', 'refused', [], { state: 'open' }])
    expect(isRefused(answer)).toBe(false)
})
