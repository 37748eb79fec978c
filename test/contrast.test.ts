import { describe, expect, test } from 'vitest'
import { contrastBetween, leastContrast } from '../src/domain/contrast.ts'
import { type Colours, pairsOfSheets, readColours } from './read-colours.ts'

/** Which text stands on which ground, also where it inherits one of the two. */
const texts: readonly [string, readonly string[]][] = [
  ['inkt', ['krijt', 'papier', 'schrift', 'bord-licht', 'potlood-licht', 'gom', 'ander', 'ruit']],
  ['inkt-2', ['krijt', 'papier', 'schrift', 'potlood-licht']],
  ['bord', ['krijt', 'papier', 'schrift', 'bord-licht', 'potlood-licht']],
  ['op-bord-licht', ['bord-licht', 'krijt', 'papier']],
  ['op-bord', ['bord']],
  ['op-potlood', ['potlood']],
  ['op-gom', ['gom']],
  ['rodepen', ['krijt', 'papier', 'schrift']],
  ['op-rodepen', ['rodepen']],
  ['vulpen', ['krijt', 'papier', 'schrift']],
  ['op-eigen', ['eigen']],
  ['op-knop-donker', ['knop-donker']],
  ['op-balk', ['balk', 'op-balk-vlak']],
  ['op-balk-2', ['balk', 'op-balk-vlak']],
]

/** What must be seen beside its ground: the edges of fields, signs and the ring of the focus. */
const shapes: readonly [string, readonly string[]][] = [
  ['rand', ['krijt', 'papier', 'schrift']],
  ['bord', ['krijt', 'papier']],
  ['rodepen', ['krijt', 'papier']],
  ['focus', ['krijt', 'papier', 'schrift', 'bord-licht', 'focus-halo']],
]

const { light, dark } = readColours()
const themes: readonly [string, Colours][] = [
  ['by day', light],
  ['on the chalkboard', dark],
]

describe.each(themes)('[AX1] who reads %s', (_, colours) => {
  const tooClose = (pairs: typeof texts, least: number) =>
    pairs.flatMap(([name, grounds]) =>
      grounds
        .map(ground => ({ ground, ratio: apart(colours, name, ground) }))
        .filter(({ ratio }) => !(ratio >= least))
        .map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}, at least ${least}`),
    )

  test('can tell every text from its ground', () => {
    expect(tooClose(texts, leastContrast.text)).toEqual([])
  })

  test('can see every edge, sign and ring', () => {
    expect(tooClose(shapes, leastContrast.shape)).toEqual([])
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
