import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { expect, test } from 'vitest'
import { hidesAnImport, mayLoadTheSite } from './arrows/computed-imports.ts'
import { plants, soil } from './arrows/plants.ts'

const root = resolve(import.meta.dirname, '..')
const options: ICruiseOptions = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'))

test('every arrow of the house is kept, and no file escapes the check', async () => {
  const { modules, summary } = await look(root)
  const seen = modules.map(module => module.source).filter(source => /^src\/.*\.tsx?$/.test(source))
  expect(seen.sort()).toEqual(filesUnder('src').sort())
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('a planted violation of every rule is seen and named', async () => {
  const garden = mkdtempSync(join(tmpdir(), 'clbchat-arrows-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(garden, 'node_modules'))
    for (const file of soil) write(garden, file, 'export const soil = 1\n')
    write(garden, 'src/domain/egg.ts', "export type { soil } from './chicken.ts'\n")
    for (const { file, imports } of plants) write(garden, file, `export type { soil } from '${imports}'\n`)
    const { summary } = await look(garden)
    const seen = new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))
    expect(plants.map(({ rule, file }) => `${rule}: ${file}`).filter(planted => !seen.has(planted))).toEqual(
      [],
    )
  } finally {
    rmSync(garden, { recursive: true })
  }
})

test('every rule has its plant', () => {
  const rules = options.ruleSet?.forbidden?.map(rule => rule.name)
  expect(new Set(plants.map(({ rule }) => rule))).toEqual(new Set(rules))
})

test('no folder stands outside the arrows', () => {
  const house = ['domain', 'protocol', 'crypto', 'deidentification', 'server', 'command-line', 'demo', 'web']
  const rooms = plants.flatMap(({ rule }) => rule.match(/^rooms-look-back-(.+)/)?.[1] ?? [])
  expect(foldersIn('src').filter(name => !house.includes(name))).toEqual([])
  expect(foldersIn('src/server').filter(name => ![...rooms, 'door'].includes(name))).toEqual([])
  const pages = ['visitor', 'desk', 'coordinator', 'site', 'staff', 'shared']
  expect(foldersIn('src/web').filter(name => !pages.includes(name))).toEqual([])
})

test('the server loads no code by a path that the check cannot follow', () => {
  const server = filesUnder('src/server').filter(
    file => !file.endsWith('.test.ts') && file !== mayLoadTheSite,
  )
  expect(server.filter(file => hidesAnImport(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test.each([
  ["await import('../../crypto/' + name)", true],
  ['await import(path)', true],
  ['import(`./open.ts`)', true],
  ['vm.compile(new Function(text))', true],
  ["createRequire(import.meta.url)('x')", true],
  ["await import('./open-database.ts')", false],
  ["// import(path) is forbidden\nimport { open } from './open.ts'", false],
])('%s hides an import: %s', (source, hides) => {
  expect(hidesAnImport(source)).toBe(hides)
})

async function look(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], { ...options, baseDir: folder })
  if (typeof output === 'string') throw new Error('the cruise gave a report instead of its findings')
  return output
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => `${folder}/${name}`)
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
}
