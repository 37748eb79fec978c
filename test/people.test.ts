import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PeopleAnswer, peopleAnswer } from '../src/protocol/people.ts'
import { identityFileOf, line, person, RealHouse, random, type TestPerson } from './real-house.ts'

let house: RealHouse
/** Bram, who coordinates. */
let bram: string

beforeAll(async () => {
  house = await RealHouse.isSetUp()
  bram = await house.signsIn(house.bram)
}, 60_000)
afterAll(() => house.closes())

const age = `age1${'q'.repeat(60)}`
const ageFiles = [{ way: 'phrase', content: 'A'.repeat(40) }]

/** Bram proves again who he is, so that he may do what weighs much. */
async function bramIsFresh(): Promise<void> {
  house.clock.forward(30_000)
  const proof = { kind: 'password', secret: house.bram.secret, code: house.codeOf(house.bram) }
  const answer = await house.posts('/api/step-up', { proof }, bram)
  if (!answer.ok) throw new Error(`step-up: ${answer.status}`)
  bram = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function invites(...people: TestPerson[]): Promise<string | number> {
  await bramIsFresh()
  const invitations = people.map(({ id, role }) => ({ id, role, who: 'de nieuwe', disciplines: [] }))
  return house.says('/api/invitations', { invitations }, bram)
}

function enrolment(one: TestPerson, change: object = {}): object {
  const { id: invitation, username, role } = one
  const isLead = role === 'coordinator'
  const keys = { identity: identityFileOf(role) && random(32), age: isLead ? age : null }
  const way = house.wayOf(one)
  const files = isLead ? ageFiles : []
  return {
    ...{ invitation, username, name: username, ...keys, mac: random(32) },
    ...{ secrecy: true, way, ageFiles: files, ...change },
  }
}

async function letsIn(...people: TestPerson[]): Promise<string | number> {
  await bramIsFresh()
  const grants = ({ id, role }: TestPerson) =>
    role === 'counsellor'
      ? [line('counsellor', id, house.bram.id)]
      : role === 'coordinator'
        ? [line('deputy', id)]
        : []
  const asked = people.map(one => ({ invitation: one.id, grants: grants(one) }))
  return house.says('/api/let-in', { people: asked }, bram)
}

async function people(cookie = bram): Promise<PeopleAnswer> {
  return v.parse(peopleAnswer, await (await house.asks('/api/people', cookie)).json())
}

/** Invited, enrolled and let in. */
async function joins(one: TestPerson): Promise<TestPerson> {
  expect(await invites(one)).toBe(204)
  expect(await house.says('/api/enrol', enrolment(one))).toBe(204)
  expect(await letsIn(one)).toBe(204)
  return one
}

describe('somebody new', () => {
  test('[SI22] [SI23] is invited, enrols, waits, and comes in once a deputy has let them in', async () => {
    const mira = person('mira', 'counsellor')
    expect(await invites(mira)).toBe(204)
    expect(await (await house.posts('/api/invitation', { id: mira.id })).json()).toMatchObject({
      role: 'counsellor',
    })
    expect(await house.says('/api/enrol', enrolment(mira))).toBe(204)
    await expect(house.signsIn(mira)).rejects.toThrow('401')
    const [knocks] = (await people()).invitations
    expect(knocks).toMatchObject({ id: mira.id, by: house.bram.id, answer: { username: 'mira' } })
    expect(await letsIn(mira)).toBe(204)
    house.clock.forward(60_000)
    expect(await house.signsIn(mira)).toContain('=')
    expect((await people()).people.find(({ id }) => id === mira.id)).toMatchObject({
      state: 'active',
      sessions: 1,
    })
  })

  test('[SI22] [SI24] an invitation opens once: used, withdrawn, too old and never made look the same', async () => {
    const [used, withdrawn, old] = ['used', 'withdrawn', 'old'].map(name => person(name, 'counsellor'))
    if (!used || !withdrawn || !old) throw new Error('three people')
    expect(await invites(used, withdrawn, old)).toBe(204)
    expect(await house.says('/api/enrol', enrolment(used))).toBe(204)
    expect(await house.says('/api/invitations/withdraw', { id: withdrawn.id }, bram)).toBe(204)
    const opens = (id: string) => house.says('/api/invitation', { id })
    expect(await opens(used.id)).toBe('expired')
    expect(await house.says('/api/enrol', enrolment({ ...used, username: 'again' }))).toBe('expired')
    expect(await opens(withdrawn.id)).toBe('expired')
    expect(await opens(random())).toBe('expired')
    house.clock.forward(7 * 24 * 60 * 60_000)
    expect(await opens(old.id)).toBe('expired')
    expect(await house.says('/api/enrol', enrolment(old))).toBe('expired')
    await house.house.sweep()
    bram = await house.signsIn(house.bram)
    expect((await people()).people.map(({ username }) => username)).not.toContain('used')
  })

  test('[SI22] a name that is taken, keys that do not fit, no secrecy and a wrong code let nobody enrol', async () => {
    const jo = person('jo', 'counsellor')
    expect(await invites(jo)).toBe(204)
    const enrols = (change: object) => house.says('/api/enrol', enrolment(jo, change))
    expect(await enrols({ username: 'noor' })).toBe('already-open')
    expect(await enrols({ identity: null })).toBe('not-allowed')
    expect(await enrols({ secrecy: false })).toBe('unknown-frame')
    const way = house.wayOf(jo)
    expect(await enrols({ way: { ...way, codes: null } })).toBe('not-allowed')
    expect(await enrols({ way: { ...way, identityFile: null } })).toBe('not-allowed')
    const codes = { seed: jo.seed, code: house.codeOf(jo, 5) }
    expect(await enrols({ way: { ...way, codes } })).toBe('proof-refused')
    const both = await Promise.all([enrols({}), enrols({ username: 'jo-two' })])
    expect(both.sort()).toEqual([204, 'expired'])
    expect(await house.says('/api/turn-down', { id: jo.id }, bram)).toBe(204)
    expect((await people()).people.map(({ id }) => id)).not.toContain(jo.id)
  })

  test('[SI22] whose name or key no page could sign, enrols not at all: one of them would keep everybody out', async () => {
    const kit = person('kit', 'counsellor')
    expect(await invites(kit)).toBe(204)
    const enrols = (change: object) => house.says('/api/enrol', enrolment(kit, change))
    for (const name of ['Kit\u0000', 'Kit\nBram', 'Kit \u202emarB', 'Kit \ud800'])
      expect([name, await enrols({ name })]).toEqual([name, 'unknown-frame'])
    expect(await enrols({ identity: `${'A'.repeat(42)}B` })).toBe('unknown-frame')
    expect(await enrols({ name: 'Zoë 🧑‍🚀' })).toBe(204)
    expect(await house.says('/api/turn-down', { id: kit.id }, bram)).toBe(204)
  })

  test('[SI23] is let in only by lines about them that fit their role: all of a list, or nobody', async () => {
    const [one, two] = [person('one', 'counsellor'), person('two', 'administrator')]
    expect(await invites(one, two)).toBe(204)
    for (const who of [one, two]) expect(await house.says('/api/enrol', enrolment(who))).toBe(204)
    await bramIsFresh()
    const lets = (...lists: [TestPerson, unknown[]][]) => {
      const asked = lists.map(([{ id }, grants]) => ({ invitation: id, grants }))
      return house.says('/api/let-in', { people: asked }, bram)
    }
    expect(await lets([one, []])).toBe('not-allowed')
    expect(await lets([one, [line('counsellor', house.noor.id)]])).toBe('not-allowed')
    expect(await lets([one, [line('trainer', one.id)]])).toBe('not-allowed')
    expect(await lets([two, [line('deputy', two.id)]])).toBe('not-allowed')
    expect(await lets([one, [line('counsellor', one.id)]], [two, [line('deputy', two.id)]])).toBe(
      'not-allowed',
    )
    expect((await people()).people.filter(({ state }) => state === 'waiting')).toHaveLength(2)
    expect(await letsIn(one, two)).toBe(204)
    expect(await letsIn(one)).toBe('expired')
  })

  test('[SI21] administrators invite administrators, and a list is kept whole or not at all', async () => {
    const lies = await house.signsIn(house.lies)
    const asked = (...who: TestPerson[]) => ({
      invitations: who.map(({ id, role }) => ({ id, role, who: 'nieuw', disciplines: [] })),
    })
    const [helper, next] = [person('helper', 'administrator'), person('next', 'counsellor')]
    expect(await house.says('/api/invitations', asked(helper, next), lies)).toBe('not-allowed')
    expect(await house.says('/api/invitations', asked(helper), lies)).toBe(204)
    expect(await invites(next, helper)).toBe('already-open')
    expect((await people()).invitations.map(({ id }) => id)).toEqual([helper.id])
    const many = Array.from({ length: 250 }, (_, at) => person(`many${at}`, 'counsellor'))
    expect(await invites(...many)).toBe(204)
    expect(await invites(...many, person('more', 'counsellor'))).toBe('unknown-frame')
  })
})

describe('a new device', () => {
  const asks = (one: TestPerson, change: object = {}) => {
    const { username, role } = one
    const keys = { identity: identityFileOf(role) && random(32), age: null }
    return house.posts('/api/device', { username, ...keys, way: house.wayOf(one), ageFiles: [], ...change })
  }
  const stateOf = async (id: string) => (await house.posts('/api/device/state', { id })).json()

  test('[SI25] is given access by a deputy: the old ways in and sessions are gone', async () => {
    const before = await house.signsIn(house.noor)
    const renewed = { ...house.noor, secret: random(32), seed: random(20) }
    const { id } = (await (await asks(renewed)).json()) as { id: string }
    expect(await stateOf(id)).toEqual({ state: 'waiting' })
    await bramIsFresh()
    expect((await people()).devices.map(({ account }) => account)).toEqual([house.noor.id])
    const wrong = { id, grants: [line('counsellor', house.farid.id)] }
    expect(await house.says('/api/give-access', wrong, bram)).toBe('not-allowed')
    const right = { id, grants: [line('counsellor', house.noor.id, house.bram.id)] }
    expect(await house.says('/api/give-access', right, bram)).toBe(204)
    expect(await house.says('/api/give-access', right, bram)).toBe('expired')
    expect(await stateOf(id)).toEqual({ state: 'given' })
    expect((await house.asks('/api/ways', before)).status).toBe(401)
    await expect(house.signsIn(house.noor)).rejects.toThrow('401')
    house.clock.forward(60_000)
    expect(await house.signsIn(renewed)).toContain('=')
  })

  test('[SI25] of a stranger gets the same answer and nobody sees it; after ten minutes it is over', async () => {
    const stranger = person('onbekend', 'counsellor')
    const answer = await asks(stranger)
    const { id } = (await answer.json()) as { id: string }
    expect([answer.status, await stateOf(id)]).toEqual([200, { state: 'waiting' }])
    expect((await people()).devices).toEqual([])
    await bramIsFresh()
    expect(await house.says('/api/give-access', { id, grants: [] }, bram)).toBe('expired')
    house.clock.forward(10 * 60_000)
    expect(await stateOf(id)).toEqual({ refused: 'expired' })
  })

  test('[SI25] whose way in does not fit its keys gets one answer, whoever is called so', async () => {
    const answersOf = async (one: TestPerson) => {
      const way = { ...house.wayOf(one), identityFile: null, codes: { seed: one.seed, code: '000000' } }
      const answer = await asks(one, { way })
      return [answer.status, await answer.json()]
    }
    const stranger = person('niemand', 'counsellor')
    expect(await answersOf(house.noor)).toEqual(await answersOf(stranger))
  })

  test('[SI25] can be turned down, and one network cannot knock for a name more than twice', async () => {
    const first = await asks(house.farid)
    const { id } = (await first.json()) as { id: string }
    const more = [await asks(house.farid), await asks(house.farid)]
    expect([first, ...more].map(({ status }) => status)).toEqual([200, 200, 429])
    expect(await house.says('/api/turn-down', { id }, bram)).toBe(204)
    expect(await stateOf(id)).toEqual({ state: 'turned-down' })
    house.clock.forward(10 * 60_000)
  })
})

describe('new lines for who is here', () => {
  test('[SI27] are kept when they fit who works here, and the newest is what a page gets', async () => {
    bram = await house.signsIn(house.bram)
    const adds = (...grants: unknown[]) => house.says('/api/grants', { grants }, bram)
    const newest = line('counsellor', house.farid.id, house.bram.id)
    expect(await adds(newest, line('counsellor', 'nobody', house.bram.id))).toBe('not-allowed')
    expect(await adds(line('deputy', house.lies.id))).toBe('not-allowed')
    expect(await adds(line('vault', 'vault-2027-28', house.bram.id))).toBe('not-allowed')
    expect(await adds(newest, line('vault', 'vault-2027-28'))).toBe(204)
    house.clock.forward(30_000)
    const { username, secret } = house.farid
    const signIn = { username, secret, code: house.codeOf(house.farid) }
    const answer = (await (await house.posts('/api/sign-in', signIn)).json()) as { grants: unknown[] }
    expect(answer.grants[0]).toEqual(newest.grant)
  })
})

describe('who leaves', () => {
  const takesAway = (one: TestPerson, change: object = {}, cookie = bram) => {
    const asked = { account: one.id, grantsFrom: null, rootGrantsFrom: null, grants: [], ...change }
    return house.says('/api/take-away', asked, cookie)
  }

  test('[SI26] is signed out at once, can never sign in, and older lines count no more', async () => {
    bram = await house.signsIn(house.bram)
    const kim = await joins(person('kim', 'counsellor'))
    house.clock.forward(60_000)
    const cookie = await house.signsIn(kim)
    const grantsFrom = house.grantsFrom + 60
    const again = [line('counsellor', house.farid.id, house.bram.id)]
    const own = [line('counsellor', kim.id, house.bram.id)]
    expect(await takesAway(kim, { grantsFrom, grants: own })).toBe('not-allowed')
    expect(await takesAway(kim, { grantsFrom, grants: again })).toBe(204)
    expect((await house.asks('/api/ways', cookie)).status).toBe(401)
    await expect(house.signsIn(kim)).rejects.toThrow('401')
    expect(await pinned()).toBe(grantsFrom)
    expect(await takesAway(kim, { grantsFrom: grantsFrom - 30 })).toBe(204)
    expect(await pinned()).toBe(grantsFrom)
    const { siteDirectory } = house.settings
    expect(JSON.parse(await readFile(join(siteDirectory, 'root.pub'), 'utf8')).grantsFrom).toBe(
      house.grantsFrom,
    )
    await house.restarts()
    expect(await pinned()).toBe(grantsFrom)
    const farAhead = Math.floor(house.clock.now() / 1000) + 3 * 24 * 3_600
    expect(await takesAway(kim, { grantsFrom: farAhead })).toBe('not-allowed')
  })

  test('[SI29] is erased after thirty days, with the lines that name them', async () => {
    const before = await people()
    const kim = before.people.find(({ username }) => username === 'kim')
    expect(kim).toMatchObject({ state: 'off', ways: [], sessions: 0 })
    const isAbout = ({ grant }: PeopleAnswer['grants'][number]) =>
      JSON.parse(Buffer.from(grant.body, 'base64url').toString()).id === kim?.id
    expect(before.grants.filter(isAbout)).toHaveLength(1)
    house.clock.forward(30 * 24 * 60 * 60_000)
    await house.house.sweep()
    bram = await house.signsIn(house.bram)
    const after = await people()
    expect(after.people.map(({ username }) => username)).not.toContain('kim')
    expect(after.grants.filter(isAbout)).toEqual([])
  })

  test('[SI26] the last coordinator cannot leave, also not when two leave at once', async () => {
    const ann = await house.signsIn(house.ann)
    await bramIsFresh()
    const both = await Promise.all([takesAway(house.ann), takesAway(house.bram, {}, ann)])
    expect(both.filter(said => said === 204)).toHaveLength(1)
    const left = both[0] === 204 ? house.bram : house.ann
    const cookie = both[0] === 204 ? bram : ann
    expect(await takesAway(left, {}, cookie)).toBe('not-allowed')
  })

  async function pinned(): Promise<number> {
    const page = await (await house.asks('/desk')).text()
    return Number(/grantsFrom&quot;:(\d+)|"grantsFrom":(\d+)/.exec(page)?.slice(1).find(Boolean))
  }
})
