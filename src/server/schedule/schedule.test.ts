import { expect, test } from 'vitest'
import { at, clbHours } from '../../../test/hours.ts'
import { inWords } from '../../domain/hours-in-words.ts'
import type { Override } from '../../domain/opening-plan.ts'
import { announcedSessions, openingFeed, openNow, type ScheduleDeps, tellOpening } from './schedule.ts'

/** A helpline on a Monday evening, with a clock and decisions that the test moves. */
function evening(time: string) {
  const state = { now: at(`2026-09-14 ${time}`), overrides: [] as Override[] }
  const deps: ScheduleDeps = {
    hours: clbHours,
    clock: { now: () => state.now },
    isAlwaysOpen: false,
    overrides: () => state.overrides,
  }
  return { state, deps }
}

test('[OH7] a visitor reads on the page what the server knows', () => {
  const { state, deps } = evening('16:00')
  const told = () => {
    const { opening, now } = tellOpening(deps)
    return inWords(opening, now)
  }
  expect(told()).toBe('Nu is er niemand. Vandaag om 17 uur zijn we er weer.')
  state.now = at('2026-09-14 17:00')
  expect(told()).toBe('We zijn open, vandaag tot 21 uur.')
})

test('[OH6] a coordinator who closes is obeyed at the next question', () => {
  const { state, deps } = evening('18:00')
  expect(openNow(deps).isOpen).toBe(true)
  state.overrides = [{ kind: 'closed', from: state.now, until: null, reason: 'Er is een storing.' }]
  expect(openNow(deps)).toEqual({
    isOpen: false,
    reason: { kind: 'closed', reason: 'Er is een storing.' },
    opensAt: null,
  })
})

test('[OH11] who subscribes gets the sessions of eight weeks', () => {
  const { deps } = evening('18:00')
  const about = { name: 'CLBch@t', address: 'https://chat.example/', host: 'chat.example', language: 'nl' }
  const starts = openingFeed(deps, about).match(/^DTSTART:.*$/gm) ?? []
  // Four evenings in each of seven weeks; the eighth is the autumn holiday.
  expect(starts).toHaveLength(28)
  expect(starts[0]).toContain('20260914T150000Z')
})

test('[OH9] nothing is announced while no holiday session is planned', () => {
  expect(announcedSessions(evening('18:00').deps)).toEqual([])
})
