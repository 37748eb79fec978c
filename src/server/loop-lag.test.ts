import { expect, test } from 'vitest'
import { Lateness } from './loop-lag.ts'

/** Looks that each come so many milliseconds late. */
function looks(...late: number[]): boolean[] {
  let now = 0
  const lateness = new Lateness(now)
  return late.map(by => {
    now += 100 + by
    lateness.look(now)
    return lateness.isTooMuch
  })
}

test('[WR8] one long turn keeps no visitor out', () => {
  expect(looks(0, 0, 600, 0, 0)).toEqual([false, false, false, false, false])
})

test('[WR8] a process that comes late again and again lets nobody new in, until it has caught up', () => {
  expect(looks(300, 300, 300, 300)).toEqual([false, false, false, true])
  expect(looks(400, 400, 400, 0, 0, 0).slice(2)).toEqual([true, false, false, false])
  expect(looks(...Array.from({ length: 100 }, () => 150)).some(isTooMuch => isTooMuch)).toBe(false)
})
