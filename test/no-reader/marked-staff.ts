import { scryptSync } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type Bytes, fromBase64url, lp, randomBytes, toBase64url } from '../../src/crypto/bytes.ts'
import { derive, deriveSealKey } from '../../src/crypto/derive.ts'
import type { Trust } from '../../src/crypto/grants.ts'
import { openIdentity, openIdentitySecrets } from '../../src/crypto/identity.ts'
import { type MadeHelpline, makeHelpline } from '../../src/demo/keys.ts'
import { type DemoPerson, invitePeople } from '../../src/demo/people.ts'
import type { SignInAnswer } from '../../src/protocol/staff-sign-in.ts'
import { must, type SignedIn } from '../pages-in-node.ts'
import type { Marks } from './marks.ts'

const org = 'clbchat'

/** A password, what it becomes, and the app beside it. */
interface OwnSecrets {
  readonly stretched: Bytes
  readonly signInSecret: Bytes
  readonly seed: Bytes
}

/** The people of a real helpline, with real keys and codes, and everything that they keep secret. */
export class MarkedStaff {
  readonly #made: MadeHelpline
  readonly #people: readonly DemoPerson[]
  readonly #own = new Map<string, OwnSecrets>()

  private constructor(made: MadeHelpline, people: readonly DemoPerson[]) {
    this.#made = made
    this.#people = people
  }

  /** Noor and Farid are counsellors, Bram coordinates. Stretching their passwords takes a second each. */
  static async isMade(): Promise<MarkedStaff> {
    const people = invitePeople().filter(({ role }) => role !== 'administrator')
    const made = await makeHelpline(org, people, Math.floor(Date.now() / 1000) - 60)
    const staff = new MarkedStaff(made, people)
    for (const { username, password } of people) {
      const salt = lp('clb/v1/pw', org, username)
      const costs = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
      const stretched = new Uint8Array(scryptSync(password, salt, 32, costs))
      const signInSecret = await derive(stretched, 'clb/v1/signin')
      staff.#own.set(username, { stretched, signInSecret, seed: randomBytes(20) })
    }
    return staff
  }

  trust = (): Trust => {
    const { rootKey, grantsFrom } = this.#made.request
    const from = grantsFrom * 1000
    return {
      org,
      rootKey: bytesIn(rootKey),
      grantsFrom: from,
      rootGrantsFrom: from,
      now: Date.now(),
    }
  }

  async setUp(url: string, secret: string): Promise<void> {
    const { accounts, ...rest } = this.#made.request
    const led = accounts.toSorted(
      (one, other) => Number(other.role === 'coordinator') - Number(one.role === 'coordinator'),
    )
    const withCodes = led.map(account => ({
      ...account,
      ways: account.ways.map(way => ({ ...way, codes: this.#codes(account.username, 0) })),
    }))
    const answer = await posts(url, '/api/set-up', { secret, ...rest, accounts: withCodes })
    if (answer.status !== 204) throw new Error(`set-up: ${answer.status} ${await answer.text()}`)
  }

  /** With the password and a code, once for each helpline: a code is good once. */
  async signsIn(url: string, username: string): Promise<SignedIn> {
    const { stretched, signInSecret } = this.#secretsOf(username)
    const { code } = this.#codes(username, 1)
    const asked = { username, secret: toBase64url(signInSecret), code }
    const answer = await posts(url, '/api/sign-in', asked)
    if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status}`)
    const { id, identityFile, grants } = (await answer.json()) as SignInAnswer
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const identity = must(await openIdentity(await wrappingKeyOf(stretched), bytesIn(identityFile ?? '')))
    return { id, cookie, identity, grants }
  }

  /** What never leaves their pages. */
  async tellsSecrets(marks: Marks): Promise<void> {
    for (const { username, password } of this.#people) {
      const { stretched } = this.#secretsOf(username)
      marks.knows(`the password of ${username}`, password)
      marks.holds(`the stretched password of ${username}`, stretched)
      const [way] = this.#made.request.accounts.find(one => one.username === username)?.ways ?? []
      const file = bytesIn(way?.identityFile ?? '')
      const { seed, deskSecret } = must(await openIdentitySecrets(await wrappingKeyOf(stretched), file))
      marks.holds(`the identity of ${username}`, seed)
      marks.holds(`the desk secret of ${username}`, deskSecret)
    }
    marks.knows('the key phrase on paper', this.#made.keyPhrase)
    marks.knows('the recovery identity on paper', this.#made.recovery)
  }

  /** What the server must hear to know them, and may keep nowhere as it came. */
  tellsWhatPassesThrough(marks: Marks): void {
    for (const [username, { signInSecret, seed }] of this.#own) {
      marks.holds(`the sign-in secret of ${username}`, signInSecret, 'passing')
      marks.holds(`the seed of the codes of ${username}`, seed, 'passing')
    }
  }

  #secretsOf(username: string): OwnSecrets {
    const own = this.#own.get(username)
    if (!own) throw new Error(`nobody is called ${username}`)
    return own
  }

  #codes(username: string, steps: number): { seed: string; code: string } {
    const { seed } = this.#secretsOf(username)
    const secret = new Secret({ buffer: Uint8Array.from(seed).buffer })
    const code = TOTP.generate({ secret, timestamp: Date.now() + steps * 30_000 })
    return { seed: toBase64url(seed), code }
  }
}

export function posts(url: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  })
}

function wrappingKeyOf(stretched: Bytes) {
  return deriveSealKey(new Uint8Array(0), stretched, 'clb/v1/identity')
}

function bytesIn(text: string): Bytes {
  return must(fromBase64url(text))
}
