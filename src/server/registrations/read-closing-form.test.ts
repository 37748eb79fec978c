import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readClosingForm } from './read-closing-form.ts'

const folder = mkdtempSync(join(tmpdir(), 'clbchat-closing-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface File {
  example: boolean
  themes: { id: string; label: string; from?: string[] }[]
  risk: { level: string; label: string; meaning: string }[]
}
const shipped = readFileSync('site/clbchat/closing.json', 'utf8')
const { themes } = JSON.parse(readFileSync('site/clbchat/settings.json', 'utf8')) as {
  themes: { id: string; label: string }[]
}

function reading(change: (file: File) => void) {
  const file = JSON.parse(shipped) as File
  change(file)
  writeFileSync(join(folder, 'closing.json'), JSON.stringify(file))
  return () => readClosingForm(folder, themes)
}

test('[RG9] the form that ships has sixteen themes, reached from all eight of the visitor, and is marked as an example', () => {
  const form = readClosingForm('site/clbchat', themes)
  expect(form.themes).toHaveLength(16)
  expect(form.isExample).toBe(true)
  expect(themes.filter(({ id }) => !form.themes.some(({ from }) => from.includes(id)))).toEqual([])
})

test('[RG9] a helpline without a form of its own has the themes of the visitor, marked as an example', () => {
  const form = readClosingForm(join(folder, 'nowhere'), themes)
  expect(form.themes.map(({ from }) => from)).toEqual(themes.map(({ id }) => [id]))
  expect([form.risk.length, form.isExample]).toEqual([5, true])
})

test.each<[string, (file: File) => void, RegExp]>([
  ['two themes of one id', file => file.themes.push({ id: 'pesten', label: 'Pesten' }), /themes: expected/],
  [
    'a theme of the visitor that is not there',
    file => Object.assign(file.themes[0] ?? {}, { from: ['elders'] }),
    /themes\.0\.from: expected themes of settings\.json, found "elders"/,
  ],
  ['no themes', file => file.themes.splice(0), /themes: expected a theme/],
  ['a risk scale that lacks a level', file => file.risk.pop(), /risk: expected the levels A, B, C, D, E/],
  ['an unknown name', file => Object.assign(file, { vragen: [] }), /vragen/],
])('[RG9] an administrator who writes %s hears where and what was expected', (_, change, expected) => {
  expect(reading(change)).toThrow(expected)
})
