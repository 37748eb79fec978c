import { expect, test } from 'vitest'
import { type Outcome, outcomes } from '../../src/domain/outcome.ts'
import { playEvening } from './evening.ts'

const evenings = 1000
const parts = 4

test.each(Array.from({ length: parts }, (_, part) => part))(
  '[QU1] [QU2] [QU3] [QU5] [QU7] [QU11] [WT4] [WT5] nobody is lost, twice there, overtaken or left without an answer: evenings of part %i',
  part => {
    const objections: string[] = []
    const ended = new Map<Outcome, number>()
    const judged = { rings: 0, choices: 0, notices: 0, waitedOutside: 0, cameBack: 0 }
    for (let seed = part + 1; seed <= evenings; seed += parts) {
      try {
        const { notes } = playEvening(seed)
        for (const name of Object.keys(judged) as (keyof typeof judged)[]) judged[name] += notes.judged[name]
        for (const { outcome } of notes.of.values())
          if (outcome) ended.set(outcome, (ended.get(outcome) ?? 0) + 1)
      } catch (objection) {
        objections.push(`seed ${seed}: ${objection instanceof Error ? objection.message : objection}`)
      }
    }
    expect(objections).toEqual([])
    // Evenings in which nobody had to choose, or in which it never ended badly, would prove nothing.
    expect(judged.rings).toBeGreaterThan(5000)
    expect(judged.choices).toBeGreaterThan(3000)
    expect(judged.notices).toBeGreaterThan(50)
    expect(judged.waitedOutside).toBeGreaterThan(200)
    expect(judged.cameBack).toBeGreaterThan(2000)
    for (const outcome of outcomes) expect([outcome, ended.get(outcome) ?? 0]).not.toEqual([outcome, 0])
  },
)

test('the same seed plays the same evening, another seed another', () => {
  const told = (seed: number) => {
    const { notes, events } = playEvening(seed)
    return JSON.stringify([events, ...notes.of])
  }
  expect(told(7)).toBe(told(7))
  expect(told(7)).not.toBe(told(8))
})
