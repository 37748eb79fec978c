import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault } from './json-fault.ts'
import { linesOfJson } from './lines-of-json.ts'

const name = fc
  .string({ minLength: 1, maxLength: 6 })
  .filter(text => !/[.]/.test(text) && text !== '__proto__')
const json = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.constantFrom(true, false, null, '"', '\\', '{', '}', '[', ',', ':', '\n'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}))

/** Every single value with the place of it. */
function* leaves(value: unknown, place: readonly string[] = []): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [place.join('.'), value]
  else for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...place, key])
}

test('[SP23] whoever looks on the line that is named finds the value there', () => {
  let looked = 0
  fc.assert(
    fc.property(fc.dictionary(name, json.value, { minKeys: 1 }), value => {
      const text = JSON.stringify(value, null, 2)
      const lines = linesOfJson(text)
      for (const [place, leaf] of leaves(value)) {
        looked++
        expect(text.split('\n')[lines.of(place) - 1]).toContain(JSON.stringify(leaf))
      }
    }),
  )
  expect(looked).toBeGreaterThan(100)
})

test('[SP23] for what is missing it is the line where it should be', () => {
  const lines = linesOfJson('{\n  "a": {\n    "b": [1,\n      2]\n  }\n}')
  expect(lines.of('a.b.1')).toBe(4)
  expect(lines.of('a.c')).toBe(2)
  expect(lines.of('x.y')).toBe(1)
})

test('[SP23] whoever forgets a comma or a bracket reads the line and what was expected there', () => {
  expect(jsonFault('{\n  "a": 1\n  "b": 2\n}')).toEqual({
    line: 3,
    expected: 'expected a comma or }, found "b',
  })
  expect(jsonFault('{\n  "a": [1,\n]}')).toEqual({ line: 3, expected: 'expected a value, found ]' })
  expect(jsonFault('{\n  "a": {\n')).toMatchObject({
    line: 2,
    expected: 'expected a name in double quotes or }, found the end',
  })
  expect(jsonFault("{\n  'a': 1}")).toMatchObject({ line: 2 })
  expect(jsonFault('{"a": 01}')).toMatchObject({ expected: 'expected a comma or }, found 1' })
})

test('[SP23] what is JSON for the start is JSON for whoever looks for the fault, and nothing else is', () => {
  const damaged = fc.tuple(
    json.value,
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '\n', '\u00a0', '1', 'x', '-'),
  )
  let broken = 0
  fc.assert(
    fc.property(damaged, ([value, where, put]) => {
      const whole = JSON.stringify(value, null, 1)
      const at = where % (whole.length + 1)
      const text = whole.slice(0, at) + put + whole.slice(at + (put === '' ? 1 : 0))
      const isJson = parses(text)
      if (!isJson) broken++
      expect(jsonFault(text) === undefined).toBe(isJson)
    }),
    { numRuns: 500 },
  )
  expect(broken).toBeGreaterThan(100)
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
