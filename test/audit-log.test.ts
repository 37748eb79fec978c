import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sayAudit } from '../src/command-line/verify-audit.ts'
import { auditActions, shortHead } from '../src/domain/audit-log.ts'
import { noneNeeded } from '../src/domain/shift.ts'
import { type AuditLogAnswer, type AuditLogRequest, auditLogAnswer } from '../src/protocol/audit-log.ts'
import { line, person, RealHouse, random, type TestPerson } from './real-house.ts'
import { findTraces, readFolder } from './scan.ts'

let house: RealHouse
let folder: string

beforeAll(async () => {
  house = await RealHouse.isSetUp()
  folder = await mkdtemp(join(tmpdir(), 'clbchat-audit-'))
}, 60_000)
afterAll(async () => {
  await house.closes()
  await rm(folder, { recursive: true })
})

const nothing: AuditLogRequest = { before: null, person: null, kind: null, seen: null }
async function reads(cookie: string, asked: Partial<AuditLogRequest> = {}): Promise<AuditLogAnswer> {
  const answer = await house.posts('/api/audit-log', { ...nothing, ...asked }, cookie)
  return v.parse(auditLogAnswer, await answer.json())
}

/** What the log says since an entry, the oldest first: who, what, to whom; accounts by their usernames. */
async function since(seq: number, cookie: string): Promise<string[]> {
  const { entries } = await reads(cookie)
  const people = [house.bram, house.ann, house.noor, house.farid, house.lies, house.ward]
  const named = (id: string) => people.find(one => one.id === id)?.username ?? id
  const newer = entries.filter(entry => entry.seq > seq).toReversed()
  return newer.map(({ actor, action, object, times }) =>
    [named(actor), action, named(object), ...(times === 1 ? [] : [times])].filter(Boolean).join(' '),
  )
}
const newest = async (cookie: string) => (await reads(cookie)).entries[0]?.seq ?? 0

async function stepsUp(one: TestPerson, cookie: string, secret = one.secret): Promise<string> {
  house.clock.forward(30_000)
  const proof = { kind: 'password', secret, code: house.codeOf(one) }
  const answer = await house.posts('/api/step-up', { proof }, cookie)
  return answer.ok ? ((answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '') : cookie
}

describe('what the staff does', () => {
  test('[AU3] [AU6] the log begins with the start and the set-up, and a restart with other settings says so', async () => {
    const first = await since(0, await house.signsIn(house.ann))
    expect(first.slice(0, 5)).toEqual([
      expect.stringMatching(/^system started [\d.]+$/),
      expect.stringMatching(/^system settings-changed \S{14}$/),
      expect.stringMatching(/^system site-changed \S{14}$/),
      'nobody set-up bram 6',
      expect.stringMatching(/^ann signed-in-by-password/),
    ])
    const cookie = await house.signsIn(house.ann)
    const before = await newest(cookie)
    await house.restarts()
    await writeFile(join(house.settings.siteDirectory, 'retention.json'), '{"auditLog":400}')
    await house.restarts()
    const said = await since(before, cookie)
    // After the set-up there is a root key in the folder; then it keeps its log for other days.
    expect(said.map(line => line.split(' ')[1])).toEqual([
      'started',
      'site-changed',
      'started',
      'site-changed',
    ])
    expect((await reads(cookie)).keptDays).toBe(400)
  })

  test('[AU1] [AU3] inviting, letting in, keys and taking away stand there, each with who did it to whom', async () => {
    let bram = await house.signsIn(house.bram)
    const before = await newest(bram)
    const mira = person('mira', 'counsellor')
    const mirasName = mira.id
    const invitations = [{ id: mira.id, role: mira.role, who: 'Mira van Gent', disciplines: [] }]
    await house.says('/api/invitations', { invitations }, bram)
    const enrolment = {
      ...{ invitation: mira.id, username: 'mira', name: 'Mira', identity: random(32), age: null },
      ...{ mac: random(32), secrecy: true, way: house.wayOf(mira), ageFiles: [] },
    }
    expect(await house.says('/api/enrol', enrolment)).toBe(204)
    const grants = [line('counsellor', mira.id, house.bram.id)]
    expect(await house.says('/api/let-in', { people: [{ invitation: mira.id, grants }] }, bram)).toBe(204)
    expect(await house.says('/api/grants', { grants }, bram)).toBe(204)
    bram = await stepsUp(house.bram, bram, random(32))
    house.clock.forward(61_000)
    bram = await stepsUp(house.bram, bram)
    expect((await house.asks('/api/key-file/root.age', bram)).status).toBe(200)
    const leaves = { account: mira.id, grants: [], grantsFrom: house.grantsFrom, rootGrantsFrom: null }
    expect(await house.says('/api/take-away', leaves, bram)).toBe(204)
    const withdrawn = { ...invitations[0], id: random() }
    await house.says('/api/invitations', { invitations: [withdrawn] }, bram)
    await house.says('/api/invitations/withdraw', { id: withdrawn.id }, bram)
    expect(await house.says('/api/sessions/end', { id: null }, bram)).toBe(204)
    await house.posts('/api/sign-out', {}, bram)
    await house.house.sweep()
    const ann = await house.signsIn(house.ann)
    const said = (await since(before, ann)).map(one =>
      one.replace(mirasName, 'mira').replace(withdrawn.id, 'X'),
    )
    // Written by the sweep, so that it may stand anywhere after it happened.
    expect(said.filter(one => one === 'bram proof-refused')).toHaveLength(1)
    const others = said.filter(one => !one.startsWith('ann ') && one !== 'bram proof-refused')
    expect(others).toEqual([
      'bram invited mira',
      'nobody invitation-answered mira',
      'bram let-in mira',
      'bram grants-added mira',
      expect.stringMatching(/^bram proved-again \S{22}$/),
      'bram key-file-read root.age',
      'bram access-taken-away mira',
      'bram grants-from-raised mira',
      'bram invited X',
      'bram invitation-withdrawn X',
      'bram signed-out',
    ])
  })

  test('[AU4] refused sign-ins are counted: of a name here one entry a minute, of other names one for all', async () => {
    const ward = await house.signsIn(house.ward)
    const before = await newest(ward)
    const tries = (username: string) =>
      house.says('/api/sign-in', { username, secret: random(32), code: '123456' })
    for (const username of ['noor', 'niemand', 'iemand', 'wie'])
      expect(await tries(username)).toBe('not-signed-in')
    await house.house.sweep()
    for (let count = 0; count < 5; count++) {
      await tries(`naam-${count}`)
      await house.house.sweep()
    }
    const ofNobody = async () =>
      (await reads(ward)).entries.filter(({ seq, actor }) => seq > before && actor === 'nobody')
    const objects = async () => (await ofNobody()).map(({ object }) => object).sort()
    expect(await objects()).toEqual([house.noor.id, 'somebody'].sort())
    house.clock.forward(61_000)
    await house.house.sweep()
    expect(await objects()).toEqual([house.noor.id, 'somebody', 'somebody'].sort())
    const counted = (await ofNobody()).map(({ times }) => times)
    expect(counted.reduce((sum, times) => sum + times, 0)).toBe(9)
  })

  test('[AU3] what a coordinator decides about the door, the roster and the material stands there', async () => {
    const bram = await house.signsIn(house.bram)
    const before = await newest(bram)
    const { pass } = (await (await house.posts('/api/desk-pass', {}, bram)).json()) as { pass: string }
    const { port, publicUrl } = house.settings
    const desk = new WebSocket(`ws://127.0.0.1:${port}/api/desk`, { origin: publicUrl })
    await new Promise(resolve => desk.on('open', resolve))
    const tells = (frame: object) => desk.send(JSON.stringify(frame))
    tells({ t: 'desk', v: 1, pass })
    tells({ t: 'open-extra', minutes: 30 })
    tells({ t: 'cap', most: 5 })
    tells({ t: 'notice', text: 'Vandaag is het druk' })
    tells({ t: 'close-now', kind: 'closed', reason: 'Iemand is ziek', minutes: 60 })
    tells({ t: 'as-planned' })
    const plan = {
      ...{ date: '2030-02-01', from: '18:00', to: '20:00' },
      ...{ needed: { people: 1, atLeast: noneNeeded }, people: [house.noor.id], pointPerson: null },
    }
    await expect.poll(async () => (await since(before, bram)).length).toBe(5)
    expect(await house.says('/api/roster/add', { plan }, bram)).toBe(204)
    const sentence = { act: 'add', name: 'nieuwe-zin', phase: 'welcome', text: 'Dag, ik ben er.' }
    expect(await house.says('/api/sentence', sentence, bram)).toBe(204)
    expect(await house.says('/api/referral-check', { id: '112', isChecked: true }, bram)).toBe('not-yours')
    desk.close()
    expect(await since(before, bram)).toEqual([
      'bram opened-extra',
      'bram cap-changed',
      'bram notice-changed',
      'bram closed-now',
      'bram back-to-plan',
      expect.stringMatching(/^bram shift-added \S{22}$/),
      'bram sentence-changed nieuwe-zin',
    ])
  })

  test('[AU3] reading the inbox, the crisis log and this log stand there once, however often the page asks', async () => {
    const ann = await house.signsIn(house.ann)
    house.clock.forward(61 * 60_000)
    const ward = await house.signsIn(house.ward)
    const again = await house.signsIn(house.ann)
    const before = await newest(ward)
    for (let count = 0; count < 3; count++)
      for (const path of ['/api/contact-messages', '/api/survey-texts', '/api/crisis-decisions'])
        expect((await house.asks(path, again)).status).toBe(200)
    await reads(again)
    await reads(again, { kind: 'people' })
    expect(ann).not.toBe(again)
    expect(await since(before, ward)).toEqual([
      'ann inbox-read',
      'ann survey-texts-read',
      'ann crisis-decisions-read',
      'ann audit-log-read',
    ])
  })

  test('[AU3] when a decision about professional secrecy was written is known to the hour, and not which', async () => {
    const noor = await house.signsIn(house.noor)
    const decision = { id: random(), to: '112', what: ['in-danger'], why: 'own-life', youngster: 'yes' }
    expect(await house.says('/api/crisis-decision', decision, noor)).toBe(204)
    const { entries } = await reads(await house.signsIn(house.ward))
    const found = entries.find(({ action }) => action === 'crisis-decision-written')
    expect(found).toMatchObject({ actor: house.noor.id, object: '' })
    expect((found?.at ?? 1) % 3_600_000).toBe(0)
  })

  test('[AU3] every act of the list is written somewhere', async () => {
    const files = (await readdir('src/server', { recursive: true })).filter(name => name.endsWith('.ts'))
    const code = (await Promise.all(files.map(name => readFile(join('src/server', name), 'utf8')))).join('\n')
    expect(Object.keys(auditActions).filter(action => !code.includes(`'${action}'`))).toEqual([])
  })

  test('[AU3] no word, name or address of anybody is in it', async () => {
    await house.house.sweep()
    const database = new DatabaseSync(join(house.settings.dataDirectory, 'main.db'), { readOnly: true })
    const rows = JSON.stringify(database.prepare('select * from audit_log').all())
    database.close()
    const typed = ['Mira', 'Gent', 'bram', 'noor', 'niemand', '127.0.0.1', 'Vandaag', 'ik ben er']
    expect(typed.filter(word => rows.includes(`"${word}`) || rows.includes(`${word}"`))).toEqual([])
  })
})

describe('who reads the log', () => {
  test('[AU10] is a coordinator or the data protection officer, and nobody else', async () => {
    for (const one of [house.noor, house.lies]) {
      const cookie = await house.signsIn(one)
      expect(await house.says('/api/audit-log', nothing, cookie)).toBe('not-allowed')
    }
    expect(await house.says('/api/audit-log', nothing)).toBe('not-signed-in')
    const ward = await house.signsIn(house.ward)
    expect(await house.says('/api/audit-log', nothing, ward)).toBe(200)
    for (const asked of [{ before: 0 }, { person: 'Jan Peeters' }, { kind: 'all' }, { more: 1 }])
      expect(await house.says('/api/audit-log', { ...nothing, ...asked }, ward)).toBe('unknown-frame')
  })

  test('[AU10] [AU11] finds page after page, one person, one kind, and the head of every day', async () => {
    const ward = await house.signsIn(house.ward)
    house.clock.forward(24 * 60 * 60_000)
    const again = await house.signsIn(house.ward)
    const first = await reads(again)
    expect(ward).not.toBe(again)
    expect(first.heads.length).toBeGreaterThanOrEqual(2)
    expect(first.heads[0]).toMatchObject({ seq: first.entries[0]?.seq, hash: first.entries[0]?.hash })
    const ofPeople = await reads(again, { kind: 'people' })
    expect(new Set(ofPeople.entries.map(({ action }) => auditActions[action as 'let-in']))).toEqual(
      new Set(['people']),
    )
    const ofNoor = await reads(again, { person: house.noor.id })
    expect(ofNoor.entries.every(({ actor, object }) => [actor, object].includes(house.noor.id))).toBe(true)
    expect(ofNoor.entries.length).toBeGreaterThan(0)
    const older = await reads(again, { before: 3 })
    expect(older.entries.map(({ seq }) => seq)).toEqual([2, 1])
    expect(first.brokenAt).toBeNull()
  })

  test('[AU13] hears what stands now where they looked before', async () => {
    const ward = await house.signsIn(house.ward)
    const { entries } = await reads(ward)
    const seen = entries.at(-1)?.seq ?? 1
    expect((await reads(ward, { seen })).seen).toEqual({ hash: entries.at(-1)?.hash, isPruned: false })
    expect((await reads(ward, { seen: 999_999 })).seen).toEqual({ hash: null, isPruned: false })
  })
})

type Tampers = (database: DatabaseSync) => unknown

/** A copy of the data as somebody would take one, with its key; what they do to it there. */
async function copyWith(name: string, tampers: Tampers): Promise<string> {
  const copy = join(folder, name)
  await cp(house.settings.dataDirectory, copy, { recursive: true })
  const database = new DatabaseSync(join(copy, 'main.db'))
  const triggers = database.prepare("select name from sqlite_master where type = 'trigger'").all()
  for (const { name } of triggers) database.exec(`drop trigger ${name}`)
  tampers(database)
  database.close()
  return copy
}

async function verifies(dataDir: string, asked: { from?: string; head?: string } = {}) {
  const said: string[] = []
  const settings = () => ({ dataDirectory: 'nowhere', databases: null })
  const given = { settings, dataDir, from: asked.from, head: asked.head }
  const ending = await sayAudit(given, line => said.push(line))
  return { ending, said: said.join('\n') }
}

describe('who verifies the log', () => {
  const everyEntry = (database: DatabaseSync) => {
    const rows = database.prepare('select * from audit_log order by seq').all()
    return rows as unknown as { seq: number; hash: string }[]
  }
  let head = ''
  let last = 0
  beforeAll(async () => {
    await house.house.sweep()
    await copyWith('first', database => {
      const end = everyEntry(database).at(-1)
      head = end?.hash ?? ''
      last = end?.seq ?? 0
    })
  })

  test('[AU7] reads that it is whole, also while the house runs, with its head in both forms', async () => {
    for (const where of [join(folder, 'first'), house.settings.dataDirectory]) {
      const { ending, said } = await verifies(where)
      expect([ending, said]).toEqual([0, expect.stringMatching(/whole: \d+ entries, 1 to \d+, 20\d\d-/)])
    }
    const noted = await verifies(join(folder, 'first'), { head: shortHead(head).toLowerCase() })
    expect([noted.ending, noted.said]).toEqual([0, expect.stringContaining(`that of entry ${last}`)])
    expect(await verifies(join(folder, 'first'), { from: '5' })).toMatchObject({ ending: 0 })
  })

  test('[AU7] by the command, whose exit code says it', () => {
    const run = (...more: string[]) =>
      spawnSync(
        process.execPath,
        ['bin/clbchat', 'verify-audit', '--data-dir', join(folder, 'first'), ...more],
        {
          encoding: 'utf8',
        },
      )
    expect(run('--head', head)).toMatchObject({ status: 0, stdout: expect.stringContaining('whole') })
  })

  const sql =
    (text: string): Tampers =>
    database =>
      database.exec(text)
  const tampered: [string, Tampers, RegExp][] = [
    [
      'another actor',
      sql("update audit_log set actor = 'x' where seq = 4"),
      /entry 4 is not what was written/,
    ],
    ['another time', sql('update audit_log set at = at + 1 where seq = 4'), /entry 4 is not/],
    ['another act', sql("update audit_log set action = 'signed-out' where seq = 4"), /entry 4 is not/],
    ['another object', sql("update audit_log set object = 'x' where seq = 4"), /entry 4 is not/],
    ['another count', sql('update audit_log set times = 9 where seq = 4'), /entry 4 is not/],
    ['another hash', sql("update audit_log set hash = 'x' where seq = 4"), /entry 4 is not/],
    [
      'a letter moved from one field to the next',
      sql("update audit_log set actor = substr(actor, 2), action = 'n' || action where seq = 4"),
      /entry 4 is not/,
    ],
    ['one taken out', sql('delete from audit_log where seq = 4'), /entry 4 is missing/],
    ['the first taken out', sql('delete from audit_log where seq = 1'), /entry 1 is missing/],
    [
      'one taken out and the rest counted down',
      sql(
        'delete from audit_log where seq = 4; update audit_log set seq = -seq; update audit_log set seq = -seq - 1 where seq < -4; update audit_log set seq = -seq where seq < 0',
      ),
      /entry 4 is not/,
    ],
    [
      'two that changed places',
      sql(
        'update audit_log set seq = -4 where seq = 4; update audit_log set seq = 4 where seq = 5; update audit_log set seq = 5 where seq = -4',
      ),
      /entry 4 is not/,
    ],
    [
      'one put in at the end',
      sql(
        `insert into audit_log select max(seq) + 1, max(at), 'x', 'let-in', 'y', 1, '${'a'.repeat(64)}' from audit_log`,
      ),
      /is not what was written/,
    ],
    [
      'the beginning cut off with a mark of their own',
      sql(
        `insert into audit_pruned select seq, hash, '${'a'.repeat(64)}' from audit_log where seq = 4; delete from audit_log where seq <= 4`,
      ),
      /mark of how far/,
    ],
    ['all of it gone', sql('delete from audit_log'), /it is empty/],
    [
      'a number that is none',
      sql("update audit_log set seq = 'x' where seq = 4"),
      /entry 4 is missing|entry 4 is not/,
    ],
  ]
  test.each(tampered)('[AU2] [AU7] sees %s', async (name, tampers, expected) => {
    const copy = await copyWith(name.replaceAll(' ', '-'), tampers)
    const { ending, said } = await verifies(copy)
    expect([ending, said]).toEqual([1, expect.stringMatching(expected)])
  })

  test('[AU7] [AU11] sees an end that was cut off, or an older copy put back, by a head that was noted', async () => {
    const copy = await copyWith('cut', sql(`delete from audit_log where seq > ${last - 2}`))
    expect(await verifies(copy)).toMatchObject({ ending: 0 })
    for (const noted of [head, shortHead(head)])
      expect(await verifies(copy, { head: noted })).toMatchObject({
        ending: 1,
        said: expect.stringContaining('not in it'),
      })
    expect(await verifies(copy, { from: String(last) })).toMatchObject({ ending: 1 })
  })

  test('[AU7] is told what keeps it from being checked: no key, an open key, no log, a number that is none', async () => {
    const copy = await copyWith('without', () => undefined)
    const key = join(copy, 'audit.key')
    await chmod(key, 0o644)
    expect(await verifies(copy)).toMatchObject({
      ending: 2,
      said: expect.stringContaining('permissions 600'),
    })
    await writeFile(key, 'x')
    expect(await verifies(copy)).toMatchObject({ ending: 2, said: expect.stringContaining('not a secret') })
    await unlink(key)
    expect(await verifies(copy)).toMatchObject({ ending: 2, said: expect.stringContaining('is not there') })
    await cp(join(folder, 'first', 'audit.key'), key)
    expect(await verifies(copy)).toMatchObject({ ending: 0 })
    await writeFile(join(copy, 'main.db'), 'no database')
    expect(await verifies(copy)).toMatchObject({ ending: 2, said: expect.stringContaining('cannot be read') })
    expect(await verifies(copy, { from: 'x' })).toMatchObject({ ending: 2 })
  })

  test('[AU7] with another key nothing is whole', async () => {
    const copy = await copyWith('other-key', () => undefined)
    await writeFile(join(copy, 'audit.key'), `${random(32)}\n`, { mode: 0o600 })
    expect(await verifies(copy)).toMatchObject({ ending: 1, said: expect.stringContaining('entry 1 is not') })
  })
})

test('[AU20] [RT11] entries whose days are over go with their bytes, and the chain is whole from there', async () => {
  const cookie = await house.signsIn(house.ward)
  const { entries } = await reads(cookie)
  const oldest = entries.at(-1)?.hash ?? ''
  house.clock.forward(401 * 24 * 60 * 60_000)
  await house.house.sweep()
  const later = await house.signsIn(house.ward)
  const left = await reads(later)
  expect(left.entries.map(({ action }) => action)).toContain('audit-log-pruned')
  expect(left.brokenAt).toBeNull()
  expect(findTraces(await readFolder(house.settings.dataDirectory), [oldest])).toEqual([])
  const whole = await verifies(house.settings.dataDirectory)
  expect([whole.ending, whole.said]).toEqual([0, expect.not.stringContaining(', 1 to')])
})

test('[AU5] the key is for this user only; a house whose log has lost its key, or shows it, does not start', async () => {
  const path = join(house.settings.dataDirectory, 'audit.key')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await house.house.close()
  await rename(path, `${path}.away`)
  await expect(house.opensAgain()).rejects.toThrow('audit.key is not there; restore it')
  await rename(`${path}.away`, path)
  await chmod(path, 0o640)
  await expect(house.opensAgain()).rejects.toThrow('may be read by others')
  await chmod(path, 0o600)
  await house.opensAgain()
})
