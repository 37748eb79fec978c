import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSite } from '../server/site-folder.ts'
import { checkSite } from './check-site.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-check-'))
  cpSync('site/example', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function check(): { ending: number; said: string[] } {
  const said: string[] = []
  const ending = checkSite(folder, line => said.push(line.replace(`${folder}/`, '')))
  return { ending, said }
}
const write = (file: string, text: string) => writeFileSync(join(folder, file), text)

describe('[SP22] an administrator who checks a site folder', () => {
  test('reads that all is well', () => {
    const { ending, said } = check()
    expect([ending, said.length]).toEqual([0, 1])
    expect(said[0]).toContain('no faults. De Luisterlijn: ')
  })

  test('reads the faults of every file at once, each with its line', () => {
    write('limits.json', '{\n  "plannedMinutes": 5,\n  "coffee": 3\n}')
    write('referrals.json', '{\n  "referrals": [\n}')
    mkdirSync(join(folder, 'pages/nl'), { recursive: true })
    write('pages/nl/hier.md', '---\ntitle: Hier\n---\n\n# Twee\n\n<b>vet</b>\n')
    const { ending, said } = check()
    expect(ending).toBe(1)
    expect(said).toContainEqual(
      expect.stringMatching(/^limits\.json:2: plannedMinutes: expected a whole number/),
    )
    expect(said).toContainEqual(expect.stringMatching(/^limits\.json:3: coffee: expected no such name here$/))
    expect(said).toContainEqual(expect.stringMatching(/^referrals\.json:3: is not JSON/))
    expect(said).toContainEqual(expect.stringMatching(/^pages\/nl\/hier\.md:5: expected a heading of ##/))
    expect(said).toContainEqual(expect.stringMatching(/^pages\/nl\/hier\.md:7: expected words/))
    expect(said.at(-1)).toMatch(/5 faults\. The helpline does not start with it\.$/)
  })

  test('reads what the start says, with the line', () => {
    write('limits.json', '{\n  "plannedMinutes": 5\n}')
    expect(check().said[0]).toMatch(/^limits\.json:2: plannedMinutes: expected a whole number from 23 to 90$/)
    expect(() => readSite(folder)).toThrow(
      /^SITE_DIR: .*limits\.json: plannedMinutes: expected a whole number from 23 to 90 \(line 2\)$/,
    )
  })

  test('[SP24] reads that nothing reads a file whose name is misspelled, and nothing of what an editor left', () => {
    for (const name of ['retension.json', '.settings.json.swp', 'settings.json~', 'README.md'])
      write(name, '{}')
    mkdirSync(join(folder, 'page'))
    const { said } = check()
    expect(said.map(line => line.slice(0, 30)).sort()).toEqual([
      expect.stringMatching(/2 faults|^\//),
      'page: expected one of pages, p',
      'retension.json: expected one o',
    ])
  })

  test('reads of a link on the welcome page that leads nowhere', () => {
    const welcome = JSON.parse(readFileSync(join(folder, 'welcome.json'), 'utf8'))
    welcome.questions[0].links = [{ label: 'x', href: '/nergens' }]
    write('welcome.json', JSON.stringify(welcome))
    expect(check().said[0]).toContain('questions.0.links.0.href: expected a page of this site')
  })

  test('types it as a command, and a script reads how it went', () => {
    const run = (...given: string[]) =>
      spawnSync(process.execPath, ['bin/clbchat', ...given], { encoding: 'utf8' })
    const good = run('check-site', 'site/clbchat')
    expect([good.status, good.stderr]).toEqual([0, ''])
    expect(run('check-site', '/nowhere/at/all').status).toBe(2)
    expect(run('sweep-site').status).toBe(2)
  }, 30_000)
})
