import { type Bytes, fromBase64url, lp, randomBytes } from './bytes.ts'
import { deriveIn, hash, mac } from './derive.ts'
import { type Refused, refuse, type SealRefusal } from './seal-refusal.ts'
import type { Counsellor } from './shift-certificate.ts'

export type Reason = 'start' | 'back' | 'transfer' | 'colleague' | 'colleague-left' | 'repair'

/** SE14: 1 visitor, 2 counsellor, 3 colleague. */
export type Role = 1 | 2 | 3

/** SE8: one who holds the key of an epoch beside the visitor, with the `take` (16 bytes) made at taking. */
export type Holder = {
  role: 2 | 3
  counsellorId: string
  shiftId: string
  shiftPublicKey: Bytes
  certifiedFrom: number
  take: Bytes
}

/** What is needed to open the messages of one epoch. */
export type EpochKey = { convId: Bytes; e: number; ctx: Bytes; key: Bytes }

/** One epoch as its holders know it: K_e, ctx_e, link_e (empty for e = 0), and what ctx_e was made from. */
export type Epoch = EpochKey & {
  reason: Reason
  /** ctx_{e-1}; empty for e = 0. */
  previousCtx: Bytes
  /** In order of role. */
  holders: readonly Holder[]
  link: Bytes
}

const nothing: Bytes = new Uint8Array(0)

/** SE8: a new convId, 16 random bytes. Only the visitor's page makes one. */
export function makeConversationId(): Bytes {
  return randomBytes(16)
}

/** SE11: a new `take`, 16 random bytes: made by the desk for each offer it takes, never used twice. */
export function makeTake(): Bytes {
  return randomBytes(16)
}

/** SE8: a verified counsellor as a holder. `take` is base64url as the frame brings it. Refusal: malformed. */
export function holderOf(counsellor: Counsellor, role: 2 | 3, take: string): Holder | Refused {
  const takeBytes = fromBase64url(take)
  if (takeBytes?.length !== 16) return refuse('malformed')
  const { counsellorId, shiftId, shiftPublicKey, certifiedFrom } = counsellor
  return { role, counsellorId, shiftId, shiftPublicKey, certifiedFrom, take: takeBytes }
}

/**
 * SE8: ctx_e = H(lp("clb/v1/ctx", org, convId, e, reason, ctx_{e-1} or "", holder..)) with
 * holder = lp(role, counsellorId, shiftId, H(SKpub), take), in order of role.
 */
export async function contextHash(of: {
  org: string
  convId: Bytes
  e: number
  reason: Reason
  previousCtx: Bytes
  holders: readonly Holder[]
}): Promise<Bytes> {
  const holders = await Promise.all(
    inOrder(of.holders).map(async ({ role, counsellorId, shiftId, shiftPublicKey, take }) => [
      ...[role, counsellorId, shiftId],
      ...[await hash(shiftPublicKey), take],
    ]),
  )
  return hash(lp('clb/v1/ctx', of.org, of.convId, of.e, of.reason, of.previousCtx, ...holders))
}

/** SE10: fp_e = HK(K_e, "clb/v1/fp"): tells an epoch key again without giving it away. */
export function fingerprint({ convId, key }: { convId: Bytes; key: Bytes }): Promise<Bytes> {
  return deriveIn(convId, key, 'clb/v1/fp')
}

/** SE10: link_e = HMAC(HK(K_{e-1}, "clb/v1/link"), lp(ctx_e, fp_e)): only who knew K_{e-1} can make the next epoch. */
export async function chainLink(previousKey: Bytes, next: EpochKey): Promise<Bytes> {
  const linkKey = await deriveIn(next.convId, previousKey, 'clb/v1/link')
  return mac(linkKey, lp(next.ctx, await fingerprint(next)))
}

/**
 * SE8, SE13: the first epoch of a conversation, with a new random K_0. Made by the visitor's page for the counsellor
 * who took it. Refusals: holders-not-allowed.
 */
export async function firstEpoch(of: {
  org: string
  convId: Bytes
  holders: readonly Holder[]
}): Promise<Epoch | Refused> {
  const refused = checkHolders('start', of.holders)
  if (refused) return refuse(refused)
  return makeEpoch({ ...of, e: 0, reason: 'start', previousCtx: nothing })
}

/**
 * SE8, SE10, SE13: the next epoch, with a new random key, linked to the one before. `previous` is the epoch with the
 * highest e so far, also when it was burned; `current` is the last one in which every holder said hello (none yet:
 * only `start` is possible). Refusals: holders-not-allowed; reason-not-allowed, when the holders do not fit the
 * reason (SE27: `back` only for the same counsellor with a later certificate).
 */
export async function nextEpoch(of: {
  org: string
  previous: Epoch
  current: Epoch | undefined
  reason: Reason
  holders: readonly Holder[]
}): Promise<Epoch | Refused> {
  const { org, previous, current, reason, holders } = of
  const refused = checkHolders(reason, holders) ?? checkReason(reason, current?.holders, holders)
  if (refused) return refuse(refused)
  const { convId, ctx } = previous
  return makeEpoch({ org, convId, e: previous.e + 1, reason, previousCtx: ctx, holders }, previous.key)
}

async function makeEpoch(
  of: {
    org: string
    convId: Bytes
    e: number
    reason: Reason
    previousCtx: Bytes
    holders: readonly Holder[]
  },
  previousKey?: Bytes,
): Promise<Epoch> {
  const { convId, e, reason, previousCtx } = of
  const made = { convId, e, ctx: await contextHash(of), key: randomBytes(32) }
  const link = previousKey ? await chainLink(previousKey, made) : nothing
  return { ...made, reason, previousCtx, holders: inOrder(of.holders), link }
}

/** SE8: exactly one counsellor, at most one colleague, two different people; a colleague only where it can be. */
export function checkHolders(reason: Reason, holders: readonly Holder[]): SealRefusal | undefined {
  const [counsellor, colleague, ...more] = inOrder(holders)
  if (counsellor?.role !== 2 || more.length > 0) return 'holders-not-allowed'
  if (reason === 'colleague' && !colleague) return 'holders-not-allowed'
  if ((reason === 'start' || reason === 'colleague-left') && colleague) return 'holders-not-allowed'
  if (!colleague) return undefined
  const isTwoPeople =
    colleague.counsellorId !== counsellor.counsellorId && colleague.shiftId !== counsellor.shiftId
  return colleague.role === 3 && isTwoPeople ? undefined : 'holders-not-allowed'
}

function checkReason(
  reason: Reason,
  before: readonly Holder[] | undefined,
  after: readonly Holder[],
): SealRefusal | undefined {
  if (!before) return reason === 'start' ? undefined : 'reason-not-allowed'
  return fits(reason, pairOf(before), pairOf(after)) ? undefined : 'reason-not-allowed'
}

type Pair = { counsellor: Holder | undefined; colleague: Holder | undefined }

function fits(reason: Reason, before: Pair, after: Pair): boolean {
  const colleagueStaysOrGoes = !after.colleague || isSameShift(before.colleague, after.colleague)
  switch (reason) {
    case 'start':
      return false
    case 'back':
      return isLaterShift(before.counsellor, after.counsellor) && colleagueStaysOrGoes
    case 'transfer':
      return before.counsellor?.counsellorId !== after.counsellor?.counsellorId && colleagueStaysOrGoes
    case 'colleague':
      return isSameShift(before.counsellor, after.counsellor) && !before.colleague
    case 'colleague-left':
      return isSameShift(before.counsellor, after.counsellor) && before.colleague !== undefined
    case 'repair':
      return isSameShift(before.counsellor, after.counsellor) && colleagueStaysOrGoes
  }
}

/** SE27: the same counsellor, come back with another shift key that was certified later. */
function isLaterShift(before: Holder | undefined, after: Holder | undefined): boolean {
  if (!before || !after || before.shiftId === after.shiftId) return false
  return before.counsellorId === after.counsellorId && before.certifiedFrom < after.certifiedFrom
}

function isSameShift(before: Holder | undefined, after: Holder | undefined): boolean {
  return before?.shiftId === after?.shiftId && before?.counsellorId === after?.counsellorId
}

function pairOf(holders: readonly Holder[]): Pair {
  return {
    counsellor: holders.find(({ role }) => role === 2),
    colleague: holders.find(({ role }) => role === 3),
  }
}

function inOrder(holders: readonly Holder[]): readonly Holder[] {
  return [...holders].sort((one, other) => one.role - other.role)
}

/** 4.1: destroys the raw key. Talks opened from it keep working until they forget theirs. */
export function forgetEpoch(epoch: { key: Bytes }): void {
  epoch.key.fill(0)
}
