import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import { practices } from '../../protocol/practice.ts'
import { readNews } from './read-news.ts'
import { readPractices } from './read-practice.ts'

type Json = Record<string, unknown>
const shipped = 'site/clbchat'
const choice = '1-studiekeuze.json'

/** A site folder with the practices that ship, of which one is spoiled. */
function readWith(spoil: (practice: Json) => Json) {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-practice-'))
  cpSync(`${shipped}/practice`, join(folder, 'practice'), { recursive: true })
  const practice: Json = JSON.parse(readFileSync(`${shipped}/practice/${choice}`, 'utf8'))
  writeFileSync(join(folder, 'practice', choice), JSON.stringify(spoil(practice)))
  return readPractices(folder)
}

/** With other words in one of its nodes. */
const node = (name: string, changes: Json) => (practice: Json) => {
  const nodes = practice['nodes'] as Record<string, Json>
  return { ...practice, nodes: { ...nodes, [name]: { ...nodes[name], ...changes } } }
}

test('[DK69] three practices ship; a helpline may have none', () => {
  const { practices: read } = v.parse(practices, { practices: readPractices(shipped) })
  expect(read.map(({ id }) => id)).toEqual(['studiekeuze', 'pesten', 'zelfmoordgedachten'])
  expect(readPractices(mkdtempSync(join(tmpdir(), 'clbchat-practice-')))).toEqual([])
})

test('[DK69] what counsellors read around a practice, and as news, is as short as the rest of their screens', () => {
  const { practices: read } = v.parse(practices, { practices: readPractices(shipped) })
  const told = read.map(({ title, about, tips, last }) => ({ title, about, tips, last }))
  const sentences = sentencesIn([told, readNews(shipped).entries.map(({ title, lines }) => [title, lines])])
  expect(sentences.length).toBeGreaterThan(50)
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
})

test.each<[string, (practice: Json) => Json, string]>([
  ['no list of nodes', ({ nodes, ...rest }) => rest, `${choice}: nodes: `],
  ['a move nobody knows', node('hallo', { on: { scolds: 'kort' } }), 'expected a move: '],
  [
    ...(['a way into nothing', node('hallo', { otherwise: 'nergens' })] as const),
    `${choice}: nodes.hallo.otherwise: expected the name of a node`,
  ],
  ['a circle', node('stil', { otherwise: 'hallo' }), 'expected a later node'],
  [
    ...(['a node nobody reaches', node('eiland', { phase: 5, end: 'left' })] as const),
    `${choice}: nodes.eiland: expected a way that leads here`,
  ],
  [
    ...(['a node that goes on and ends', node('einde', { otherwise: 'hallo' })] as const),
    'nodes.einde: expected either otherwise or end',
  ],
  [
    ...(['a line that is none', node('hallo', { says: [{ shouts: 'hey' }] })] as const),
    'nodes.hallo.says.0: expected a text, or text and wait, or hesitates',
  ],
  ['a phase that is none', node('hallo', { phase: 6 }), 'nodes.hallo.phase: expected a phase from 1 to 5'],
  [
    ...(['the id of another', (practice: Json) => ({ ...practice, id: 'pesten' })] as const),
    '2-pesten.json: id: "pesten" is that of 1-studiekeuze.json too',
  ],
])('[DK69] %s stops the start with the file, the place and what was expected', (_, spoil, said) => {
  expect(() => readWith(spoil)).toThrow(said)
  expect(() => readWith(spoil)).toThrow(/^SITE_DIR: /)
})

const one = { date: '2026-11-27', title: 'Iets nieuws', lines: ['Het is er.'] }

test.each([
  ['no list', {}, 'news.json: entries: '],
  [
    'a day that does not exist',
    { entries: [{ ...one, date: '2026-02-31' }] },
    'entries.0.date: expected a day',
  ],
  ['a date in words', { entries: [{ ...one, date: '14 oktober' }] }, 'expected a date as 2026-10-14'],
  [
    'the oldest first',
    { entries: [{ ...one, date: '2026-01-01' }, one] },
    'entries: expected the newest first',
  ],
  ['no sentence', { entries: [{ ...one, lines: [] }] }, 'entries.0.lines: expected a sentence at least'],
])('[DK66] news with %s stops the start with the place', (_, content, said) => {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-news-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'news.json'), JSON.stringify(content))
  expect(() => readNews(folder)).toThrow(said)
})
