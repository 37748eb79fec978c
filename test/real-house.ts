import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { randomBytes, toBase64url } from '../src/crypto/bytes.ts'
import type { StaffRole } from '../src/domain/people.ts'
import type { SignedGrant } from '../src/protocol/people.ts'
import type { SetUpRequest } from '../src/protocol/set-up.ts'
import type { NewWay } from '../src/protocol/ways-in.ts'
import { type House, openHouse } from '../src/server/house.ts'
import type { Settings } from '../src/server/settings.ts'
import { type Place, TestAuthenticator } from './authenticator.ts'
import { freePort } from './free-port.ts'
import { TestClock } from './open-house.ts'

/** Somebody with a password and an app, as their page knows them. The server judges no key, so the keys are invented. */
export interface TestPerson {
  readonly id: string
  readonly username: string
  readonly role: StaffRole
  readonly secret: string
  readonly seed: string
}

/** Sixteen or more random bytes in base64url. */
export const random = (length = 16): string => toBase64url(randomBytes(length))

export function person(username: string, role: StaffRole, id = random()): TestPerson {
  return { id, username, role, secret: random(32), seed: random(20) }
}

const isIdentified = (role: StaffRole) => role === 'counsellor' || role === 'coordinator'

export const identityFileOf = (role: StaffRole): string | null => (isIdentified(role) ? 'A'.repeat(80) : null)

/** A line about somebody. Its signature is no signature. */
export function line(kind: string, id: string, signer: string | null = null): SignedGrant {
  const body = Buffer.from(JSON.stringify({ kind, id, name: 'iemand' })).toString('base64url')
  return { signer, grant: { v: 1, type: 'grant', body, sig: random(64) } }
}

type Addresses = (port: number) => Pick<Settings, 'publicUrl' | 'staffUrl'>

const onOneHost: Addresses = port => ({
  publicUrl: `http://localhost:${port}`,
  staffUrl: `http://localhost:${port}`,
})

/** Visitors and staff with a name each of this machine; no passkey knows an address in numbers, so that is the visitors'. */
export const onTwoHosts: Addresses = port => ({
  publicUrl: `http://127.0.0.1:${port}`,
  staffUrl: `http://localhost:${port}`,
})

/** As the world knows it, with a proxy in front. */
export const onTwoDomains: Addresses = () => ({
  publicUrl: 'https://chat.helpline.example',
  staffUrl: 'https://desk.team.example',
})

/**
 * A real helpline in this process, with a site folder and a data directory of its own: Bram and Ann coordinate, Noor and
 * Farid are counsellors, Lies is the administrator, Ward the data protection officer. No password is stretched.
 */
export class RealHouse {
  house: House
  readonly settings: Settings
  readonly clock: TestClock
  readonly bram = person('bram', 'coordinator')
  readonly ann = person('ann', 'coordinator')
  readonly noor = person('noor', 'counsellor')
  readonly farid = person('farid', 'counsellor')
  readonly lies = person('lies', 'administrator')
  readonly ward = person('ward', 'data-protection-officer')
  readonly grantsFrom = Math.floor(Date.now() / 1000)
  readonly #folder: string

  private constructor(house: House, settings: Settings, clock: TestClock, folder: string) {
    this.house = house
    this.settings = settings
    this.clock = clock
    this.#folder = folder
  }

  /** Opened, and not set up yet. */
  static async open(addresses = onOneHost): Promise<RealHouse> {
    const folder = await mkdtemp(join(tmpdir(), 'clbchat-real-'))
    const siteDirectory = join(folder, 'site')
    await cp('site/clbchat', siteDirectory, { recursive: true })
    const port = await freePort()
    const settings: Settings = {
      ...{ mode: 'real', host: '127.0.0.1', port, trustedProxies: [] },
      ...addresses(port),
      ...{ dataDirectory: join(folder, 'data'), siteDirectory, databases: null, mail: null },
      ...{ alarmWebhookUrl: null, keepsHours: true, logLevel: 'silent' },
    }
    const clock = new TestClock()
    const house = await openHouse(settings, { buildFolder: 'build', clock })
    return new RealHouse(house, settings, clock, folder)
  }

  static async isSetUp(addresses = onOneHost): Promise<RealHouse> {
    const self = await RealHouse.open(addresses)
    const { status } = await self.posts('/api/set-up', self.setUpRequest())
    if (status !== 204) throw new Error(`set-up: ${status}`)
    return self
  }

  get place(): Place {
    return { origin: this.settings.staffUrl, host: 'localhost' }
  }

  setUpRequest(): SetUpRequest {
    const people = [this.bram, this.ann, this.noor, this.farid, this.lies, this.ward]
    const accounts = people.map(one => ({
      ...{ id: one.id, username: one.username, name: one.username, role: one.role },
      ...{ secrecy: true as const, ways: [this.wayOf(one)], ageFiles: [] },
    }))
    const deputies = [line('deputy', this.bram.id), line('deputy', this.ann.id)]
    const counsellors = [this.noor, this.farid].map(({ id }) => line('counsellor', id, this.bram.id))
    const keyFiles = [{ name: 'root.age', content: 'A'.repeat(100), sealedFor: [] }]
    const secret = this.house.setUpSecret ?? random(32)
    const grants = [...deputies, ...counsellors]
    return { secret, rootKey: random(32), grantsFrom: this.grantsFrom, grants, accounts, keyFiles }
  }

  /** A password with an app, as a page makes it, proven by a code of now. */
  wayOf(one: TestPerson): NewWay & { kind: 'password' } {
    const codes = { seed: one.seed, code: this.codeOf(one) }
    return { kind: 'password', secret: one.secret, identityFile: identityFileOf(one.role), codes }
  }

  /** What the app shows now, or so many half minutes away from it. */
  codeOf({ seed }: Pick<TestPerson, 'seed'>, steps = 0): string {
    const buffer = Uint8Array.from(Buffer.from(seed, 'base64url')).buffer
    const timestamp = this.clock.now() + steps * 30_000
    return TOTP.generate({ secret: new Secret({ buffer }), timestamp })
  }

  asks(path: string, cookie = ''): Promise<Response> {
    return fetch(`${this.settings.staffUrl}${path}`, { headers: { cookie } })
  }

  posts(path: string, body: unknown, cookie = ''): Promise<Response> {
    const { staffUrl } = this.settings
    return fetch(`${staffUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: staffUrl, cookie },
      body: JSON.stringify(body),
    })
  }

  /** The refusal's code, or the status of what was done. */
  async says(path: string, body: unknown, cookie = ''): Promise<string | number> {
    const answer = await this.posts(path, body, cookie)
    if (answer.ok) return answer.status
    return ((await answer.json()) as { refused: string }).refused
  }

  /** Half a minute later, with the next code of the app. */
  async signsIn(one: TestPerson): Promise<string> {
    this.clock.forward(30_000)
    const { username, secret } = one
    const answer = await this.posts('/api/sign-in', { username, secret, code: this.codeOf(one) })
    if (!answer.ok) throw new Error(`${username}: ${answer.status}`)
    return cookieIn(answer)
  }

  async challenge(): Promise<string> {
    const answer = await this.posts('/api/passkey-challenge', {})
    return ((await answer.json()) as { challenge: string }).challenge
  }

  /** Adds a passkey to somebody who just signed in. */
  async addsPasskey(one: TestPerson, cookie: string, counter = 0): Promise<TestAuthenticator> {
    const authenticator = new TestAuthenticator()
    const passkey = authenticator.makes(await this.challenge(), this.place, counter)
    const way = { kind: 'passkey', label: 'sleutel', passkey, identityFile: identityFileOf(one.role) }
    const said = await this.says('/api/ways/add', { way }, cookie)
    if (said !== 204) throw new Error(`no passkey: ${said}`)
    return authenticator
  }

  async restarts(): Promise<void> {
    await this.house.close()
    await this.opensAgain()
  }

  async opensAgain(): Promise<void> {
    this.house = await openHouse(this.settings, { buildFolder: 'build', clock: this.clock })
  }

  async closes(): Promise<void> {
    await this.house.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

export function cookieIn(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
