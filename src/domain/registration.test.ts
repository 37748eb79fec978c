import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { answers } from '../protocol/registration.ts'
import {
  ageBands,
  answersOf,
  type ClosingDraft,
  contactTypes,
  emptyDraft,
  followUps,
  genders,
  isContact,
  isKnown,
  lengthOf,
  lengths,
  provinces,
  riskActions,
  riskLevels,
  schoolLevels,
  schoolYearOf,
  whoKinds,
} from './registration.ts'

const anyDraft: fc.Arbitrary<ClosingDraft> = fc.record({
  type: fc.option(fc.constantFrom(...contactTypes)),
  themes: fc.uniqueArray(fc.constantFrom('pesten', 'thuis-gezin', 'vrienden'), { maxLength: 3 }),
  isHeavy: fc.option(fc.boolean()),
  who: fc.constantFrom(...whoKinds),
  ageBand: fc.constantFrom(...ageBands),
  gender: fc.constantFrom(...genders),
  province: fc.constantFrom(...provinces),
  schoolLevel: fc.constantFrom(...schoolLevels),
  riskLevel: fc.constantFrom('not-applicable' as const, ...riskLevels),
  riskActions: fc.uniqueArray(fc.constantFrom(...riskActions)),
  referredTo: fc.uniqueArray(fc.constantFrom('awel', 'school', 'eigen-clb')),
  followUp: fc.constantFrom(...followUps),
})

test('[RG1] what was no talk is done once it is chosen, whatever else stands in the form', () => {
  fc.assert(
    fc.property(
      anyDraft,
      fc.constantFrom(...contactTypes.filter(type => !isContact(type))),
      (draft, type) => {
        expect(answersOf({ ...draft, type })).toEqual({ type })
      },
    ),
  )
})

test('[RG2] a talk asks for a theme, for how it was, and for what was done about a risk, and for nothing more', () => {
  const talk: ClosingDraft = { ...emptyDraft, type: 'conversation' }
  expect(answersOf(emptyDraft)).toEqual({ missing: ['type'] })
  expect(answersOf(talk)).toEqual({ missing: ['themes', 'heavy'] })
  expect(answersOf({ ...talk, themes: ['pesten'], isHeavy: false, riskLevel: 'B' })).toEqual({
    missing: ['risk-actions'],
  })
  expect(answersOf({ ...talk, themes: ['pesten'], isHeavy: false })).toMatchObject({
    type: 'conversation',
    risk: { level: 'not-applicable' },
    province: 'unknown',
  })
})

test('[RG2] every form is filed as the wire knows it, or says what it lacks', () => {
  let filed = 0
  fc.assert(
    fc.property(anyDraft, draft => {
      const found = answersOf(draft)
      if ('missing' in found) {
        expect(found.missing.length).toBeGreaterThan(0)
      } else {
        filed += 1
        expect(v.parse(answers, found)).toEqual(found)
      }
    }),
  )
  expect(filed).toBeGreaterThan(10)
})

test('[RG5] without a risk nothing is kept of what was ticked about one before', () => {
  const draft = { ...emptyDraft, type: 'conversation' as const, themes: ['pesten'], isHeavy: true }
  const found = answersOf({ ...draft, riskActions: ['gave-numbers'] })
  expect(found).toMatchObject({ risk: { level: 'not-applicable' } })
  expect(JSON.stringify(found)).not.toContain('gave-numbers')
})

test('[RG4] a theme or a service that this helpline does not have is not known', () => {
  const draft = { ...emptyDraft, type: 'conversation' as const, isHeavy: false, themes: ['pesten'] }
  const here = { themes: ['pesten'], referrals: ['awel'] }
  const known = (part: Partial<ClosingDraft>) => {
    const found = answersOf({ ...draft, ...part })
    return !('missing' in found) && isKnown(found, here)
  }
  expect(known({ referredTo: ['awel', 'trusted-adult'] })).toBe(true)
  expect(known({ referredTo: ['elders'] })).toBe(false)
  expect(known({ themes: ['iets-nieuws'] })).toBe(false)
  expect(isKnown({ type: 'click' }, here)).toBe(true)
})

test('[RG5] a longer talk is never in a shorter bucket, and each bucket has its own talks', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.nat(120 * 60_000), fc.nat(60 * 60_000), (short, more) => {
      const [before, after] = [lengthOf(short), lengthOf(short + more)]
      seen.add(before)
      expect(lengths.indexOf(after)).toBeGreaterThanOrEqual(lengths.indexOf(before))
    }),
  )
  expect(seen.size).toBe(lengths.length)
  expect(lengthOf(45 * 60_000)).toBe('45-60')
})

test('[RG5] a school year runs from the first of September to the last of August', () => {
  expect(schoolYearOf('2026-08-31')).toBe('2025-2026')
  expect(schoolYearOf('2026-09-01')).toBe('2026-2027')
  expect(schoolYearOf('2027-01-04')).toBe('2026-2027')
})
