import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { retentionTerms } from '../src/domain/retention.ts'
import { makePdf } from './make-pdf.ts'
import { TestHouse } from './open-house.ts'

/** A house with other terms than usual, a limit of its own, and one report. */
let house: TestHouse
let site: string
const pdf = makePdf(2)
const terms = { surveyText: 33, contactMessage: 44, auditLog: 222 }

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'clbchat-site-'))
  cpSync('site/clbchat', site, { recursive: true })
  mkdirSync(join(site, 'reports'), { recursive: true })
  const write = (file: string, content: unknown) =>
    writeFileSync(join(site, file), Buffer.isBuffer(content) ? content : JSON.stringify(content))
  write('reports/ons-jaar.pdf', pdf)
  write('reports.json', { reports: [{ file: 'ons-jaar.pdf', schoolYear: '2024-2025', title: 'Ons jaar' }] })
  write('retention.json', terms)
  write('limits.json', { placeKept: 22 * 60_000 })
  house = await TestHouse.open({ siteDirectory: site })
}, 60_000)
afterAll(async () => {
  await house.closes()
  rmSync(site, { recursive: true })
})

const asks = (path: string, init?: RequestInit) => fetch(house.url + path, init)
const reads = async (path: string) => (await asks(path)).text()

test.each(['/privacy', '/privacy/verklaring', '/rechten', '/jaarverslag'])(
  '[PV4] %s is there for everyone, whole without script, with one heading and the way to the others',
  async path => {
    const answer = await asks(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/ style="| on[a-z]+="|src="http/)
    for (const to of ['/privacy', '/rechten', '/jaarverslag']) expect(html).toContain(`<a href="${to}"`)
  },
)

test('[PV5] the statement of a running house says what this house does: its own terms, limits and facts', async () => {
  const html = await reads('/privacy/verklaring')
  const { controller, versions } = JSON.parse(readFileSync(join(site, 'privacy.json'), 'utf8'))
  for (const said of ['33 dagen', '44 dagen', '22 minuten', 'Dit is een demo', controller.address])
    expect(html).toContain(said)
  expect(html).toContain(`Versie ${versions[0].version}`)
  expect(html).not.toContain('6 maanden')
})

/**
 * Where the statement speaks of what a table holds: the anchor there, or why it speaks of nobody who came to the door
 * or works here. A new table needs a line here, and in the statement when it holds something of a person.
 */
const toldAt: Record<string, `#${string}` | 'of nobody'> = {
  registrations: '#registratie',
  day_counts: '#tellingen',
  crisis_decisions: '#groot-gevaar',
  crisis_decision_reads: '#groot-gevaar',
  accounts: '#begeleiders',
  ways_in: '#begeleiders',
  sessions: '#begeleiders',
  invitations: '#begeleiders',
  grants: '#begeleiders',
  contact_messages: '#contact',
  survey_taps: '#bevraging',
  survey_texts: '#bevraging',
  own_counts: '#begeleiders',
  own_settings: '#begeleiders',
  shifts: '#begeleiders',
  calendar_secrets: '#begeleiders',
  shift_notes: '#briefjes',
  audit_log: '#wie-deed-wat',
  /** Up to where that log was erased: a number and two hashes. */
  audit_pruned: 'of nobody',
  /** Keys of the house. */
  key_files: 'of nobody',
  /** What a coordinator decided about the door, the material and the services; beside it at most who of the staff. */
  decisions: 'of nobody',
  checked_examples: '#begeleiders',
  shared_sentences: '#begeleiders',
  referral_checks: '#begeleiders',
}
/** The same for the tables of what goes on now. */
const toldNowAt: typeof toldAt = {
  places: '#wachten',
  line: 'of nobody',
  conversations: '#wachten',
  changes: '#wachten',
  messages: '#gesprek',
}

test.each([
  ['main.db', toldAt],
  ['live.db', toldNowAt],
])('[PV8] the statement speaks of everything that %s holds of a person', async (file, told) => {
  const database = new DatabaseSync(join(house.settings.dataDirectory, file), { readOnly: true })
  const query = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
  const tables = database
    .prepare(query)
    .all()
    .map(({ name }) => String(name))
  database.close()
  const ours = tables.filter(name => !name.startsWith('kysely_'))
  expect(ours.length).toBeGreaterThan(4)
  expect(ours.filter(name => told[name] === undefined)).toEqual([])
  const html = await reads('/privacy/verklaring')
  for (const name of ours)
    if (told[name] !== 'of nobody') expect(html).toContain(`id="${told[name]?.slice(1)}"`)
})

test('[PV8] the statement names every class that has a clock of its own', async () => {
  const html = await reads('/privacy/verklaring')
  const classes = Object.keys(retentionTerms) as (keyof typeof retentionTerms)[]
  for (const name of classes) expect(html).toContain(`${terms[name]} dagen`)
})

test('[PV24] a report comes as the file it is, to be read in the browser, under a safe name', async () => {
  expect(await reads('/jaarverslag')).toContain('href="/jaarverslag/ons-jaar.pdf"')
  const answer = await asks('/jaarverslag/ons-jaar.pdf')
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe('inline; filename="ons-jaar.pdf"')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toContain('max-age')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
  const head = await asks('/jaarverslag/ons-jaar.pdf', { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe(String(pdf.length))
})

test.each(['/jaarverslag/anders.pdf', '/jaarverslag/..%2Fprivacy.json', '/jaarverslag/reports.json'])(
  '[PV24] nobody reads another file of the helpline by %s',
  async path => {
    expect((await asks(path)).status).toBe(404)
    expect((await asks(path, { headers: { accept: 'text/html' } })).status).toBe(404)
  },
)
