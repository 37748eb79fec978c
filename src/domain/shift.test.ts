import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysLater, mondayOf, noneNeeded, overlap, planFault, understaffedBy, withPlan } from './shift.ts'
import { evening, person, shift, team } from './test-shifts.ts'

test('[RO1] a coordinator who plans an evening for two, with a point person among them, is right', () => {
  expect(planFault(evening)).toBeUndefined()
  expect(planFault({ ...evening, people: [], pointPerson: null })).toBeUndefined()
})

test.each([
  ['that ends when it begins', { from: '21:00' }, 'times'],
  ['for nobody', { needed: { people: 0, atLeast: noneNeeded } }, 'needed'],
  ['for more than twenty', { needed: { people: 21, atLeast: noneNeeded } }, 'needed'],
  [
    'with three medical among two',
    { needed: { people: 2, atLeast: { ...noneNeeded, medical: 3 } } },
    'needed',
  ],
  ['with one person twice', { people: ['noor', 'noor'] }, 'people'],
  ['with a point person who is not in it', { pointPerson: 'els' }, 'point-person'],
] as const)('[RO1] nobody can plan a shift %s', (_, change, fault) => {
  expect(planFault({ ...evening, ...change })).toBe(fault)
})

test('[RO2] a coordinator reads how many are missing, and of which discipline', () => {
  expect(understaffedBy(evening, team)).toBeNull()
  expect(understaffedBy({ ...evening, people: ['noor'] }, team)).toEqual({
    people: 1,
    disciplines: [{ name: 'medical', missing: 1 }],
  })
  expect(understaffedBy({ ...evening, people: ['noor', 'els'] }, team)).toEqual({
    people: 0,
    disciplines: [{ name: 'medical', missing: 1 }],
  })
})

test('[RO2] who is not on the staff any more fills no place', () => {
  expect(understaffedBy(evening, [person('noor')])?.people).toBe(1)
})

test('[RO5] who is taken out of a shift asks nobody to take over any more, and the change is counted', () => {
  const changed = withPlan(shift({ putUp: ['noor', 'farid'] }), {
    ...evening,
    people: ['farid'],
    pointPerson: null,
  })
  expect(changed).toMatchObject({ people: ['farid'], putUp: ['farid'], version: 2 })
})

const quarter = fc.integer({ min: 0, max: 96 }).map(count => {
  const [hour, minute] = [Math.floor(count / 4), (count % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})
const when = fc
  .tuple(fc.constantFrom('2026-11-30', '2026-12-01'), quarter, quarter)
  .filter(([, from, to]) => from < to)
  .map(([date, from, to]) => ({ date, from, to }))

test('[RO3] two shifts overlap for whoever looks at it, exactly when a minute is in both', () => {
  let overlapping = 0
  fc.assert(
    fc.property(when, when, (one, other) => {
      const later = one.from > other.from ? one.from : other.from
      const isShared = one.date === other.date && later < one.to && later < other.to
      expect(overlap(one, other)).toBe(isShared)
      expect(overlap(other, one)).toBe(isShared)
      overlapping += isShared ? 1 : 0
    }),
  )
  expect(overlapping).toBeGreaterThan(5)
})

test('a week begins on Monday, also over a change of the clock and of the year', () => {
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2026-11-30')).toBe('2026-11-30')
  expect(mondayOf('2026-10-25')).toBe('2026-10-19')
  expect(mondayOf('2027-01-01')).toBe('2026-12-28')
  expect(daysLater('2026-12-28', 7)).toBe('2027-01-04')
})
