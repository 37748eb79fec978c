import { type Bytes, randomBytes, toBase64url } from './bytes.ts'
import {
  type Epoch,
  firstEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  makeTake,
  type Role,
} from './conversation-key.ts'
import { type Grant, signGrant, type Trust } from './grants.ts'
import type { Content, Counts } from './message-content.ts'
import { messageKey, type Plain, sealMessage, type WireMessage } from './message-seal.ts'
import { isRefused, type Refused } from './seal-refusal.ts'
import { makeShift, type Shift } from './shift-certificate.ts'
import type { SignedObject } from './signed-object.ts'
import { makeSeed, type SigningKey, signingKeyFrom } from './signing-key.ts'
import { openTalk, type Talk } from './talk.ts'

// The helpline of the seal tests: one root key, deputy An, counsellors Noor and Els. Only tests load this file.

export const org = 'clbchat'
export const now = Date.UTC(2026, 10, 23, 15, 30, 20)
export const inSeconds = Math.floor(now / 1000)
const days = 24 * 60 * 60

export type Helpline = {
  root: SigningKey
  deputy: SigningKey
  trust: Trust
  deputyGrant: SignedObject
  /** A new counsellor, with the grants a page needs to know this person. */
  counsellor: (id: string, name: string) => Promise<Member>
}
export type Member = { counsellorId: string; identity: SigningKey; grants: SignedObject[] }

export const newKey = () => signingKeyFrom(makeSeed())

export async function makeHelpline(): Promise<Helpline> {
  const root = await newKey()
  const deputy = await newKey()
  const trust = { org, rootKey: root.publicKey, grantsFrom: 0, rootGrantsFrom: 0, now }
  const deputyGrant = await signGrant(root, org, deputyLine(deputy))
  const counsellor = async (counsellorId: string, name: string) => {
    const identity = await newKey()
    const grant = await signGrant(deputy, org, counsellorLine(identity, { id: counsellorId, name }))
    return { counsellorId, identity, grants: [deputyGrant, grant] }
  }
  return { root, deputy, trust, deputyGrant, counsellor }
}

const dates = { notBefore: inSeconds - 10 * days, notAfter: inSeconds + 300 * days }

export function deputyLine(deputy: SigningKey, other: Partial<Grant> = {}): Grant {
  const keys = { identity: toBase64url(deputy.publicKey), age: `age1${'q'.repeat(58)}` }
  return { kind: 'deputy', id: 'an', name: 'An', keys, ...dates, ...other } as Grant
}

export function counsellorLine(identity: SigningKey, other: Partial<Grant> = {}): Grant {
  const keys = { identity: toBase64url(identity.publicKey), disciplines: ['psychologist'] }
  return { kind: 'counsellor', id: 'noor', name: 'Noor', keys, ...dates, ...other } as Grant
}

/** The answer, when a refusal would be a mistake in the test itself. */
export function must<T>(answer: T): Exclude<T, Refused> {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`)
  return answer as Exclude<T, Refused>
}

/** A counsellor at the desk: a shift, and a place (holder) in one conversation. */
export type AtDesk = { shift: Shift; holder: Holder }

export async function atDesk(
  helpline: Helpline,
  member: Member,
  role: 2 | 3 = 2,
  laterSeconds = 0,
): Promise<AtDesk> {
  const trust = { ...helpline.trust, now: now + laterSeconds * 1000 }
  const shift = must(await makeShift(trust, member, member.grants))
  return { shift, holder: place(shift, role) }
}

/** A new place (another take) for the same shift. */
export function place(shift: Shift, role: 2 | 3 = 2): Holder {
  return must(holderOf(shift.counsellor, role, toBase64url(makeTake())))
}

export type Meeting = { helpline: Helpline; noor: AtDesk; epoch: Epoch }

/** Noor took a conversation: the visitor's page made its first epoch. */
export async function meet(): Promise<Meeting> {
  const helpline = await makeHelpline()
  const noor = await atDesk(helpline, await helpline.counsellor('noor', 'Noor'))
  const convId = makeConversationId()
  const epoch = must(await firstEpoch({ org, convId, holders: [noor.holder] }))
  return { helpline, noor, epoch }
}

export const talkOf = (epoch: Epoch, me: Role): Promise<Talk> =>
  openTalk({ epoch, me, before: me === 1 ? Array.from({ length: epoch.e }, () => ({})) : [] })

/** Visitor and counsellor after hello: both may speak. */
export async function greeted(epoch: Epoch): Promise<{ visitor: Talk; counsellor: Talk }> {
  const [visitor, counsellor] = await Promise.all([talkOf(epoch, 1), talkOf(epoch, 2)])
  must(await visitor.receive(must(await counsellor.hello(now))))
  return { visitor, counsellor }
}

/** What a page seals when somebody types this. */
export const says = async (talk: Talk, t: string): Promise<WireMessage> => must(await talk.seal(text(t), now))

/** A counsellor's page just after hello: the first message of the visitor comes next. */
export async function readerOf(epoch: Epoch): Promise<Talk> {
  const reader = await talkOf(epoch, 2)
  must(await reader.hello(now))
  return reader
}

/** What somebody who has the epoch key (a dishonest page) can seal: anything. */
export async function forge(
  epoch: Epoch,
  from: { role: Role; sid?: Bytes; q?: number },
  plain: Partial<Plain> & { content: Content },
): Promise<WireMessage> {
  const { role, sid = randomBytes(16), q = 0 } = from
  const key = await messageKey(epoch, role, sid)
  const ack: Counts = role === 1 ? { 2: 1 } : { 1: 0 }
  return sealMessage(key, { ...epoch, role, sid, q }, { n: 1, ack, ts: 1, ...plain })
}

export const text = (t: string) => ({ k: 'text' as const, t })
