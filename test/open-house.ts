import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBase64url, toBase64url } from '../src/crypto/bytes.ts'
import type { Trust } from '../src/crypto/grants.ts'
import { openIdentity, stretchPassword } from '../src/crypto/identity.ts'
import { type MadeHelpline, makeHelpline } from '../src/demo/keys.ts'
import { type DemoPerson, invitePeople } from '../src/demo/people.ts'
import type { SignInAnswer } from '../src/protocol/staff-sign-in.ts'
import type { Clock } from '../src/server/clock.ts'
import { type House, openHouse } from '../src/server/house.ts'
import type { Settings } from '../src/server/settings.ts'
import { type SignedIn, TestCounsellor, TestVisitor } from './pages-in-node.ts'

export const org = 'clbchat'

/** A clock that one can put forward. It starts at the real time, because certificates do. */
export class TestClock implements Clock {
  #ahead = 0

  now(): number {
    return Date.now() + this.#ahead
  }

  forward(milliseconds: number): void {
    this.#ahead += milliseconds
  }
}

/** A set-up helpline in this process: real database, real sockets, real seals; people come in by their own doors. */
export class TestHouse {
  house: House
  readonly settings: Settings
  readonly clock: TestClock
  readonly people: readonly DemoPerson[]
  readonly #made: MadeHelpline
  readonly #signedIn = new Map<string, Promise<SignedIn>>()

  private constructor(
    house: House,
    settings: Settings,
    people: readonly DemoPerson[],
    made: MadeHelpline,
    clock: TestClock,
  ) {
    this.clock = clock
    this.house = house
    this.settings = settings
    this.people = people
    this.#made = made
  }

  static async open(databases: Settings['databases'] = null): Promise<TestHouse> {
    const settings = await freshSettings(databases)
    const people = invitePeople()
    const made = await makeHelpline(org, people, Math.floor(Date.now() / 1000))
    const clock = new TestClock()
    const house = await openHouse(settings, { buildFolder: 'build', clock })
    const self = new TestHouse(house, settings, people, made, clock)
    const answer = await self.posts('/api/set-up', { secret: house.setUpSecret, ...made.request })
    if (answer.status !== 204) throw new Error(`set-up: ${answer.status}`)
    return self
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`
  }

  trust = (): Trust => {
    const rootKey = fromBase64url(this.#made.request.rootKey)
    if (!rootKey) throw new Error('no root key')
    const from = this.#made.request.grantsFrom * 1000
    return { org, rootKey, grantsFrom: from, rootGrantsFrom: from, now: Date.now() }
  }

  async restarts(): Promise<void> {
    await this.house.close()
    this.house = await openHouse(this.settings, { buildFolder: 'build', clock: this.clock })
  }

  posts(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url, ...headers },
      body: JSON.stringify(body),
    })
  }

  visitorArrives(): Promise<TestVisitor> {
    return TestVisitor.arrives(this.url, this.trust)
  }

  async counsellorSitsDown(username: string): Promise<TestCounsellor> {
    return TestCounsellor.sitsDown(this.url, this.trust, await this.signsIn(username))
  }

  /** The ordinary password way of SE5. Once a person: scrypt takes its time. */
  signsIn(username: string): Promise<SignedIn> {
    const known = this.#signedIn.get(username) ?? this.#signIn(username)
    this.#signedIn.set(username, known)
    return known
  }

  async #signIn(username: string): Promise<SignedIn> {
    const person = this.people.find(one => one.username === username)
    if (!person) throw new Error(`nobody is called ${username}`)
    const { wrappingKey, signInSecret } = await stretchPassword({ org, username, password: person.password })
    const answer = await this.posts('/api/sign-in', { username, secret: toBase64url(signInSecret) })
    if (!answer.ok) throw new Error(`sign-in: ${answer.status}`)
    const { id, identityFile, grants } = (await answer.json()) as SignInAnswer
    const identity = await openIdentity(wrappingKey, fromBase64url(identityFile ?? '') ?? new Uint8Array(0))
    if ('refused' in identity) throw new Error(identity.refused)
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    return { id, cookie, identity, grants }
  }

  /** Two who have just said hello. */
  async twoTalk(username = 'noor'): Promise<{ visitor: TestVisitor; counsellor: TestCounsellor }> {
    const counsellor = await this.counsellorSitsDown(username)
    await counsellor.isReady()
    const visitor = await this.visitorArrives()
    await visitor.joins()
    await counsellor.takes()
    await visitor.handsOverKey()
    await counsellor.opensEnvelope()
    await counsellor.saysHello()
    await visitor.hearsHello()
    return { visitor, counsellor }
  }

  async closes(): Promise<void> {
    await this.house.close()
    await rm(this.settings.dataDirectory, { recursive: true, force: true })
  }
}

async function freshSettings(databases: Settings['databases']): Promise<Settings> {
  const port = await freePort()
  return {
    mode: 'demo',
    host: '127.0.0.1',
    port,
    publicUrl: `http://localhost:${port}`,
    dataDirectory: await mkdtemp(join(tmpdir(), 'clbchat-house-')),
    siteDirectory: 'site/clbchat',
    databases,
    logLevel: 'silent',
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
