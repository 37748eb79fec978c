import { expect, vi } from 'vitest'
import { randomBytes, toBase64url } from '../src/crypto/bytes.ts'
import {
  type Epoch,
  firstEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  nextEpoch,
  type Reason,
} from '../src/crypto/conversation-key.ts'
import { type EarlierEpoch, sealEnvelope } from '../src/crypto/envelope.ts'
import { signGrant } from '../src/crypto/grants.ts'
import type { Content, Counts } from '../src/crypto/message-content.ts'
import { isRefused } from '../src/crypto/seal-refusal.ts'
import { makeShift, type Shift, verifyCounsellor } from '../src/crypto/shift-certificate.ts'
import type { SignedObject } from '../src/crypto/signed-object.ts'
import { makeSeed, type SigningKey, signingKeyFrom } from '../src/crypto/signing-key.ts'
import { openTalk, type Talk } from '../src/crypto/talk.ts'
import type { Refused } from '../src/domain/refusal.ts'
import { readSite } from '../src/server/site-folder.ts'
import { Desk } from '../src/web/desk/desk.ts'
import type { DeskView } from '../src/web/desk/desk-view.ts'
import { connect } from '../src/web/shared/connection.ts'
import { makeWire } from './wire.ts'

// People for the tests of a desk: real keys and seals, and a wire that the test moves by hand. Only tests load this.

export const org = 'clbchat'
const quickly = { interval: 5, timeout: 3_000 }
export const offerId = 'O'.repeat(22)
export const minute = 60_000
export type Frame = Record<string, unknown>
export type Wire = ReturnType<typeof makeWire>
export interface AtDesk {
  readonly desk: Desk
  readonly wire: Wire
  readonly person: Person
  readonly kept: Map<string, string>
  /** What was filed, by the id of the row. */
  readonly filed: Map<string, unknown>
}

export function good<Answer>(answer: Answer): Exclude<Answer, { refused: unknown } | undefined | null> {
  if (answer === undefined || answer === null || isRefused(answer))
    throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as Exclude<Answer, { refused: unknown } | undefined | null>
}

/** A counsellor, and one shift: a page of their own. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly identity: SigningKey
  readonly deskSecret: ReturnType<typeof randomBytes>
  readonly grants: readonly SignedObject[]
  readonly shift: Shift
}

const now = Date.now()
const dates = { notBefore: Math.floor(now / 1000) - 60, notAfter: Math.floor(now / 1000) + 86_400 }
const [rootKey, deputy] = await Promise.all([signingKeyFrom(makeSeed()), signingKeyFrom(makeSeed())])
export const trust = { org, rootKey: rootKey.publicKey, grantsFrom: 0, rootGrantsFrom: 0, now }
const bram = { identity: toBase64url(deputy.publicKey), age: `age1${'q'.repeat(58)}` }
const deputyGrant = await signGrant(rootKey, org, {
  ...{ ...dates, kind: 'deputy', id: 'bram', name: 'Bram', keys: bram },
})

export async function hire(id: string, name: string): Promise<Person> {
  const identity = await signingKeyFrom(makeSeed())
  const keys = { identity: toBase64url(identity.publicKey), disciplines: ['social'] }
  const grants = [deputyGrant, await signGrant(deputy, org, { ...dates, kind: 'counsellor', id, name, keys })]
  const shift = good(await makeShift(trust, { counsellorId: id, identity }, grants))
  return { id, name, identity, deskSecret: randomBytes(32), grants, shift }
}

/** The same person on a page loaded anew, so many seconds later: another shift key, certified later. */
export async function reloads(person: Person, laterSeconds = 1): Promise<Person> {
  const later = { ...trust, now: now + laterSeconds * 1000 }
  const own = { counsellorId: person.id, identity: person.identity }
  return { ...person, shift: good(await makeShift(later, own, person.grants)) }
}

const desks: Desk[] = []

export function closeDesks(): void {
  for (const desk of desks.splice(0)) desk.stop('signed-out')
  vi.useRealTimers()
}

const pass = 'P'.repeat(43)

/** The closing form as it ships. */
export const { closingForm } = readSite('site/clbchat')

/** A counsellor's page, and the server's end of its wire. `kept` is what the server keeps of desk blobs, by conversation. */
export function openDesk(
  person: Person,
  { askPass = async () => pass, kept = new Map<string, string>() } = {} as {
    askPass?: () => Promise<string | Refused>
    kept?: Map<string, string>
  },
): AtDesk {
  const wire = makeWire()
  const filed = new Map<string, unknown>()
  const post = async (path: string, body: object) => {
    const { c = '', blob } = body as { c?: string; blob?: string }
    if (path === '/api/desk-blob' && blob) kept.set(c, blob)
    if (path === '/api/desk-blob/drop') kept.delete(c)
    if (path === '/api/desk-blob/list') return { conversations: [...kept.keys()] }
    if (path === '/api/closing-form') return closingForm
    if (path === '/api/registration') filed.set((body as { id: string }).id, body)
    if (path !== '/api/desk-blob/find') return undefined
    const found = kept.get(c)
    return found === undefined ? { refused: 'expired' } : { blob: found }
  }
  const { shift, identity, deskSecret } = person
  const desk = new Desk({
    ...{ org, accountName: person.name, shift, identity, askPass, trust: () => trust },
    blobs: { post, deskSecret },
    nameOfService: id => (id === 'awel' ? 'Awel' : undefined),
    open: link =>
      connect({ path: '/api/desk', openSocket: wire.openSocket, wakeUps: () => () => undefined, ...link }),
  })
  desks.push(desk)
  return { desk, wire, person, kept, filed }
}

export async function arrive(person: Person, conversation: string | null = null, kept?: Map<string, string>) {
  const at = openDesk(person, kept ? { kept } : {})
  at.wire.accept()
  await reads(at.wire, 'desk')
  const held = conversation === null ? null : { c: conversation, role: 2, isComing: false }
  tells(at.wire, { t: 'welcome', name: person.name, role: 'counsellor', conversation: held })
  return at
}

export function tells(wire: Wire, ...frames: object[]) {
  for (const frame of frames) wire.say(frame)
  wire.flush()
}

/** The next frame of this kind that the page sends; what came before it is read and forgotten. */
export async function reads(wire: Wire, kind: string): Promise<Frame> {
  let found: Frame | undefined
  await vi.waitFor(() => {
    found ??= wire.read().find(frame => frame['t'] === kind)
    expect(found).toBeDefined()
  }, quickly)
  return found as Frame
}

export function settle(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 30))
}

/** Somebody as the server shows a holder. */
export function shown({ id, grants, shift }: Person, take: unknown) {
  return { counsellorId: id, take, certificate: shift.certificate, grants }
}

/** A visitor's page: real keys, real seals, no screen. */
export class Visitor {
  readonly convId = makeConversationId()
  readonly id = toBase64url(this.convId)
  epochs: Epoch[] = []
  /** The last epoch in which all said hello. */
  current: Epoch | undefined
  talk: Talk | undefined
  seq = 0
  /** Everything said so far, in the server's order. */
  readonly said: object[] = []

  /** The key of the first epoch, or of the next attempt, for who took, as it stands on the wire. */
  async handOver(person: Person, taking: Frame) {
    const holder = await this.holder(person, taking['take'])
    const previous = this.epochs.at(-1)
    const holders = [holder]
    const made = previous
      ? await nextEpoch({ org, previous, current: undefined, reason: 'start', holders })
      : await firstEpoch({ org, convId: this.convId, holders })
    return this.#give(good(made), holder, this.epochs)
  }

  async holder(person: Person, take: unknown, role: 2 | 3 = 2): Promise<Holder> {
    const given = { grants: person.grants, certificate: person.shift.certificate }
    return good(holderOf(good(await verifyCounsellor(trust, given)), role, String(take)))
  }

  async #give(epoch: Epoch, holder: Holder, earlier: readonly EarlierEpoch[]) {
    const before = this.epochs.map(() => ({ '1': 0, '2': 0 }))
    const envelope = await sealEnvelope(epoch, holder, earlier)
    this.epochs = [...this.epochs, epoch]
    this.current ??= epoch
    this.talk = await openTalk({ epoch, me: 1, before })
    return envelope
  }

  /** The next epoch of a conversation that goes on, with its holders; `read` says which of its envelopes carry the past. */
  async nextEpoch(reason: Reason, holders: readonly Holder[], before: readonly Counts[]) {
    const previous = good(this.epochs.at(-1))
    const epoch = good(await nextEpoch({ org, previous, current: this.current, reason, holders }))
    const earlier = this.epochs
    this.epochs = [...this.epochs, epoch]
    this.talk = await openTalk({ epoch, me: 1, before })
    const envelopeFor = (holder: Holder, isReading: boolean) =>
      sealEnvelope(epoch, holder, isReading ? earlier : [])
    return { epoch, envelopeFor }
  }

  async hears(frame: Frame): Promise<Content> {
    const { content } = good(await this.talk?.receive(frame['message']))
    this.said.push(good(frame['message']) as object)
    return content
  }

  async says(text: string) {
    return this.frame(await this.talk?.seal({ k: 'text', t: text }, Date.now()))
  }

  async tellsWhoSheIs(nickname: string) {
    return this.frame(
      await this.talk?.seal({ k: 'intake', nickname, who: 'pupil', ageYears: 14 }, Date.now()),
    )
  }

  async closes() {
    return this.frame(await this.talk?.close(Date.now()))
  }

  frame(sealed: unknown) {
    this.said.push(good(sealed) as object)
    this.seq = Math.max(this.seq + 1, this.said.length)
    return { t: 'message', seq: this.seq, message: good(sealed) }
  }
}

export async function rings(
  wire: Wire,
  desk: Desk,
  call: { as: string; from: string; why: string } | null = null,
) {
  const wish = { lang: 'nl', wanted: 'study-choice', slow: false }
  const offer = { t: 'offer', offer: offerId, ...wish, within: 20_000, call }
  tells(wire, { t: 'status', status: 'ringing' }, offer)
  await vi.waitFor(() => expect(desk.offer.value?.id).toBe(offerId))
}

/** From the ring to the taken answer, and the key that the visitor makes. */
export async function takes({ desk, wire, person }: AtDesk, visitor: Visitor, e = visitor.epochs.length) {
  await rings(wire, desk)
  desk.take()
  const taking = await reads(wire, 'take')
  const taken = { t: 'taken', c: visitor.id, e, take: taking['take'], within: 60_000, change: null }
  tells(wire, { t: 'status', status: 'talking' }, taken)
  const envelope = await visitor.handOver(person, taking)
  return { taking, envelope }
}

export function opened(c: string) {
  return { t: 'opened', c, elapsed: 0, planned: 45 * minute, clock: true }
}

export function caughtUp(c: string, e: number, other: object = {}) {
  return { t: 'caught-up', c, e, withColleague: false, change: null, ...other }
}

export function accepted(frame: Frame, seq: number) {
  const { s, q } = frame['message'] as { s: string; q: number }
  return { t: 'accepted', s, q, seq }
}

/** From the ring to an open conversation with a visitor who told who she is. */
export async function opens(at: AtDesk, visitor: Visitor) {
  const { taking, envelope } = await takes(at, visitor)
  tells(at.wire, { t: 'envelope', envelope })
  const hello = await reads(at.wire, 'message')
  visitor.seq += 1
  const content = await visitor.hears(hello)
  const intake = await visitor.tellsWhoSheIs('Vosje')
  tells(at.wire, accepted(hello, 1), opened(visitor.id), intake)
  await vi.waitFor(() => expect(at.desk.conversation?.intake.value?.nickname).toBe('Vosje'))
  return { taking, hello, content }
}

export function words(view: DeskView): string[] {
  if (view.at !== 'conversation') return []
  return view.conversation.lines.value.map(line => line.text)
}
