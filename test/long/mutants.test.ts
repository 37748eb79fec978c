import { expect, test } from 'vitest'
import { mutantsOf, withMutant } from './mutants.ts'

test('every small fault of a line is made, one at a time, and none in types or in words of an error', () => {
  const source = `type A = 'x' | 1
export function one(a: number): boolean {
  if (a === 2) throw new RangeError('two')
  a += 1
  return !(a > 0)
}`
  const made = mutantsOf(source).map(mutant =>
    withMutant(source, mutant).split('\n').slice(2, 5).join(' ').trim(),
  )
  expect(made).toContain("if (false) throw new RangeError('two')   a += 1   return !(a > 0)")
  expect(made).toContain("if (a !== 2) throw new RangeError('two')   a += 1   return !(a > 0)")
  expect(made).toContain("if (a === 2) throw new RangeError('two')   ;   return !(a > 0)")
  expect(made).toContain("if (a === 2) throw new RangeError('two')   a += 1   return (a > 0)")
  expect(new Set(made).size).toBe(made.length)
  expect(made.some(text => text.includes('twox'))).toBe(false)
})
