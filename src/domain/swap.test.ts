import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefused } from './refusal.ts'
import { planFault, type Shift } from './shift.ts'
import { putUp, takeOver, undoSwap, withdraw } from './swap.ts'
import { shift } from './test-shifts.ts'

const given = (answer: ReturnType<typeof putUp>): Shift => {
  if (isRefused(answer)) throw new Error(answer.refused)
  return answer
}
const up = given(putUp(shift(), 'noor', false))
const asked = { from: 'noor', by: 'els', now: 5, hasBegun: false, others: [] }
const taken = given(takeOver(up, asked))

test('[RO7] a counsellor puts the own place up and takes that back, and nobody else’s', () => {
  expect(up).toMatchObject({ putUp: ['noor'], version: 2 })
  expect(given(putUp(up, 'noor', false))).toEqual(up)
  expect(given(withdraw(up, 'noor'))).toEqual({ ...shift(), version: 3 })
  expect(putUp(shift(), 'els', false)).toEqual({ refused: 'not-yours' })
  expect(withdraw(up, 'farid')).toEqual({ refused: 'not-yours' })
})

test('[RO7] [RO8] nobody puts up or takes over a shift that has begun', () => {
  expect(putUp(shift(), 'noor', true)).toEqual({ refused: 'expired' })
  expect(takeOver(up, { ...asked, hasBegun: true })).toEqual({ refused: 'expired' })
  expect(undoSwap(taken, true, [])).toEqual({ refused: 'expired' })
})

test('[RO8] a colleague takes the place over, and the shift has no point person when that was who left', () => {
  expect(taken).toMatchObject({ people: ['els', 'farid'], putUp: [], pointPerson: null, version: 3 })
  expect(taken.swaps).toEqual([{ from: 'noor', to: 'els', at: 5, wasPoint: true }])
})

test('[RO8] of two who take at once the second hears that it is gone', () => {
  expect(takeOver(taken, { ...asked, by: 'karim' })).toEqual({ refused: 'not-yours' })
})

test('[RO8] who is in this shift, or in another at that time, takes nothing over', () => {
  expect(takeOver(up, { ...asked, by: 'farid' })).toEqual({ refused: 'not-allowed' })
  const other = shift({ id: 'beside', from: '20:00', to: '22:00', people: ['els'], pointPerson: null })
  expect(takeOver(up, { ...asked, others: [other] })).toEqual({ refused: 'not-allowed' })
  const after = { ...other, from: '21:00' }
  expect(isRefused(takeOver(up, { ...asked, others: [after, up] }))).toBe(false)
})

test('[RO9] a coordinator undoes a swap: all is as before it, the place is up again', () => {
  expect(undoSwap(taken, false, [])).toEqual({ ...up, version: 4 })
})

test('[RO9] nothing is undone that people changed since, nor to put somebody in two places', () => {
  expect(undoSwap(shift(), false, [])).toEqual({ refused: 'not-yours' })
  expect(undoSwap({ ...taken, people: ['farid'] }, false, [])).toEqual({ refused: 'not-yours' })
  const other = shift({ id: 'beside', people: ['noor'] })
  expect(undoSwap(taken, false, [other])).toEqual({ refused: 'not-allowed' })
})

test('[RO1] [RO7] [RO8] [RO9] whatever people ask, a shift stays one that can be, with as many people', () => {
  const who = fc.constantFrom('noor', 'farid', 'els', 'karim')
  const act = fc.record({
    kind: fc.constantFrom('up', 'up', 'withdraw', 'take', 'take', 'undo'),
    by: who,
    from: who,
  })
  const seen = { up: 0, withdraw: 0, take: 0, undo: 0 }
  fc.assert(
    fc.property(fc.array(act, { minLength: 15, maxLength: 30 }), acts => {
      let now = shift()
      for (const { kind, by, from } of acts) {
        const answer =
          kind === 'up'
            ? putUp(now, by, false)
            : kind === 'withdraw'
              ? withdraw(now, by)
              : kind === 'take'
                ? takeOver(now, { ...asked, from, by })
                : undoSwap(now, false, [])
        if (isRefused(answer)) continue
        now = answer
        seen[kind as keyof typeof seen] += 1
        expect(planFault(now)).toBeUndefined()
        expect(now.people).toHaveLength(2)
        expect(now.putUp.every(id => now.people.includes(id))).toBe(true)
      }
    }),
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10)
})
