import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findAge, hasPythonSeals } from '../../bin/test-programs/find-other-tools.ts'
import { makeAgeIdentity, sealForRecipients } from '../../src/crypto/age-files.ts'
import { fromBase64url } from '../../src/crypto/bytes.ts'

// T9: the seals once more, by a program in another language and by the age tool of the system.

const here = (name: string) => new URL(name, import.meta.url).pathname
const folder = await mkdtemp(join(tmpdir(), 'other-tools-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const frozen = JSON.parse(await readFile(here('seals.json'), 'utf8'))
const say = (line: string) => process.stderr.write(`\n=== ${line} ===\n\n`)
const version = findAge()
if (!hasPythonSeals()) say('NO PYTHON WITH CRYPTOGRAPHY: THE SEALS ARE NOT CHECKED IN ANOTHER LANGUAGE')
if (!version) say('NO AGE TOOL: WHAT IT WOULD OPEN IS NOT LOOKED AT')

async function fileOf(text: string): Promise<string> {
  const path = join(folder, `${Math.random()}.age`)
  await writeFile(path, fromBase64url(text) ?? new Uint8Array())
  return path
}

test.skipIf(!hasPythonSeals())('[SE1-SE19] a program in Python that knows only the rules opens and makes every seal the same', () => {
  const { status, stdout, stderr } = spawnSync('python3', [here('check-seals.py')], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const lines = stdout.trim().split('\n')
  expect(lines.filter(line => !line.startsWith('ok '))).toEqual([])
  expect(lines.length).toBeGreaterThan(50)
})

test.skipIf(!version)('[SE45] the age tool opens a file under a phrase that this page sealed', async () => {
  const { phrase, underPhrase, text } = frozen.ageFiles
  const given = [here('open-with-age.py'), await fileOf(underPhrase)]
  const { status, stdout } = spawnSync('python3', given, { encoding: 'utf8', input: `${phrase}\n` })
  expect([status, stdout.trim()]).toEqual([0, text])
})

test.skipIf(!version)('[SE45] [SE47] a hybrid file opens with age from 1.3 on; an older tool says that it cannot', async () => {
  const { identity, recipient } = await makeAgeIdentity()
  const key = join(folder, 'key.txt')
  await writeFile(key, `${identity}\n`)
  const file = await fileOf(await sealForRecipients([recipient], 'clb-vault-key-v1 x y'))
  const { status, stdout } = spawnSync('age', ['-d', '-i', key, file], { encoding: 'utf8' })
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  if (major > 1 || minor >= 3) return expect([status, stdout]).toEqual([0, 'clb-vault-key-v1 x y'])
  say(`AGE ${version} CANNOT OPEN HYBRID FILES: THOSE OF THE VAULT ARE NOT LOOKED AT WITH IT`)
  expect(status).not.toBe(0)
})
