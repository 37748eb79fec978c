import { type ReadonlySignal, signal } from '@preact/signals'
import { toBase64url } from '../../crypto/bytes.ts'
import {
  type Epoch,
  firstEpoch,
  forgetEpoch,
  holderOf,
  makeConversationId,
  makeTake,
} from '../../crypto/conversation-key.ts'
import { openEnvelope, sealEnvelope } from '../../crypto/envelope.ts'
import { readGrants, type Trust } from '../../crypto/grants.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { makeShift, type Shift, verifyCounsellor } from '../../crypto/shift-certificate.ts'
import type { SignedObject } from '../../crypto/signed-object.ts'
import type { SigningKey } from '../../crypto/signing-key.ts'
import { openTalk } from '../../crypto/talk.ts'

/** Where the keys failed. */
export type KeyFault = 'grant' | 'certificate' | 'message'

export type KeysNow =
  | { readonly is: 'untested' | 'testing' }
  /** `until` is the last instant of the own grant, in milliseconds. ending: within 60 days of it (SE3). */
  | { readonly is: 'good' | 'ending'; readonly until: number }
  | { readonly is: 'bad'; readonly fault: KeyFault }

/** Whose keys, and what this page pinned. */
export interface OwnShift {
  readonly id: string
  readonly identity: SigningKey
  readonly grants: readonly SignedObject[]
  readonly shift: Shift
  readonly trust: () => Trust
}

const warnedBefore = 60 * 24 * 60 * 60_000
const testWords = 'Dit is een test.'

/** The test of the own keys at the start of a shift. Nothing of it leaves the page. */
export class KeyCheck {
  readonly #now = signal<KeysNow>({ is: 'untested' })
  readonly #own: OwnShift

  constructor(own: OwnShift) {
    this.#own = own
  }

  get now(): ReadonlySignal<KeysNow> {
    return this.#now
  }

  async test(): Promise<void> {
    if (this.#now.peek().is === 'testing') return
    this.#now.value = { is: 'testing' }
    this.#now.value = await proveKeys(this.#own).catch(() => ({ is: 'bad', fault: 'message' }) as const)
  }
}

/**
 * [DK63] Proves what a visitor's page will rely on: the own grant holds, the certificate of this shift verifies by its
 * whole chain, the identity still signs, and a message sealed for this shift is read again.
 */
export async function proveKeys(own: OwnShift): Promise<KeysNow> {
  const trust = own.trust()
  const { grants } = await readGrants(trust, own.grants)
  const identity = toBase64url(own.identity.publicKey)
  const grant = grants.find(
    one => one.kind === 'counsellor' && one.id === own.id && one.keys.identity === identity,
  )
  if (!grant) return { is: 'bad', fault: 'grant' }
  if (!(await isCertified(own, trust))) return { is: 'bad', fault: 'certificate' }
  if (!(await readsItsOwnTest(own, trust))) return { is: 'bad', fault: 'message' }
  const until = grant.notAfter * 1000
  return { is: until - trust.now <= warnedBefore ? 'ending' : 'good', until }
}

/** Of the certificate that visitors will see, and of one that the identity signs now. */
async function isCertified({ id, identity, grants, shift }: OwnShift, trust: Trust): Promise<boolean> {
  const signedNow = await makeShift(trust, { counsellorId: id, identity }, grants)
  if (isRefused(signedNow)) return false
  for (const { certificate } of [shift, signedNow]) {
    const shown = await verifyCounsellor(trust, { grants, certificate })
    if (isRefused(shown) || shown.counsellorId !== id) return false
  }
  return true
}

/** Plays both sides of a first word: what a visitor's page seals for this shift must open here. */
async function readsItsOwnTest({ grants, shift }: OwnShift, trust: Trust): Promise<boolean> {
  const shown = await verifyCounsellor(trust, { grants, certificate: shift.certificate })
  const me = isRefused(shown) ? shown : holderOf(shown, 2, toBase64url(makeTake()))
  if (isRefused(me)) return false
  const { org } = trust
  const epoch = await firstEpoch({ org, convId: makeConversationId(), holders: [me] })
  if (isRefused(epoch)) return false
  const envelope = await sealEnvelope(epoch, me)
  const opened = await openEnvelope({ org, shiftKeys: shift.shiftKeys, me, anchors: new Map() }, envelope)
  return !isRefused(opened) && saysAndReads(epoch, opened.epoch)
}

async function saysAndReads(visitors: Epoch, desks: Epoch): Promise<boolean> {
  const visitor = await openTalk({ epoch: visitors, me: 1 })
  const desk = await openTalk({ epoch: desks, me: 2 })
  try {
    const now = Date.now()
    await visitor.receive(await desk.hello(now))
    const heard = await desk.receive(await visitor.seal({ k: 'text', t: testWords }, now))
    return !isRefused(heard) && heard.content.k === 'text' && heard.content.t === testWords
  } finally {
    visitor.forget()
    desk.forget()
    forgetEpoch(visitors)
    forgetEpoch(desks)
  }
}
