import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseManifest } from '../src/server/door/release-manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'clbchat-build-'))
afterAll(() => rmSync(folder, { recursive: true }))

const wanted = ['src', 'bin', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.web.json']

/** Builds the source in a folder of its own, as somebody elsewhere would. Gives the hash of every file that came of it. */
async function builds(name: string, env: Record<string, string>): Promise<Map<string, string>> {
  const clone = join(folder, name)
  mkdirSync(clone, { recursive: true })
  for (const path of wanted) cpSync(path, join(clone, path), { recursive: true })
  symlinkSync(resolve('node_modules'), join(clone, 'node_modules'))
  const script =
    "const { buildPages } = await import('./bin/setup/build-pages.mjs'); buildPages(process.cwd(), process.execPath, { evenIfFresh: true })"
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: clone,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise(settle => child.once('close', settle))
  if (code !== 0) throw new Error(`the build in ${name} ended with ${code}`)
  return hashesIn(join(clone, 'build'))
}

function hashesIn(build: string): Map<string, string> {
  const files = ['pages', 'site'].flatMap(part =>
    readdirSync(join(build, part), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name !== 'manifest.sig')
      .map(entry => join(entry.parentPath, entry.name)),
  )
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  return new Map(files.map(file => [file.slice(build.length + 1), hash(file)] as const).sort())
}

test('[BP1] two people who build the same source in other places, times and languages get the same bytes', async () => {
  const ours = hashesIn('build')
  const theirs = await builds('elsewhere/and/deeper', { TZ: 'Pacific/Auckland', LANG: 'fr_BE.UTF-8' })
  expect(ours.size).toBeGreaterThan(40)
  expect(theirs).toEqual(ours)
}, 120_000)

describe('who looks at what was built', () => {
  const text = readFileSync('build/pages/manifest.json', 'utf8')
  const release = parseManifest(text)
  const read = (address: string) => readFileSync(join('build/pages', address))

  test('[BP2] [BP3] finds in its manifest the hashes of every file, and of nothing else', () => {
    const files = Object.entries(release?.files ?? {})
    const there = readdirSync('build/pages/assets').filter(name => !name.endsWith('.br'))
    expect(files.map(([name]) => name)).toEqual(there.map(name => `/assets/${name}`).sort())
    for (const [name, { sha256, integrity, bytes }] of files) {
      const hash = (kind: string) => createHash(kind).update(read(name))
      expect([sha256, bytes]).toEqual([hash('sha256').digest('hex'), read(name).length])
      expect(integrity).toBe(`sha384-${hash('sha384').digest('base64')}`)
    }
    expect(text).not.toContain(resolve('.'))
  })

  test('[BP4] is given no pages with a file that has no hash', () => {
    expect(release).toBeDefined()
    const without = JSON.parse(text)
    delete without.files[without.pages.visitor.scripts[0]]
    expect(parseManifest(JSON.stringify(without))).toBeUndefined()
    expect(parseManifest('{')).toBeUndefined()
  })

  test('[BP5] finds the hash of every part that a page can come to fetch, and of what that imports', () => {
    let late = 0
    for (const [page, { first, scripts, later, onDemand }] of Object.entries(release?.pages ?? {})) {
      const named = new Set([...first, ...scripts, ...later, ...Object.values(onDemand).flat()])
      for (const script of named)
        for (const [, name] of read(script)
          .toString()
          .matchAll(/\b(?:from|import)\s*\(?\s*[`"']\.\/([^`"']+)[`"']/g)) {
          late += Object.values(onDemand).flat().includes(`/assets/${name}`) ? 1 : 0
          expect([page, named.has(`/assets/${name}`) || name]).toEqual([page, true])
        }
    }
    expect(late).toBeGreaterThan(4)
  })
})
