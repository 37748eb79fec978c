import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ours = resolve(import.meta.dirname, '..')
const lockfile = { packages: { '': {}, 'node_modules/vite': { integrity: 'sha512-a' } } }

// A stand-in for npm: it installs a Vite that writes one file and notes that it was asked.
const npm = `#!/bin/sh
echo "npm $*" >> asked
[ -e offline ] && { echo "network is unreachable" >&2; exit 1; }
mkdir -p node_modules/vite/bin
cat > node_modules/vite/bin/vite.js <<'JS'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
const after = option => process.argv[process.argv.indexOf(option) + 1]
const folder = after('--outDir')
appendFileSync('asked', 'vite\\n')
mkdirSync(folder + '/assets', { recursive: true })
if (process.argv.includes('--mode')) writeFileSync(folder + '/' + after('--mode') + '.json', '{}')
writeFileSync(folder + '/page', 'built')
JS
`

// Welcome page, visitor's page, staff pages, and the site for the server.
const builds = Array.from({ length: 8 }, () => 'vite')

let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clbchat-setup-'))
  for (const path of ['setup.mjs', 'setup'])
    cpSync(join(ours, path), join(clone, 'bin', path), { recursive: true })
  write('package.json', '{ "type": "module", "version": "1.2.3" }')
  write('package-lock.json', JSON.stringify(lockfile))
  write('src/web/page.ts', 'export {}')
  write('programs/npm', npm, 0o755)
})
afterEach(() => rmSync(clone, { recursive: true }))

test('a first set-up installs and builds, a second does nothing', () => {
  expect(setUp().status).toBe(0)
  expect(asked()).toEqual([
    'npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund',
    ...builds,
  ])
  expect(read('build/pages/page')).toBe('built')
  expect(read('build/site/page')).toBe('built')
  forget()
  expect(setUp()).toMatchObject({ status: 0, output: '' })
  expect(asked()).toEqual([])
})

test('[BP6] who builds a signed release again keeps its signature, and loses it with another release', () => {
  setUp()
  write('build/pages/manifest.sig', 'signed')
  write('src/web/page.ts', 'export {} // the same pages come out of it')
  setUp()
  expect(read('build/pages/manifest.sig')).toBe('signed')
  write('package.json', '{ "type": "module", "version": "1.2.4" }')
  setUp()
  expect(existsSync(join(clone, 'build/pages/manifest.sig'))).toBe(false)
})

test('another lockfile installs again, another source builds again, a test beside it does not', () => {
  setUp()
  forget()
  write('src/web/page.test.ts', 'export {}')
  setUp()
  expect(asked()).toEqual([])
  write('src/web/page.ts', 'export const changed = true')
  setUp()
  expect(asked()).toEqual(builds)
  forget()
  write('package-lock.json', JSON.stringify({ ...lockfile, lockfileVersion: 3 }))
  setUp()
  expect(asked()[0]).toContain('npm ci')
})

test('packages that somebody installed by hand are left alone', () => {
  setUp()
  rmSync(join(clone, 'node_modules/.installed'))
  write('node_modules/.package-lock.json', JSON.stringify(lockfile))
  forget()
  expect(setUp().status).toBe(0)
  expect(asked()).toEqual([])
})

test('an install that fails names its cause and remedy, and is tried again', () => {
  write('offline', '')
  const { status, output } = setUp()
  expect(status).toBe(1)
  expect(output).toContain('network is unreachable')
  expect(output).toContain('FAILED: the packages could not be installed.')
  expect(output).toContain('Remedy: ')
  rmSync(join(clone, 'offline'))
  expect(setUp().status).toBe(0)
})

test("a Node.js from npm that cannot run here gives way to the machine's own", () => {
  setUp()
  mkdirSync(join(clone, 'node_modules/.bin'))
  write('node_modules/.bin/node', 'no program', 0o755)
  expect(setUp().status).toBe(0)
  expect(existsSync(join(clone, 'node_modules/.bin/node'))).toBe(false)
})

function setUp(): { status: number | null; output: string } {
  const path = [join(clone, 'programs'), dirname(process.execPath), '/usr/bin', '/bin'].join(':')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/setup.mjs'], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: path },
  })
  return { status, output: stdout + stderr }
}

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true })
  writeFileSync(join(clone, path), text, { mode })
}

const read = (path: string) => readFileSync(join(clone, path), 'utf8')
const asked = () => (existsSync(join(clone, 'asked')) ? read('asked').trim().split('\n') : [])
const forget = () => rmSync(join(clone, 'asked'), { force: true })
