import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, fromBase64url, toBase64url } from '../src/crypto/bytes.ts'
import type { Trust } from '../src/crypto/grants.ts'
import { openIdentity, type StretchedPassword, stretchPassword } from '../src/crypto/identity.ts'
import { type MadeHelpline, makeHelpline } from '../src/demo/keys.ts'
import { type DemoPerson, invitePeople, makePhrase } from '../src/demo/people.ts'
import type { DeskFrame, ToDeskFrame } from '../src/protocol/desk-frames.ts'
import type { PublicStatus } from '../src/protocol/public-status.ts'
import type { SignInAnswer } from '../src/protocol/staff-sign-in.ts'
import type { Clock } from '../src/server/clock.ts'
import { type House, openHouse } from '../src/server/house.ts'
import type { Settings } from '../src/server/settings.ts'
import { easiestWork } from './easy-work.ts'
import { freePort } from './free-port.ts'
import {
  type OpenWay,
  openDesk,
  type SignedIn,
  TestCounsellor,
  type TestLine,
  TestVisitor,
} from './pages-in-node.ts'

export const org = 'clbchat'

/** A third counsellor, for what happens among colleagues. */
const els: DemoPerson = {
  ...{ id: 'els', username: 'els', name: 'Els', role: 'counsellor' },
  ...{ disciplines: ['social'], password: makePhrase() },
}

/** A clock that one can put forward. It starts at the real time, because certificates do. */
export class TestClock implements Clock {
  #ahead = 0
  #standsAt: number | undefined

  now(): number {
    return this.#standsAt ?? Date.now() + this.#ahead
  }

  /** Until `goOn`: for what has to happen within one second, on a machine that is slow. */
  standStill(): void {
    this.#standsAt = this.now()
  }

  goOn(): void {
    this.#standsAt = undefined
  }

  forward(milliseconds: number): void {
    this.#ahead += milliseconds
  }

  /** Goes to an instant, forward or back. */
  goTo(instant: number): void {
    this.#ahead = instant - Date.now()
  }
}

/** Whether the house is behind with its work; a busy machine makes no difference. */
export class TestLag {
  isNow = false
  isBehind = (): boolean => this.isNow
  stop(): void {}
}

/** A set-up helpline in this process: real database, real sockets, real seals; people come in by their own doors. */
export class TestHouse {
  house: House
  readonly settings: Settings
  readonly clock: TestClock
  /** What one can make the process seem to be: behind with its work. */
  readonly lag: TestLag
  readonly people: readonly DemoPerson[]
  readonly #made: MadeHelpline
  readonly #passwords = new Map<string, Promise<StretchedPassword>>()

  private constructor(
    house: House,
    settings: Settings,
    people: readonly DemoPerson[],
    made: MadeHelpline,
    { clock, lag }: { clock: TestClock; lag: TestLag },
  ) {
    this.clock = clock
    this.lag = lag
    this.house = house
    this.settings = settings
    this.people = people
    this.#made = made
  }

  static async open(changes: Partial<Settings> = {}): Promise<TestHouse> {
    const settings = { ...(await freshSettings()), ...changes }
    const people = [...invitePeople(), els]
    const made = await makeHelpline(org, people, Math.floor(Date.now() / 1000))
    const clock = new TestClock()
    const lag = new TestLag()
    const house = await openHouse(settings, { buildFolder: 'build', clock, lag, workLevels: easiestWork })
    const self = new TestHouse(house, settings, people, made, { clock, lag })
    const answer = await self.posts('/api/set-up', { secret: house.setUpSecret, ...made.request })
    if (answer.status !== 204) throw new Error(`set-up: ${answer.status}`)
    return self
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`
  }

  trust = (): Trust => {
    const rootKey = bytesIn(this.#made.request.rootKey)
    const from = this.#made.request.grantsFrom * 1000
    return { org, rootKey, grantsFrom: from, rootGrantsFrom: from, now: Date.now() }
  }

  async restarts(): Promise<void> {
    await this.house.close()
    this.house = await openHouse(this.settings, {
      buildFolder: 'build',
      clock: this.clock,
      lag: this.lag,
      workLevels: easiestWork,
    })
  }

  posts(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url, ...headers },
      body: JSON.stringify(body),
    })
  }

  /** On Bram's paper: opens his own age file. */
  get keyPhrase(): string {
    return this.#made.keyPhrase
  }

  /** On the paper sheet. */
  get recovery(): string {
    return this.#made.recovery
  }

  /** The same set-up request as at the start, without its secret. */
  madeAgain(): MadeHelpline['request'] {
    return this.#made.request
  }

  visitorArrives(openWay?: OpenWay): Promise<TestVisitor> {
    return TestVisitor.arrives(this.url, this.trust, openWay)
  }

  /** At the desk; `later` for a page that is loaded anew so many seconds after the first. */
  async counsellorSitsDown(username: string, later = 0, openWay?: OpenWay): Promise<TestCounsellor> {
    return TestCounsellor.sitsDown(this.url, this.trust, await this.signsIn(username), { later, openWay })
  }

  /** Somebody who is no counsellor and has a desk: only the board. */
  async coordinatorWatches(username: string): Promise<TestLine<DeskFrame, ToDeskFrame>> {
    return openDesk(this.url, await this.signsIn(username))
  }

  /** The ordinary password way of SE5, every time; only the stretching, which takes a second, is remembered. */
  async signsIn(username: string): Promise<SignedIn> {
    const { wrappingKey, signInSecret } = await this.#stretched(username)
    const answer = await this.posts('/api/sign-in', {
      username,
      secret: toBase64url(signInSecret),
      code: null,
    })
    if (!answer.ok) throw new Error(`sign-in: ${answer.status}`)
    const { id, identityFile, grants } = (await answer.json()) as SignInAnswer
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const identity = identityFile ? await openIdentity(wrappingKey, bytesIn(identityFile)) : undefined
    if (identity && 'refused' in identity) throw new Error(identity.refused)
    return { id, cookie, identity, grants }
  }

  #stretched(username: string): Promise<StretchedPassword> {
    const person = this.people.find(one => one.username === username)
    if (!person) throw new Error(`nobody is called ${username}`)
    const stretched =
      this.#passwords.get(username) ?? stretchPassword({ org, username, password: person.password })
    this.#passwords.set(username, stretched)
    return stretched
  }

  /** What afterwards takes every page away, and with time everything that they left. */
  async isLeftBy(pages: { line: { cut(): void } }[]): Promise<void> {
    for (const page of pages.splice(0)) page.line.cut()
    for (let times = 0; times < 4 || !(await this.#isEmpty()); times++) {
      await new Promise(resolve => setTimeout(resolve, 20))
      this.clock.forward(13 * 60 * 60_000)
      await this.house.sweep()
    }
  }

  /** Waits until the server has noticed that every visitor's page is gone. */
  async hasLostVisitors(): Promise<void> {
    while (this.house.present().visitors > 0) await new Promise(resolve => setTimeout(resolve, 10))
  }

  /** Waits until only so many desks are connected. */
  async hasDesks(count: number): Promise<void> {
    while (this.house.present().desks > count) await new Promise(resolve => setTimeout(resolve, 10))
  }

  async #isEmpty(): Promise<boolean> {
    const { state, waiting } = (await (await fetch(`${this.url}/status.json`)).json()) as PublicStatus
    return state === 'unattended' && waiting === 0
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

function bytesIn(text: string): Bytes {
  const bytes = fromBase64url(text)
  if (!bytes) throw new Error('this is not base64url')
  return bytes
}

async function freshSettings(): Promise<Settings> {
  const port = await freePort()
  return {
    mode: 'demo',
    host: '127.0.0.1',
    port,
    publicUrl: `http://localhost:${port}`,
    staffUrl: `http://localhost:${port}`,
    trustedProxies: [],
    dataDirectory: await mkdtemp(join(tmpdir(), 'clbchat-house-')),
    siteDirectory: 'site/clbchat',
    databases: null,
    mail: null,
    alarmWebhookUrl: null,
    keepsHours: false,
    logLevel: 'silent',
  }
}
