import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { standardLimits } from '../domain/limits.ts'
import { readSite } from './site-folder.ts'

function siteWith(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-site-'))
  cpSync('site/clbchat', folder, { recursive: true })
  writeFileSync(join(folder, file), text)
  return folder
}

const step = (more: object) =>
  JSON.stringify({ steps: [{ id: 'ask', title: 'Vraag het', lines: ['Vraag het.'], ...more }] })

test.each([
  ['{}', 'crisis.json: steps'],
  ['{"steps": []}', 'crisis.json: steps: expected a step'],
  [step({ title: '' }), 'crisis.json: steps.0.title: expected 1 to 80 characters'],
  [step({ id: 'Vraag het' }), 'crisis.json: steps.0.id: expected a name as ask-directly'],
  [step({ levels: [] }), 'crisis.json: steps.0.levels: expected the levels A to E'],
  [step({ zeg: [] }), 'crisis.json: steps.0.zeg'],
])('[CR2] a list for a crisis with %s stops the start with the file and what is wrong', (text, said) => {
  expect(() => readSite(siteWith('crisis.json', text))).toThrow(said)
})

const dangerous = (more: object) =>
  JSON.stringify({
    ...{ sameWords: {}, fillers: [], exceptions: [] },
    phrases: { '1813': ['ik wil dood'], '112': [], both: [] },
    ...more,
  })

test.each([
  ['[]', 'danger-words.json: expected an object'],
  [dangerous({ phrases: { '1813': [], '112': [] } }), 'danger-words.json: phrases.both'],
  [dangerous({ phrases: { '1813': ['?!'], '112': [], both: [] } }), 'phrases.1813.0: expected a word'],
  [dangerous({ exceptions: ['dood', 'Dood'] }), 'exceptions: expected each of them once'],
  [dangerous({ sameWords: { ik: 'k' } }), 'sameWords.ik: expected a list of words'],
  [dangerous({ woorden: [] }), 'danger-words.json: woorden'],
])('[VP33] danger words with %s stop the start with the file and what is wrong', (text, said) => {
  expect(() => readSite(siteWith('danger-words.json', text))).toThrow(said)
})

test('[VP33] words that advise a number which the helpline does not show as always open stop the start', () => {
  const referrals = readFileSync('site/clbchat/referrals.json', 'utf8').replace(
    '"number": "1813", "hours": "always"',
    '"number": "1813"',
  )
  expect(() => readSite(siteWith('referrals.json', referrals))).toThrow(
    'danger-words.json: advises 1813; expected it in referrals.json',
  )
})

test('[SG11] the site folder that ships is read whole, with the limits of the design', () => {
  const site = readSite('site/clbchat')
  expect(site.settings.org).toBe('clbchat')
  expect(site.limits).toEqual(standardLimits)
})

const welcome = JSON.parse(readFileSync('site/clbchat/welcome.json', 'utf8'))
test.each([
  ['an empty title', { title: ' ' }, 'welcome.json: title: expected 1 to 60 characters'],
  ['nothing to come for', { purposes: [] }, 'welcome.json: purposes: expected 1 to 5 lines'],
  ['a question without answer', { questions: [{ title: 'x' }] }, 'welcome.json: questions.0.lines'],
  ['an unknown word to fill in', { hero: '{{uren}}' }, 'expected {{name}} or {{minutes}}, found "{{uren}}"'],
  [
    'a link to nowhere',
    { questions: [{ title: 'x', lines: ['y'], links: [{ label: 'x', href: '//x' }] }] },
    'questions.0.links.0.href: expected a path of this site',
  ],
])('[WP5] a welcome with %s stops the start with the file and what is wrong', (_, other, said) => {
  expect(() => readSite(siteWith('welcome.json', JSON.stringify({ ...welcome, ...other })))).toThrow(said)
})

test('[SG11] a helpline may set a limit from half to double', () => {
  const folder = siteWith('limits.json', JSON.stringify({ plannedMinutes: 60 }))
  expect(readSite(folder).limits).toEqual({ ...standardLimits, plannedMinutes: 60 })
})

test.each([
  ['limits.json', '{"plannedMinutes": 10}', 'plannedMinutes: expected a whole number from 23 to 90'],
  ['limits.json', '{"plannedMinutes": "lang"}', 'plannedMinutes: expected a whole number'],
  ['limits.json', '{"coffee": 3}', 'coffee'],
  ['limits.json', '[]', 'limits.json'],
  ['settings.json', '{', 'settings.json: is not JSON'],
  ['settings.json', '{}', 'settings.json: org'],
  ['referrals.json', '{}', 'referrals.json: referrals'],
  ['sentences.json', '{}', 'sentences.json: sentences'],
])('[SG11] %s with %s stops the start with the file and what is wrong', (file, text, said) => {
  expect(() => readSite(siteWith(file, text))).toThrow(said)
  expect(() => readSite(siteWith(file, text))).toThrow(/^SITE_DIR: /)
})
