import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import { sentencePhases } from '../../protocol/sentences.ts'
import { readSentences } from './read-sentences.ts'
import { withChanges } from './shared-sentences.ts'

const one = { name: 'gevoel-terug', phase: 'explore', text: 'Ik lees dat je je [gevoel] voelt.' } as const

function read(content: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-sentences-'))
  writeFileSync(join(folder, 'sentences.json'), JSON.stringify(content))
  return readSentences(folder)
}

test('[DK32] at least 45 sentences ship, some for every phase and moment, short and in plain Dutch', () => {
  const shipped = readSentences('site/clbchat')
  expect(shipped.length).toBeGreaterThanOrEqual(45)
  for (const phase of sentencePhases)
    expect(shipped.filter(found => found.phase === phase).length, phase).toBeGreaterThanOrEqual(4)
  const all = sentencesIn(shipped.map(({ text }) => text))
  expect([longSentences(all), heavyWords(all)]).toEqual([[], []])
  expect(all.filter(text => text.includes('!'))).toEqual([])
})

test.each([
  ['no list', { sentences: 'hallo' }, 'sentences: expected a list'],
  [
    'no known phase',
    { sentences: [{ ...one, phase: 'lunch' }] },
    'sentences.0.phase: expected one of welcome',
  ],
  [
    'a name with a space',
    { sentences: [{ ...one, name: 'gevoel terug' }] },
    'sentences.0.name: expected a short',
  ],
  ['no words', { sentences: [{ ...one, text: ' ' }] }, 'sentences.0.text: expected a text'],
  ['a name twice', { sentences: [one, one] }, 'sentences: expected every name once'],
  ['another field', { sentences: [{ ...one, author: 'Noor' }] }, 'sentences.0.author'],
])('[DK32] %s stops the start with the file, the place in it and what was expected', (_, content, said) => {
  expect(() => read(content)).toThrow(said)
  expect(() => read(content)).toThrow(/^SITE_DIR: .*sentences\.json: /)
})

test('[DK33] what a coordinator changed, added and took away is seen over what ships, with who and when', () => {
  const gone = { ...one, name: 'gevoel-wie' }
  const by = { by: 'Bram', at: 5 }
  const value = { phase: 'goal', text: 'Wat voel je nu?' } as const
  const change = (name: string, to: typeof value | null) => ({ name, value: to, ...by })
  const all = withChanges(
    [one, gone],
    [change('gevoel-terug', value), change('gevoel-wie', null), change('nieuw', value), change('weg', null)],
  )
  expect(all.sentences).toEqual([
    { name: 'gevoel-terug', ...value, ...by, is: 'changed' },
    { name: 'nieuw', ...value, ...by, is: 'added' },
  ])
  expect(all.removed).toEqual([{ ...gone, ...by }])
})
