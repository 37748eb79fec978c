import { beforeEach, expect, test } from 'vitest'
import { standardLimits } from '../../domain/limits.ts'
import { mailText } from '../alarm/mail-texts.ts'
import type { AlarmEvent } from '../alarm/way.ts'
import { CrisisCalls } from './crisis-calls.ts'

const second = 1_000
const minute = 60 * second

let now: number
/** Everyone at a desk, and whether they are in a crisis. */
let desks: Map<string, boolean>
let isWatched: boolean
let told: string[]
let calls: CrisisCalls

beforeEach(() => {
  now = Date.parse('2026-11-16T18:00:00Z')
  desks = new Map([['noor', true]])
  isWatched = false
  told = []
  calls = new CrisisCalls({
    people: [
      { name: 'Bram', mail: 'bram@example.be', webhook: false },
      { name: 'Aya', mail: 'aya@example.be', webhook: false },
    ],
    mail: async (to: string, event: AlarmEvent) => {
      told.push(`${to} ${event}`)
      return { isAccepted: true, reply: 250 }
    },
    webhook: null,
    isInCrisis: counsellor => desks.get(counsellor),
    inCrisis: () => [...desks].flatMap(([counsellor, is]) => (is ? [counsellor] : [])),
    isWatched: () => isWatched,
    limits: standardLimits,
    clock: { now: () => now },
    log: { event: () => undefined, broken: () => undefined },
  })
})

/** So much time goes by, with a sweep every second. */
async function passes(milliseconds: number): Promise<void> {
  for (const end = now + milliseconds; now < end; now += second) {
    await calls.sweep()
    await calls.rest()
  }
}

test('[CR3] without an open board the first name is told within seconds, the next after two minutes', async () => {
  await passes(9 * second)
  expect(told).toEqual([])
  await passes(3 * second)
  expect(told).toEqual(['bram@example.be counsellor-needs-you'])
  await passes(2 * minute)
  expect(told.slice(1)).toEqual(['aya@example.be counsellor-needs-you'])
})

test('[CR3] a press that was a mistake, taken back at once, wakes nobody', async () => {
  await passes(5 * second)
  desks.set('noor', false)
  await passes(5 * minute)
  expect(told).toEqual([])
})

test('[CR3] an open board has two minutes to answer, and then people are told all the same', async () => {
  isWatched = true
  await passes(2 * minute)
  expect(told).toEqual([])
  await passes(5 * second)
  expect(told).toHaveLength(1)
})

test('[CR4] after "ik ben er voor jou" nobody is told, and the first who says so stands', async () => {
  await passes(second)
  expect(calls.answer('noor', 'Bram')).toBeUndefined()
  expect(calls.answer('noor', 'Aya')).toBeUndefined()
  await passes(10 * minute)
  expect(calls.answeredBy('noor')).toBe('Bram')
  expect(told).toEqual([])
})

test('[CR4] who is in no crisis cannot be answered, and the next crisis begins without an answer', async () => {
  expect(calls.answer('farid', 'Bram')).toEqual({ refused: 'expired' })
  calls.answer('noor', 'Bram')
  desks.set('noor', false)
  await passes(second)
  expect(calls.answer('noor', 'Bram')).toEqual({ refused: 'expired' })
  desks.set('noor', true)
  await passes(second)
  expect(calls.answeredBy('noor')).toBeNull()
})

test('[CR3] a page that is loaded anew begins no other call', async () => {
  calls.answer('noor', 'Bram')
  desks.delete('noor')
  await passes(minute)
  desks.set('noor', true)
  await passes(minute)
  expect(calls.answeredBy('noor')).toBe('Bram')
  desks.delete('noor')
  await passes(standardLimits.interrupted + minute)
  desks.set('noor', true)
  await passes(second)
  expect(calls.answeredBy('noor')).toBeNull()
})

test('[CR3] a crisis that is switched on and off wakes nobody more often than every ten minutes', async () => {
  for (let times = 0; times < 6; times++) {
    desks.set('noor', true)
    await passes(15 * second)
    desks.set('noor', false)
    await passes(15 * second)
  }
  expect(told).toEqual(['bram@example.be counsellor-needs-you', 'aya@example.be counsellor-needs-you'])
})

test('[CR3] the mail says that a counsellor asks for company, in two lines, and nothing of who talks or why', () => {
  const { subject, lines } = mailText('counsellor-needs-you', 'CLBch@t', 'https://chat.example.be/desk')
  expect(lines).toHaveLength(2)
  expect(`${subject} ${lines.join(' ')}`).not.toMatch(/crisis|zelfmoord|gevaar|Noor/i)
  expect(lines[1]).toContain('https://chat.example.be/desk')
})
