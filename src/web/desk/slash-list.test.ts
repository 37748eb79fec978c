import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSentences } from '../../server/material/read-sentences.ts'
import { phaseNames } from '../staff/phase-words.ts'
import { type Choice, findSentences, gapFrom, slashAt, withSentence } from './slash-list.ts'

const shipped: readonly Choice[] = readSentences('site/clbchat').map(sentence => ({
  ...{ ...sentence, key: sentence.name, phaseName: phaseNames[sentence.phase] },
  ...{ isOwn: false, isExample: false },
}))
const names = (query: string, now?: Choice['phase']) =>
  findSentences(shipped, query, now).map(({ name }) => name)

test('[DK34] a slash opens the list at the beginning of a line, and nowhere else', () => {
  expect(slashAt('/gevoel', 7)).toEqual({ from: 0, query: 'gevoel' })
  expect(slashAt('Dag Vosje\n/hoe lang', 14)).toEqual({ from: 10, query: 'hoe' })
  for (const [text, caret] of [
    ['en/of', 5],
    [' /gevoel', 8],
    ['/gevoel\n', 8],
    ['/gevoel', 0],
    ['//', 2],
    ['', 0],
  ] as const)
    expect(slashAt(text, caret), text).toBeUndefined()
})

test('[DK34] Noor finds a sentence by its name, its phase or its words, without minding capitals and accents', () => {
  expect(names('gevoel')).toEqual(expect.arrayContaining(['gevoel-terug', 'gevoel-schaal', 'gevoel-wie']))
  expect(names('gevoel').slice(0, 3)).toEqual(['gevoel-terug', 'gevoel-schaal', 'gevoel-wie'])
  expect(names('STILTE')).toEqual(expect.arrayContaining(['ben-je-er', 'even-stil']))
  expect(names('schaal heel')).toEqual(['gevoel-schaal'])
  expect(names('kleíne stap')).toContain('eerste-stap')
  expect(names('zebra')).toEqual([])
})

test('[DK34] the phase of now stands first, and nothing is lost by that', () => {
  const all = findSentences(shipped, '', 'goal')
  const inPhase = shipped.filter(({ phase }) => phase === 'goal').length
  expect(all.slice(0, inPhase).every(({ phase }) => phase === 'goal')).toBe(true)
  expect(new Set(all)).toEqual(new Set(shipped))
})

test('[DK35] a sentence takes the place of what was typed after the slash, and the first gap is selected', () => {
  const typed = 'Dag Vosje\n/gev\nTot zo'
  const slash = slashAt(typed, 14)
  expect(slash && withSentence(typed, slash, 'Je voelt je [gevoel].')).toEqual({
    text: 'Dag Vosje\nJe voelt je [gevoel].\nTot zo',
    selected: { start: 22, end: 30 },
  })
  expect(withSentence('/tempo', { from: 0, query: 'tempo' }, 'Neem je tijd.')).toEqual({
    text: 'Neem je tijd.',
    selected: { start: 13, end: 13 },
  })
})

test('[DK35] from gap to gap, until none is left', () => {
  const text = 'Dag [naam], ik ben [jouw naam]. […]'
  const gaps: string[] = []
  for (let gap = gapFrom(text, 0); gap; gap = gapFrom(text, gap.end))
    gaps.push(text.slice(gap.start, gap.end))
  expect(gaps).toEqual(['[naam]', '[jouw naam]', '[…]'])
  expect(gapFrom('een [] of [\n]', 0)).toBeUndefined()
})

test('[DK35] whatever stands around the slash stays as it was typed', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '/', '[', ']', 'é') })
  fc.assert(
    fc.property(words, words, words, (before, query, after) => {
      const start = before === '' ? '' : `${before}\n`
      const clean = query.replaceAll('\n', '')
      const slash = slashAt(`${start}/${clean}\n${after}`, start.length + 1 + clean.length)
      fc.pre(slash !== undefined)
      const { text } = withSentence(`${start}/${clean}\n${after}`, slash as NonNullable<typeof slash>, 'Zin')
      expect(text).toBe(`${start}Zin\n${after}`)
    }),
  )
})
