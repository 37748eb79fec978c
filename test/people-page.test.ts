import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAgeIdentity, openForIdentity } from '../src/crypto/age-files.ts'
import { fromBase64url, randomBytes, toBase64url } from '../src/crypto/bytes.ts'
import { hash } from '../src/crypto/derive.ts'
import { readGrants } from '../src/crypto/grants.ts'
import { sealAnswer, sixDigits } from '../src/crypto/invitation.ts'
import { makeSeed, signingKeyFrom } from '../src/crypto/signing-key.ts'
import { isRefused, type Refusal } from '../src/domain/refusal.ts'
import type { EnrolRequest } from '../src/protocol/people.ts'
import { People } from '../src/web/coordinator/people.ts'
import { giveAccess, invite, letIn, takeAway } from '../src/web/coordinator/people-acts.ts'
import { boundKeys } from '../src/web/coordinator/people-invite.ts'
import { personCalled } from '../src/web/coordinator/people-read.ts'
import { notYetSealedFor, sealKeys } from '../src/web/coordinator/people-seal.ts'
import type { PeopleServer } from '../src/web/coordinator/people-server.ts'
import { org, TestHouse } from './open-house.ts'

// A deputy's page against the real server: every key and signature is real, only the screen is not there.

let house: TestHouse
let bram: { people: People; server: ServerOfBram }

beforeAll(async () => {
  house = await TestHouse.open()
  bram = await openPeople()
}, 60_000)
afterAll(() => house.closes())

/** The own server as Bram's page asks it; after `prove-again` he shows once more who he is. */
class ServerOfBram implements PeopleServer {
  cookie: string
  proven = 0
  /** The line breaks where this is asked. */
  breaksAt: string | null = null

  constructor(cookie: string) {
    this.cookie = cookie
  }

  get = async (path: string): Promise<unknown> =>
    read(await fetch(`${house.url}${path}`, { headers: { cookie: this.cookie } }))

  post = async (path: string, body: object): Promise<unknown> => {
    if (path === this.breaksAt) throw new TypeError('no connection')
    return read(await house.posts(path, body, { cookie: this.cookie }))
  }

  async again(ask: () => Promise<unknown>): Promise<unknown> {
    const answer = await ask()
    if (!isRefused(answer) || answer.refused !== 'prove-again') return answer
    this.proven += 1
    this.cookie = (await house.signsIn('bram')).cookie
    return ask()
  }
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  return answer.ok ? body : { refused: (body as { refused: Refusal }).refused }
}

async function openPeople() {
  const { id, cookie, identity = null } = await house.signsIn('bram')
  const server = new ServerOfBram(cookie)
  const me = { id, role: 'coordinator' as const, identity }
  const { now: _now, ...trust } = house.trust()
  const people = new People({ server, trust, me, origin: house.url, now: () => house.clock.now() })
  await people.read()
  return { people, server }
}

/** Keys of somebody new, and a way in that the server cannot tell from a stretched password. */
async function newKeys() {
  const { publicKey } = await signingKeyFrom(makeSeed())
  const secret = toBase64url(randomBytes(32))
  const identityFile = toBase64url(randomBytes(108))
  const way: EnrolRequest['way'] = { kind: 'password', secret, identityFile, codes: null }
  return { identity: toBase64url(publicKey), way, secret }
}

async function mayComeIn(username: string, secret: string): Promise<boolean> {
  // After a wrong guess before this one: a minute at most (SI2).
  house.clock.forward(61_000)
  return (await house.posts('/api/sign-in', { username, secret, code: null })).ok
}

const settled = (people: People) => {
  const work = people.work.value
  return work.is === 'refused' ? work.why : work.is
}

test('[SI62] [SI63] [SI65] [SI66] somebody is invited, comes in, gets a new device and leaves, all with real keys', async () => {
  const { people, server } = bram
  expect(personCalled(people.here().everyone, people.me.id)).toMatchObject({ name: 'Bram', isDeputy: true })
  await invite(people, [{ role: 'counsellor', who: 'Mira Claes', disciplines: ['social'] }])
  expect(settled(people)).toBe('done')
  const [id = '', key = ''] = people.links.value[0]?.link.split('#')[1]?.split('.') ?? []
  const first = await newKeys()
  const keys = { identity: first.identity, age: null, name: 'Mira' }
  const answer = { org, inviteId: id, username: 'mira', keys: boundKeys(keys) }
  const mac = await sealAnswer(fromBase64url(key) ?? new Uint8Array(), answer)
  const enrolment: EnrolRequest = {
    ...{ invitation: id, username: 'mira', ...keys, mac },
    ...{ secrecy: true, way: first.way, ageFiles: [] },
  }
  expect((await house.posts('/api/enrol', enrolment)).status).toBe(204)
  expect(await mayComeIn('mira', first.secret)).toBe(false)
  await people.read()
  expect(people.here().verdicts.get(id)).toBe('right')
  await letIn(people, [id])
  expect(settled(people)).toBe('done')
  expect(personCalled(people.here().everyone, id)).toMatchObject({ name: 'Mira', disciplines: ['social'] })
  expect(await mayComeIn('mira', first.secret)).toBe(true)

  const second = await newKeys()
  const { identity, way } = second
  await house.posts('/api/device', { username: 'mira', identity, age: null, way, ageFiles: [] })
  await people.read()
  const [device] = people.knocking.value
  if (!device) throw new Error('nobody knocks')
  house.clock.forward(6 * 60_000)
  await giveAccess(people, device, await sixDigits([identity]))
  expect(settled(people)).toBe('done')
  expect(server.proven).toBeGreaterThan(0)
  expect([await mayComeIn('mira', first.secret), await mayComeIn('mira', second.secret)]).toEqual([
    false,
    true,
  ])
  const mira = personCalled(people.here().everyone, id)
  expect(mira?.lines[0]).toMatchObject({ name: 'Mira', keys: { identity, disciplines: ['social'] } })

  if (mira) await takeAway(people, mira)
  expect(settled(people)).toBe('done')
  expect(await mayComeIn('mira', second.secret)).toBe(false)
  expect(await namesThatHold()).toEqual(['Bram', 'Els', 'Farid', 'Noor'])
})

test('[SI66] [SI67] [SI71] [SI72] [SI74] who becomes deputy opens the keys of the house too, after a break and with a new device', async () => {
  const { people, server } = bram
  expect(notYetSealedFor(people.here().everyone)).toEqual([])
  await invite(people, [{ role: 'coordinator', who: 'An', disciplines: [] }])
  const [id = '', key = ''] = people.links.value.at(-1)?.link.split('#')[1]?.split('.') ?? []
  const { identity, way } = await newKeys()
  const [old, next] = [await makeAgeIdentity(), await makeAgeIdentity()]
  const keys = { identity, age: old.recipient, name: 'An' }
  const answer = { org, inviteId: id, username: 'an', keys: boundKeys(keys) }
  const mac = await sealAnswer(fromBase64url(key) ?? new Uint8Array(), answer)
  const ageFiles = [{ way: 'phrase', content: 'A'.repeat(60) }]
  const enrolment = { invitation: id, username: 'an', ...keys, mac, secrecy: true, way, ageFiles }
  expect((await house.posts('/api/enrol', enrolment)).status).toBe(204)
  await people.read()
  server.breaksAt = '/api/key-files'
  expect(await letIn(people, [id], house.keyPhrase)).toBe(true)
  expect(settled(people)).toBe('no-connection')
  expect(notYetSealedFor(people.here().everyone).map(({ name }) => name)).toEqual(['An'])
  expect(await keysOpenedBy(old.identity)).toEqual([])
  server.breaksAt = null
  expect(await sealKeys(people, house.keyPhrase)).toBe(true)
  expect(notYetSealedFor(people.here().everyone)).toEqual([])
  const all = people.here().everyone.keyFiles.map(({ name }) => name)
  expect(all).toHaveLength(7)
  expect(await keysOpenedBy(old.identity)).toEqual(all)
  expect(await keysOpenedBy(house.recovery)).toEqual(all)
  expect(await keysOpenedBy((await makeAgeIdentity()).identity)).toEqual([])

  const device = await newKeys()
  const asks = { username: 'an', identity: device.identity, age: next.recipient, way: device.way, ageFiles }
  await house.posts('/api/device', asks)
  await people.read()
  const [knocking] = people.knocking.value
  if (!knocking) throw new Error('nobody knocks')
  await giveAccess(people, knocking, await sixDigits([device.identity, next.recipient]), house.keyPhrase)
  expect(settled(people)).toBe('done')
  expect([await keysOpenedBy(old.identity), await keysOpenedBy(next.identity)]).toEqual([[], all])

  const an = personCalled(people.here().everyone, id)
  expect(an).toMatchObject({ name: 'An', isDeputy: true })
  if (an) await takeAway(people, an, house.keyPhrase)
  expect(settled(people)).toBe('done')
  expect(await namesThatHold()).toEqual(['Bram', 'Els', 'Farid', 'Noor'])
})

test('[SI73] a key file is only replaced by a page that opened the file which is there', async () => {
  const { server } = bram
  const content = toBase64url(randomBytes(60))
  const opened = toBase64url(await hash(await keyFile('root.age')))
  const hands = (...files: object[]) =>
    server.again(() =>
      server.post('/api/key-files', {
        files: files.map(one => ({ content, opened, sealedFor: ['a'.repeat(32)], ...one })),
      }),
    )
  const before = await keyFile('root.age')
  const stale = { name: 'vault/2026-27.age', opened: toBase64url(randomBytes(32)) }
  expect(await hands({ name: 'root.age' }, stale)).toEqual({ refused: 'expired' })
  expect(await hands({ name: 'root.age' }, { name: 'vault/1999-00.age' })).toEqual({ refused: 'not-yours' })
  expect(await hands({ name: 'age/bram/phrase.age' })).toEqual({ refused: 'not-yours' })
  expect(await hands({ name: 'root.age' }, { name: 'root.age' })).toEqual({ refused: 'already-open' })
  expect(await hands({ name: 'root.age', sealedFor: [] })).toEqual({ refused: 'unknown-frame' })
  expect(await keyFile('root.age')).toEqual(before)
  const { cookie } = await house.signsIn('noor')
  const byNoor = await house.posts('/api/key-files', { files: [] }, { cookie })
  expect(byNoor.status).toBe(403)
})

async function keyFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const { server } = bram
  const answer = await server.again(() => server.get(`/api/key-file/${name}`))
  return fromBase64url((answer as { content: string }).content) ?? new Uint8Array()
}

/** The names of the key files that this age identity opens. */
async function keysOpenedBy(identity: string): Promise<string[]> {
  const opened: string[] = []
  for (const { name } of bram.people.here().everyone.keyFiles)
    if (await openForIdentity(identity, await keyFile(name))) opened.push(name)
  return opened
}

/** Whom a page that is opened now believes. */
async function namesThatHold(): Promise<string[]> {
  const page = await (await fetch(`${house.url}/chat`)).text()
  const pinned = (name: string) => Number(new RegExp(`"${name}":(\\d+)`).exec(page)?.[1]) * 1000
  const trust = { ...house.trust(), now: house.clock.now() }
  const froms = { grantsFrom: pinned('grantsFrom'), rootGrantsFrom: pinned('rootGrantsFrom') }
  const { grants } = (await bram.server.get('/api/people')) as {
    grants: { grant: unknown }[]
  }
  const lines = await readGrants(
    { ...trust, ...froms },
    grants.map(({ grant }) => grant),
  )
  const people = lines.grants.filter(({ kind }) => kind === 'counsellor' || kind === 'deputy')
  return [...new Set(people.map(({ name }) => name))].sort()
}
