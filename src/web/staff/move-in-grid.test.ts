import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveInGrid } from './move-in-grid.ts'

/** Two shifts on Monday, none on Tuesday, one on Wednesday, none after. */
const week = [2, 0, 1, 0, 0, 0, 0]

test('[RO14] who presses an arrow comes to the next shift that way, and over days without any', () => {
  expect(moveInGrid(week, { day: 0, index: 0 }, 'ArrowDown')).toEqual({ day: 0, index: 1 })
  expect(moveInGrid(week, { day: 0, index: 1 }, 'ArrowRight')).toEqual({ day: 2, index: 0 })
  expect(moveInGrid(week, { day: 2, index: 0 }, 'ArrowLeft')).toEqual({ day: 0, index: 0 })
  expect(moveInGrid(week, { day: 2, index: 0 }, 'Home')).toEqual({ day: 0, index: 0 })
  expect(moveInGrid(week, { day: 0, index: 0 }, 'End')).toEqual({ day: 2, index: 0 })
})

test('[RO14] at the edge of the week, and with another key, one stays', () => {
  expect(moveInGrid(week, { day: 0, index: 0 }, 'ArrowUp')).toBeUndefined()
  expect(moveInGrid(week, { day: 2, index: 0 }, 'ArrowRight')).toBeUndefined()
  expect(moveInGrid(week, { day: 0, index: 0 }, 'Tab')).toBeUndefined()
})

test('[RO14] wherever the arrows lead, there is something, and everything can be reached', () => {
  const counts = fc
    .array(fc.nat(3), { minLength: 7, maxLength: 7 })
    .filter(all => all.some(count => count > 0))
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']
  fc.assert(
    fc.property(counts, all => {
      const first = { day: all.findIndex(count => count > 0), index: 0 }
      const found = new Map([[JSON.stringify(first), first]])
      for (const at of found.values())
        for (const key of keys) {
          const next = moveInGrid(all, at, key)
          if (next) found.set(JSON.stringify(next), next)
        }
      for (const { day, index } of found.values()) expect(index).toBeLessThan(all[day] ?? 0)
      expect(found.size).toBe(all.reduce((sum, count) => sum + count, 0))
    }),
  )
})
