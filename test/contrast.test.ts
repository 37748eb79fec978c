import { describe, expect, test } from 'vitest'
import { contrastBetween, leastContrast } from '../src/domain/contrast.ts'
import {
  faintPairs,
  isName,
  paletteByDay,
  paletteByNight,
  shapePairs,
  textPairs,
} from '../src/domain/palette.ts'
import { type Colours, pairsOfSheets, readColours } from './read-colours.ts'

const { light, dark } = readColours()
const themes: readonly [string, Colours][] = [
  ['by day', light],
  ['on the chalkboard', dark],
]

describe.each(themes)('[AX1] who reads %s', (_, colours) => {
  const tooClose = (pairs: typeof textPairs, least: number) =>
    pairs.flatMap(([name, grounds]) =>
      grounds
        .map(ground => ({ ground, ratio: apart(colours, name, ground) }))
        .filter(({ ratio }) => !(ratio >= least))
        .map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}, at least ${least}`),
    )

  test('can tell every text from its ground', () => {
    expect(tooClose(textPairs, leastContrast.text)).toEqual([])
  })

  test('can see every edge, sign and ring', () => {
    expect(tooClose(shapePairs, leastContrast.shape)).toEqual([])
  })

  test('can read what any sheet sets on a ground of its own', () => {
    const pairs = pairsOfSheets(colours)
    expect(pairs.length).toBeGreaterThan(30)
    const faint = pairs
      .map(pair => ({ ...pair, ratio: contrastBetween(pair.text, pair.ground) }))
      .filter(({ ratio }) => ratio < leastContrast.text)
    expect(faint).toEqual([])
  })
})

function apart(colours: Colours, one: string, other: string): number {
  const [first, second] = [colours.get(one), colours.get(other)]
  if (!first || !second) throw new Error(`the design has no colour ${first ? other : one}`)
  return contrastBetween(first, second)
}

test('[AX1] the palette says what the design page says of it', () => {
  expect(apart(light, 'inkt', 'krijt')).toBeCloseTo(13.95, 1)
  expect(apart(light, 'rodepen', 'papier')).toBeCloseTo(7.17, 1)
  expect(apart(dark, 'inkt', 'krijt')).toBeCloseTo(14.46, 1)
})

test('[SP31] what a helpline’s colours are checked against is what the sheet of the tokens says', () => {
  const [byDay, byNight] = [{ ...paletteByDay }, { ...paletteByDay, ...paletteByNight }]
  for (const [palette, sheet] of [
    [byDay, light],
    [byNight, dark],
  ] as const) {
    const colours = [...sheet].filter(([, value]) => value.startsWith('#'))
    const meant = (name: string): string => {
      const value = isName(name) ? palette[name] : name
      return isName(value) ? meant(value) : value
    }
    expect(colours.map(([name]) => [name, meant(name)])).toEqual(colours)
    expect(colours.length).toBe(Object.keys(palette).length)
  }
  expect(faintPairs({ light: {}, dark: {} })).toEqual([])
})
