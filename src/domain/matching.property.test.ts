import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import { type Discipline, disciplines } from './people.ts'
import { type WantedHelp, wantedHelp } from './queue.ts'
import { Desks } from './test-desks.ts'

/** Who may help with what, said once more apart from the code under test. */
const trained: Record<WantedHelp, (person: { disciplines: readonly Discipline[] }) => boolean> = {
  'study-choice': person => person.disciplines.includes('study-choice'),
  medical: person => person.disciplines.includes('medical'),
  'social-emotional': person =>
    person.disciplines.includes('social') || person.disciplines.includes('psycho-pedagogical'),
  'no-preference': () => true,
}

const counsellors = ['noor', 'farid', 'sam', 'lien']
type Step = (desks: Desks) => void
const counsellor = fc.constantFrom(...counsellors)
const number = fc.nat(20)
const often = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ arbitrary, weight: 3 })

const does = (act: Step): Step => act

const visitorStep = fc.oneof(
  often(fc.constantFrom(...wantedHelp).map(wanted => does(desks => desks.arrives(wanted)))),
  number.map(who => does(desks => desks.isLost(who))),
  number.map(who => does(desks => desks.isBack(who))),
  number.map(who => does(desks => desks.leaves(who))),
)
const someTraining = fc.subarray([...disciplines], { maxLength: 2 })
const status = fc.constantFrom('free' as const, 'free' as const, 'talking' as const, 'away' as const)
const counsellorStep = fc.oneof(
  often(fc.tuple(counsellor, someTraining).map(([id, training]) => does(desks => desks.comes(id, training)))),
  often(fc.tuple(counsellor, status).map(([id, doing]) => does(desks => desks.turns(id, doing)))),
  often(counsellor.map(id => does(desks => desks.answers(id, 'takes')))),
  counsellor.map(id => does(desks => desks.answers(id, 'declines'))),
)
const timeStep = fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 5 * 60_000 })).map(
  (milliseconds): Step =>
    desks =>
      desks.passes(milliseconds),
)
// A few are there from the beginning, some of them talking; left to chance, seldom anybody would wait for one.
const beginning = fc
  .tuple(...disciplines.map(discipline => fc.constantFrom<readonly Discipline[]>([], [discipline])))
  .map(trainings => [
    ...counsellors.map((id, nth) => does(desks => desks.comes(id, trainings[nth] ?? []))),
    does(desks => desks.turns('farid', 'talking')),
    does(desks => desks.turns('sam', 'talking')),
  ])
const later = fc.array(fc.oneof(visitorStep, counsellorStep, timeStep), {
  ...{ minLength: 15, maxLength: 60, size: 'max' },
})
const steps = fc.tuple(beginning, later).map(([first, then]) => [...first, ...then])

/** Looks after every single thing that happens, every moment of the clock included. */
function live(all: readonly Step[], look: (desks: Desks) => void = () => {}): Desks {
  const desks = new Desks(look)
  for (const step of all) step(desks)
  return desks
}

test('[QU11] who is first is rung for within two minutes as soon as anybody is free, and at once by who fits', () => {
  let held = 0
  fc.assert(
    fc.property(steps, all => {
      live(all, desks => {
        const first = desks.whoIsDue()
        const free = desks.free()
        if (first === undefined || free.length === 0) return
        const fits = trained[desks.wanted.get(first) ?? 'no-preference']
        held += 1
        expect(desks.headFor(first)).toBeLessThan(limits.matching)
        expect(free.some(fits)).toBe(false)
        expect(desks.onDuty().some(fits)).toBe(true)
      })
    }),
    { numRuns: 1000 },
  )
  // Evenings in which nobody waits for somebody in particular would prove nothing.
  expect(held).toBeGreaterThan(100)
})

test('[QU2] [QU11] nobody behind is ever rung for before the first who can be seen', () => {
  let choices = 0
  let strangers = 0
  fc.assert(
    fc.property(steps, all => {
      const desks = live(all)
      for (const { who, due, counsellor: id, free } of desks.rings) {
        expect(who).toBe(due)
        if (free.length > 1) choices += 1
        const chosen = free.find(person => person.id === id)
        if (chosen && !trained[desks.wanted.get(who) ?? 'no-preference'](chosen)) strangers += 1
      }
    }),
    { numRuns: 1000 },
  )
  expect(choices).toBeGreaterThan(100)
  expect(strangers).toBeGreaterThan(100)
})

test('[QU9] [QU11] whoever is rung was free the longest of those who fit, or of all when none fits', () => {
  fc.assert(
    fc.property(steps, all => {
      const { rings, wanted } = live(all)
      for (const { who, counsellor: id, free } of rings) {
        const fitting = free.filter(trained[wanted.get(who) ?? 'no-preference'])
        const among = fitting.length > 0 ? fitting : free
        const longest = Math.min(...among.map(({ freeSince }) => freeSince))
        expect(among.find(person => person.id === id)?.freeSince).toBe(longest)
      }
    }),
  )
})

test('[QU11] with one colleague who never fits and one who fits and is never free, everyone is reached in order', () => {
  const wishes = fc.array(fc.constantFrom(...wantedHelp), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 45 }), (all, talkMinutes) => {
      const desks = new Desks()
      desks.comes('away with others', disciplines)
      desks.turns('away with others', 'talking')
      desks.comes('noor', [])
      for (const wanted of all) desks.arrives(wanted)
      for (const nth of all.keys()) {
        const free = desks.now
        while (desks.rings.length === nth) desks.passes(1_000)
        expect(desks.now - free).toBeLessThanOrEqual(limits.matching)
        desks.answers('noor', 'takes')
        desks.passes(talkMinutes * 60_000)
        desks.turns('noor', 'free')
      }
      expect(desks.rings.map(({ who }) => who)).toEqual([...desks.wanted.keys()])
      expect(desks.places.size).toBe(0)
    }),
  )
})
