import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'
import * as v from 'valibot'
import { type Bytes, fromBase64url, randomBytes, toBase64url } from '../../crypto/bytes.ts'
import { type Grant, signGrant, type Trust } from '../../crypto/grants.ts'
import type { Identity } from '../../crypto/identity.ts'
import { sealAnswer } from '../../crypto/invitation.ts'
import { makeSeed, signingKeyFrom } from '../../crypto/signing-key.ts'
import type { StaffRole } from '../../domain/people.ts'
import { isRefused, refuse } from '../../domain/refusal.ts'
import {
  giveAccessRequest,
  grantsRequest,
  invitationsRequest,
  letInRequest,
  type PeopleAnswer,
  type SignedGrant,
  takeAwayRequest,
} from '../../protocol/people.ts'
import { People } from './people.ts'
import { boundKeys } from './people-invite.ts'

// A helpline in memory for the tests of the people: real keys, a server that keeps what it is told. Only tests load this file.

export const org = 'clbchat'
export const now = Date.UTC(2026, 10, 27, 19, 0, 0)
export const seconds = Math.floor(now / 1000)
export const day = 24 * 60 * 60
export const phrase = 'appel-brug-citroen-duin-ezel-fluit-gras'
const dates = { notBefore: seconds - 10 * day, notAfter: seconds + 300 * day }

export const newIdentity = async (): Promise<Identity> => ({
  signingKey: await signingKeyFrom(makeSeed()),
  deskSecret: randomBytes(32),
})
export const publicKeyOf = ({ signingKey }: Identity) => toBase64url(signingKey.publicKey)

const sealed = async (how: (file: Encrypter) => void, text: string) => {
  const file = new Encrypter()
  // The weight of a passphrase is the library's matter; a test of our acts need not carry it.
  file.setScryptWorkFactor(10)
  how(file)
  return toBase64url(new Uint8Array(await file.encrypt(text)))
}

/** An, deputy and holder of the root key, with her page open. */
export async function openPeopleHouse() {
  const rootSeed = makeSeed()
  const root = await signingKeyFrom(rootSeed)
  const an = await newIdentity()
  const ageOfAn = await generateHybridIdentity()
  const recipient = await identityToRecipient(ageOfAn)
  const files: Record<string, string> = {
    'age/an/phrase.age': await sealed(file => file.setPassphrase(phrase), ageOfAn),
    'root.age': await sealed(
      file => file.addRecipient(recipient),
      `clb-root-key-v1 ${toBase64url(new Uint8Array(rootSeed))}`,
    ),
  }
  const trust: Omit<Trust, 'now'> = { org, rootKey: root.publicKey, grantsFrom: 0, rootGrantsFrom: 0 }
  const answer: PeopleAnswer = { people: [], grants: [], invitations: [], devices: [], keyFiles: [] }
  const server = new MemoryServer(answer, files)
  const byRoot = async (grant: Grant) =>
    void answer.grants.push({ signer: null, grant: await signGrant(root, org, grant) })
  const house = {
    root,
    recipient,
    trust,
    answer,
    server,
    byRoot,
    async deputy(id: string, identity: Identity) {
      answer.people.push(account(id, 'coordinator'))
      await byRoot({
        kind: 'deputy',
        id,
        name: named(id),
        keys: { identity: publicKeyOf(identity), age: recipient },
        ...dates,
      })
    },
    async counsellor(id: string, other: Partial<Grant> = {}, signer: [string, Identity] = ['an', an]) {
      const identity = await newIdentity()
      answer.people.push(account(id, 'counsellor'))
      const keys = { identity: publicKeyOf(identity), disciplines: ['social'] }
      const line = { kind: 'counsellor', id, name: named(id), keys, ...dates, ...other } as Grant
      answer.grants.push({ signer: signer[0], grant: await signGrant(signer[1].signingKey, org, line) })
    },
    pageOf(id: string, identity: Identity | null, role: StaffRole = 'coordinator') {
      const me = { id, role, identity }
      return new People({ server, trust, me, origin: 'https://chat.example', now: () => now })
    },
    an,
  }
  await house.deputy('an', an)
  return { ...house, people: house.pageOf('an', an) }
}

const named = (id: string) => id.charAt(0).toUpperCase() + id.slice(1)

function account(id: string, role: StaffRole): PeopleAnswer['people'][number] {
  const shown = {
    id,
    username: id.toLowerCase(),
    name: `van de server: ${id}`,
    role,
    state: 'active' as const,
  }
  return { ...shown, secrecyAt: now, seenAt: now, ways: [], sessions: 1 }
}

/** What the invited page answers, made from the link alone. */
export async function answerTo(
  house: { answer: PeopleAnswer },
  link: string,
  name: string,
  isForged = false,
) {
  const [inviteId = '', key = ''] = link.split('#')[1]?.split('.') ?? []
  const invitation = house.answer.invitations.find(({ id }) => id === inviteId)
  if (!invitation) throw new Error('nobody invited this person')
  const needsAge = invitation.role === 'coordinator' || invitation.role === 'trainer'
  const hasIdentity = invitation.role === 'counsellor' || invitation.role === 'coordinator'
  const keys = {
    identity: hasIdentity ? publicKeyOf(await newIdentity()) : null,
    age: needsAge ? `age1${'q'.repeat(58)}` : null,
    name,
  }
  const username = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const bound = { org, inviteId, username, keys: boundKeys(keys) }
  const mac = await sealAnswer(isForged ? randomBytes(32) : bytes(key), bound)
  invitation.answer = { ...keys, username, mac, at: now }
}

function bytes(text: string): Bytes {
  return fromBase64url(text) ?? randomBytes(32)
}

/** Keeps what it is told, and asks once who is there when `isStale`. */
class MemoryServer {
  readonly told: { path: string; body: object }[] = []
  isStale = false
  isAway = false
  proven = 0
  /** After so many requests the line breaks. */
  breaksAfter = Number.POSITIVE_INFINITY
  readonly #answer: PeopleAnswer
  readonly #files: Record<string, string>

  constructor(answer: PeopleAnswer, files: Record<string, string>) {
    this.#answer = answer
    this.#files = files
  }

  async get(path: string): Promise<unknown> {
    if (this.isAway) throw new TypeError('no connection')
    const file = this.#files[path.replace('/api/key-file/', '')]
    if (path !== '/api/people') return file ? { content: file } : refuse('expired')
    return structuredClone(this.#answer)
  }

  async post(path: string, body: object): Promise<unknown> {
    if (this.isAway || this.told.length >= this.breaksAfter) throw new TypeError('no connection')
    if (this.isStale) return refuse('prove-again')
    this.told.push({ path, body })
    this.#keep(path, JSON.parse(JSON.stringify(body)))
    return undefined
  }

  async again(ask: () => Promise<unknown>): Promise<unknown> {
    const answer = await ask()
    if (!isRefused(answer) || answer.refused !== 'prove-again') return answer
    this.proven += 1
    this.isStale = false
    return ask()
  }

  #keep(path: string, body: unknown): void {
    const answer = this.#answer
    const more = (grants: SignedGrant[]) => void answer.grants.push(...grants)
    switch (path) {
      case '/api/invitations': {
        const { invitations } = v.parse(invitationsRequest, body)
        const until = now + 7 * day * 1000
        answer.invitations.push(...invitations.map(one => ({ ...one, by: 'an', until, answer: null })))
        return
      }
      case '/api/let-in':
        for (const { invitation, grants } of v.parse(letInRequest, body).people) {
          const at = answer.invitations.findIndex(({ id }) => id === invitation)
          const [one] = answer.invitations.splice(at, 1)
          if (one?.answer) answer.people.push({ ...account(one.id, one.role), username: one.answer.username })
          more(grants)
        }
        return
      case '/api/give-access':
        answer.devices.length = 0
        more(v.parse(giveAccessRequest, body).grants)
        return
      case '/api/grants':
        more(v.parse(grantsRequest, body).grants)
        return
      case '/api/take-away': {
        const gone = v.parse(takeAwayRequest, body)
        answer.people = answer.people.map(one => (one.id === gone.account ? { ...one, state: 'off' } : one))
        more(gone.grants)
        return
      }
    }
  }
}
