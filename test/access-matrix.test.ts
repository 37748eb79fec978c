import { request } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StaffRole, staffRoles } from '../src/domain/people.ts'
import { readSite } from '../src/server/site-folder.ts'
import { keepPasskeyFile } from '../src/server/staff/age-files.ts'
import { forAnyone, forStaff } from './access-table.ts'
import { person, RealHouse, type TestPerson } from './real-house.ts'

let house: RealHouse
let people: Record<StaffRole, TestPerson>

beforeAll(async () => {
  house = await RealHouse.open()
  const tess = person('tess', 'trainer')
  const asked = house.setUpRequest()
  const own = { id: tess.id, username: 'tess', name: 'tess', role: 'trainer', secrecy: true } as const
  const accounts = [...asked.accounts, { ...own, ways: [house.wayOf(tess)], ageFiles: [] }]
  const { status } = await house.posts('/api/set-up', { ...asked, accounts })
  if (status !== 204) throw new Error(`set-up: ${status}`)
  people = {
    ...{ counsellor: house.noor, coordinator: house.bram, trainer: tess },
    ...{ 'data-protection-officer': house.ward, administrator: house.lies },
  }
}, 60_000)
afterAll(() => house?.closes())

/** What the door says before anything of the route is looked at; `through` for whoever got past it. */
type Said = 'through' | 'not-signed-in' | 'not-allowed' | 'prove-again'
const refusals: Record<number, Said> = { 401: 'not-signed-in', 403: 'not-allowed', 428: 'prove-again' }

/** An empty body: a route that was reached refuses it as nonsense, and nothing happens. */
async function says(route: string, headers: Record<string, string>, body = '{}'): Promise<Said> {
  const [method = '', path = ''] = route.split(' ')
  const leaving = new AbortController()
  const answer = await fetch(`${house.settings.staffUrl}${path.replace(/:\w+|\*/g, 'x')}`, {
    ...{ method, headers, redirect: 'manual', signal: leaving.signal },
    ...(method === 'POST' && { body }),
  })
  // One of them goes on for ever.
  leaving.abort()
  return refusals[answer.status] ?? 'through'
}

function as(cookie: string): Record<string, string> {
  return { 'content-type': 'application/json', origin: house.settings.staffUrl, cookie }
}

/** Every route of these with what the door says to this one, in the order of the table: signing out is the last. */
async function asksAll(
  routes: Iterable<string>,
  headers: Record<string, string>,
): Promise<Map<string, Said>> {
  const said = new Map<string, Said>()
  const isLast = (route: string) => Number(route.endsWith('/sign-out'))
  for (const route of [...routes].sort((one, other) => isLast(one) - isLast(other)))
    said.set(route, await says(route, headers))
  return said
}

const all = (said: Said) => new Map([...forStaff.keys()].map(route => [route, said]))

/** What the table says of a role. */
function expected(role: StaffRole, isFresh: boolean): Map<string, Said> {
  return new Map(
    [...forStaff].map(([route, who]) => {
      if (!who.roles.includes(role)) return [route, 'not-allowed']
      return [route, who.isFresh && !isFresh ? 'prove-again' : 'through']
    }),
  )
}

describe('the list', () => {
  test('[SI80] every route that stands open was decided about, and nothing was decided about that does not', () => {
    const pages = readSite(house.settings.siteDirectory).pages.map(({ href }) => `GET ${href}`)
    const open = house.house.routes.map(({ method, path }) => `${method} ${path}`)
    const known = [...forAnyone, ...pages, ...forStaff.keys()]
    expect(open.filter(route => !route.startsWith('HEAD ')).toSorted()).toEqual(known.toSorted())
    const heads = open.filter(route => route.startsWith('HEAD ')).map(route => route.replace('HEAD', 'GET'))
    expect(heads.filter(route => !known.includes(route))).toEqual([])
  })

  test('[SI80] what is for anyone is so in the list, and what is for staff is for them', () => {
    const access = house.house.routes.map(
      ({ method, path, access }) => [`${method} ${path}`, access] as const,
    )
    const wrong = access.filter(([route, who]) => {
      const decidedFor = forStaff.get(route.replace('HEAD', 'GET'))?.roles ?? 'anyone'
      return [who].flat().toSorted().join() !== [decidedFor].flat().toSorted().join()
    })
    expect(wrong).toEqual([])
  })
})

describe('past the door comes', () => {
  test.each(staffRoles)('[SI80] %s where the table says so, and nowhere else', async role => {
    const fresh = await house.signsIn(people[role])
    expect(await asksAll(forStaff.keys(), as(fresh))).toEqual(expected(role, true))
    const stale = await house.signsIn(people[role])
    house.clock.forward(5 * 60_000)
    expect(await asksAll(forStaff.keys(), as(stale))).toEqual(expected(role, false))
  })

  test('[SI80] nobody without a session, with one that never was, or with somebody else’s name for it', async () => {
    const cookie = await house.signsIn(house.bram)
    const strangers = ['', 's=nonsense', cookie.replace('s=', '__Host-s='), cookie.slice(0, -1), `${cookie}A`]
    for (const stranger of strangers)
      expect(await asksAll(forStaff.keys(), as(stranger))).toEqual(all('not-signed-in'))
    const anyone = await asksAll(forAnyone, as(''))
    expect([...anyone].filter(([, said]) => said !== 'through')).toEqual([])
  })

  test('[SI80] nobody whose access was taken away', async () => {
    const lead = await house.signsIn(house.bram)
    const gone = await house.signsIn(house.farid)
    const away = { account: house.farid.id, grantsFrom: null, rootGrantsFrom: null, grants: [] }
    expect(await house.says('/api/take-away', away, lead)).toBe(204)
    expect(await asksAll(forStaff.keys(), as(gone))).toEqual(all('not-signed-in'))
  })

  test.each(['waiting', 'off'])(
    '[SI80] nobody whose account is %s, even if a session of theirs was left',
    async state => {
      const cookie = await house.signsIn(house.ann)
      setState(house.ann, state)
      const said = await asksAll(forStaff.keys(), as(cookie))
      setState(house.ann, 'active')
      expect(said).toEqual(all('not-signed-in'))
      expect(await says('GET /api/ways', as(cookie))).toBe('not-signed-in')
    },
  )

  test('[SI3] [SI80] nobody after half an hour without a sign of life, or after twelve hours with them', async () => {
    const cookie = await house.signsIn(house.bram)
    house.clock.forward(30 * 60_000)
    expect(await asksAll(forStaff.keys(), as(cookie))).toEqual(all('not-signed-in'))
    const kept = await house.signsIn(house.bram)
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      house.clock.forward(20 * 60_000)
      expect(await says('GET /api/ways', as(kept))).toBe('through')
    }
    house.clock.forward(20 * 60_000)
    expect(await says('GET /api/ways', as(kept))).toBe('not-signed-in')
  })
})

/** As somebody would who can write in the database. */
function setState({ id }: TestPerson, state: string): void {
  const database = new DatabaseSync(join(house.settings.dataDirectory, 'main.db'))
  database.prepare('update accounts set state = ?, off_at = 0 where id = ?').run(state, id)
  database.close()
}

describe('who goes in the middle of a request', () => {
  test('[SI82] does nothing any more on any route: what was still on its way is refused', async () => {
    const cookie = await house.signsIn(house.bram)
    const other = await house.signsIn(house.bram)
    const routes = [...forStaff].filter(([, { roles }]) => roles.includes('coordinator'))
    const paths = routes.flatMap(([route]) =>
      route.startsWith('POST ') ? [route.slice('POST '.length)] : [],
    )
    expect(paths.length).toBeGreaterThan(20)
    const held = await Promise.all(paths.map(path => holds(path, cookie)))
    expect(await house.says('/api/sessions/end', { id: null }, other)).toBe(204)
    const said = await Promise.all(held.map(({ finishes }) => finishes()))
    expect(new Map(paths.map((path, at) => [path, said[at]]))).toEqual(
      new Map(paths.map(path => [path, 401])),
    )
  })

  test('[SI82] keeps no file of their own either, when the session ends at the very last moment', async () => {
    const { commit, removed } = storesWithoutSession()
    const presence = { account: { id: 'bram', username: 'bram' }, session: { id: 'gone' } }
    expect(await keepPasskeyFile({ commit }, presence, { content: 'AAAA' })).toEqual({
      refused: 'not-signed-in',
    })
    expect(removed).toEqual([])
  })

  /** A request whose head was read and whose body is still coming. */
  async function holds(path: string, cookie: string): Promise<{ finishes(): Promise<number> }> {
    const asked = request(`${house.settings.staffUrl}${path}`, {
      ...{ method: 'POST', agent: false, headers: { ...as(cookie), 'content-length': '2' } },
    })
    const answered = new Promise<number>((resolve, reject) => {
      asked.on('error', reject)
      asked.on('response', answer => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
    })
    await new Promise(resolve => asked.write('{', resolve))
    // The door has looked at the head once the next request on another connection is answered.
    await says('GET /api/ways', as(cookie))
    return {
      finishes() {
        asked.end('}')
        return answered
      },
    }
  }
})

/** What stands in the database when a session was ended a moment ago. */
function storesWithoutSession() {
  const removed: string[] = []
  const keyFiles = { remove: async (name: string) => void removed.push(name), add: async () => undefined }
  const stores = {
    ...{ keyFiles, sessions: { find: async () => undefined } },
    auditLog: { append: async () => undefined },
  }
  const commit = <Answer>(work: (found: typeof stores) => Promise<Answer>) => work(stores)
  return { commit, removed }
}

describe('whatever changes something', () => {
  /** They come without an origin that says anything (CT3, SC27), and act for nobody who is signed in. */
  const isForm = (path: string) => ['/contact', '/api/clear'].includes(path)
  const writes = () => house.house.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)

  test('[SI81] is refused to a page of another site, also with the cookie of who is signed in', async () => {
    const { cookie, ...own } = as(await house.signsIn(house.bram))
    const { origin, ...without } = own
    const foreign: Record<string, string>[] = [
      { ...own, origin: 'https://elsewhere.example' },
      { ...own, origin: `${origin}.elsewhere.example` },
      { ...own, origin: (origin ?? '').replace('http:', 'https:') },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
      { ...own, 'sec-fetch-site': 'none' },
    ]
    const nameless: Record<string, string>[] = [without, { ...own, origin: 'null' }]
    expect(writes().length).toBeGreaterThan(50)
    for (const path of writes()) {
      for (const headers of isForm(path) ? foreign : [...foreign, ...nameless])
        expect([path, await says(`POST ${path}`, { ...headers, cookie: cookie ?? '' })]).toEqual([
          ...[path, 'not-allowed'],
        ])
    }
    // None of them did anything: the session that was sent along still stands.
    expect(await says('GET /api/ways', { ...own, cookie: cookie ?? '' })).toBe('through')
  })

  test('[SI81] reads no form and no bare text, which a page elsewhere could send without asking', async () => {
    const cookie = await house.signsIn(house.bram)
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'a/b',
    ]
    for (const path of writes().filter(one => one !== '/contact'))
      for (const type of types) {
        const answer = await fetch(`${house.settings.staffUrl}${path}`, {
          ...{ method: 'POST', headers: { ...as(cookie), 'content-type': type }, body: '{"a":"b"}' },
        })
        expect([path, type, answer.ok]).toEqual([path, type, false])
      }
    expect(await says('GET /api/ways', as(cookie))).toBe('through')
  })
})
