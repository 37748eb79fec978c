import { type Bytes, fromBase64url, toBase64url } from '../../src/crypto/bytes.ts'
import type { Trust } from '../../src/crypto/grants.ts'
import {
  type Identity,
  openIdentity,
  type StretchedPassword,
  stretchPassword,
} from '../../src/crypto/identity.ts'
import { makeShift, type Shift } from '../../src/crypto/shift-certificate.ts'
import { type MadeHelpline, makeHelpline } from '../../src/demo/keys.ts'
import { type DemoPerson, invitePeople, makePhrase } from '../../src/demo/people.ts'
import { urgentNumbers } from '../../src/domain/referral.ts'
import type { PageSettings } from '../../src/protocol/page-settings.ts'
import type { SignInAnswer } from '../../src/protocol/staff-sign-in.ts'
import { readSite } from '../../src/server/site-folder.ts'
import { must } from '../pages-in-node.ts'

/** A counsellor in the chair: the session's cookie, and the keys of this page load. */
export interface Seated {
  readonly id: string
  readonly name: string
  readonly cookie: string
  readonly identity: Identity
  readonly shift: Shift
}

/**
 * The people of a helpline, made once and let into every helpline of a play: stretching their passwords takes a second
 * each, and keys that are the same everywhere change nothing about a fault.
 */
export class Staff {
  readonly #made: MadeHelpline
  readonly #people: readonly DemoPerson[]
  readonly #stretched = new Map<string, Promise<StretchedPassword>>()
  readonly settings: PageSettings

  private constructor(people: readonly DemoPerson[], made: MadeHelpline) {
    this.#people = people
    this.#made = made
    const { rootKey, grantsFrom } = made.request
    const pinned = { rootKey, grantsFrom, rootGrantsFrom: grantsFrom, isDemo: true }
    const { settings, referrals } = readSite('site/clbchat')
    this.settings = { ...settings, numbers: urgentNumbers(referrals), referrals: [], ...pinned }
  }

  /** With so many counsellors: `balie1`, `balie2` … */
  static async isMade(counsellors: number): Promise<Staff> {
    const people = [...invitePeople().filter(({ role }) => role === 'coordinator'), ...desks(counsellors)]
    const made = await makeHelpline('clbchat', people, Math.floor(Date.now() / 1000) - 60)
    return new Staff(people, made)
  }

  get counsellors(): readonly DemoPerson[] {
    return this.#people.filter(({ role }) => role === 'counsellor')
  }

  get trust(): Trust {
    const { rootKey, grantsFrom } = this.#made.request
    const from = grantsFrom * 1000
    return {
      org: 'clbchat',
      rootKey: bytesIn(rootKey),
      grantsFrom: from,
      rootGrantsFrom: from,
      now: Date.now(),
    }
  }

  async setUp(url: string, secret: string): Promise<void> {
    const { status } = await posts(url, '/api/set-up', { secret, ...this.#made.request })
    if (status !== 204) throw new Error(`the helpline was not set up: ${status}`)
  }

  /** The ordinary password way (SE5), with a shift of its own. */
  async sitsDown(url: string, username: string): Promise<Seated> {
    const { wrappingKey, signInSecret } = await this.#stretch(username)
    const answer = await posts(url, '/api/sign-in', {
      username,
      secret: toBase64url(signInSecret),
      code: null,
    })
    if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status}`)
    const { id, name, identityFile, grants } = (await answer.json()) as SignInAnswer
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const identity = must(await openIdentity(wrappingKey, bytesIn(identityFile ?? '')))
    const own = { counsellorId: id, identity: identity.signingKey }
    return { id, name, cookie, identity, shift: must(await makeShift(this.trust, own, grants)) }
  }

  #stretch(username: string): Promise<StretchedPassword> {
    const { password = '' } = this.#people.find(person => person.username === username) ?? {}
    const stretched = this.#stretched.get(username) ?? stretchPassword({ org: 'clbchat', username, password })
    this.#stretched.set(username, stretched)
    return stretched
  }
}

function desks(many: number): DemoPerson[] {
  return Array.from({ length: many }, (_, at) => {
    const username = `balie${at + 1}`
    const id = Buffer.from(username.padEnd(9, '-')).toString('base64url')
    const disciplines = ['psycho-pedagogical', 'social']
    return { id, username, name: `Balie ${at + 1}`, role: 'counsellor', disciplines, password: makePhrase() }
  })
}

/** Where the staff of the play sit, as the proxy says. */
const staffRoom = { 'x-forwarded-for': '10.0.0.1' }

export function posts(url: string, path: string, body: object, cookie = ''): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie, ...staffRoom },
    body: JSON.stringify(body),
  })
}

function bytesIn(text: string): Bytes {
  return fromBase64url(text) ?? new Uint8Array(0)
}
