import { type Bytes, checkedBytes, equalBytes, fromBase64url, lp, readLp, toBase64url } from './bytes.ts'
import { bytesOf, closed, type Guard, identifier, oneOf, wholeNumber } from './closed-shape.ts'
import {
  chainLink,
  checkHolders,
  contextHash,
  type Epoch,
  type EpochKey,
  fingerprint,
  type Holder,
  type Reason,
} from './conversation-key.ts'
import { isRefused, type Refused, refuse } from './seal-refusal.ts'
import type { Shift } from './shift-certificate.ts'
import { shiftSuite } from './shift-suite.ts'

/**
 * 4.2: an envelope on the wire; binary is base64url. `why` (reason) and `prev` (ctx_{e-1}, '' for e = 0) travel in
 * clear so that a desk new to the conversation can recompute ctx_e; both are bound, because ctx_e is in the aad.
 */
export type Envelope = {
  v: 1
  kind: 'shift'
  rid: string
  conv: string
  e: number
  why: Reason
  prev: string
  enc: string
  ct: string
}

/** SE11: what a desk knows of an epoch of its own conversation: from memory, its desk blob, or a staff note. */
export type Anchor = { e: number; fp: Bytes; ctx?: Bytes }

/** An epoch before this one that the holder may read (SE9). */
export type EarlierEpoch = EpochKey & { link: Bytes }

/**
 * SE11: what came out of an envelope. `new-acquaintance`: nothing links this page to an earlier epoch; unless the
 * reason is `start`, it must be shown as such.
 */
export type OpenedEnvelope = {
  epoch: Epoch
  earlier: readonly EarlierEpoch[]
  acquaintance: 'same-visitor' | 'new-acquaintance'
}

const isEnvelope: Guard<Envelope> = closed({
  v: oneOf(1),
  kind: oneOf('shift'),
  rid: identifier,
  conv: bytesOf(16),
  e: wholeNumber(0, 0xffff),
  why: oneOf('start', 'back', 'transfer', 'colleague', 'colleague-left', 'repair'),
  prev: (value): value is string => value === '' || bytesOf(32)(value),
  enc: bytesOf(32),
  ct: (value): value is string => typeof value === 'string' && value.length <= 12_000,
})

/**
 * SE9: K_e for one holder, sealed to its certified shift key: lp(K_e, ctx_e, link_e, [i, K_i, ctx_i, link_i]..) for
 * every earlier epoch it may read (SE27 all of them; SE30 all or none, as the visitor chose; after a burned epoch
 * also that one, or the chain breaks). Throws when `holder` is none of this epoch.
 */
export async function sealEnvelope(
  epoch: Epoch,
  holder: Holder,
  earlier: readonly EarlierEpoch[] = [],
): Promise<Envelope> {
  if (!epoch.holders.includes(holder)) throw new Error('an envelope goes only to a holder of its epoch')
  const recipient = await shiftSuite.DeserializePublicKey(holder.shiftPublicKey)
  const rows = earlier.map(({ e, key, ctx, link }) => [e, key, ctx, link])
  const plaintext = lp(epoch.key, epoch.ctx, epoch.link, ...rows)
  const sealed = await shiftSuite.Seal(recipient, plaintext, boundTo(epoch, holder.shiftId))
  return {
    v: 1,
    kind: 'shift',
    rid: holder.shiftId,
    conv: toBase64url(epoch.convId),
    e: epoch.e,
    why: epoch.reason,
    prev: toBase64url(epoch.previousCtx),
    enc: toBase64url(new Uint8Array(sealed.encapsulatedSecret)),
    ct: toBase64url(new Uint8Array(sealed.ciphertext)),
  }
}

/** 4.2: info = lp("clb/v1/env", kind, rid), aad = lp(convId, e, ctx_e). */
function boundTo({ convId, e, ctx }: { convId: Bytes; e: number; ctx: Bytes }, rid: string) {
  return { info: lp('clb/v1/env', 'shift', rid), aad: lp(convId, e, ctx) }
}

/**
 * SE11: opens an envelope for an offer this desk took itself. `me` carries the `take` it made then; `others` come
 * from their verified certificates; ctx_e is recomputed from these, never taken from the server. `anchors` is all
 * this page knows, by convId in base64url. Refusals: malformed; not-for-this-shift; holders-not-allowed;
 * old-epoch; envelope-not-opened (another key, take, holder, epoch, reason or chain); broken-chain.
 */
export async function openEnvelope(
  desk: {
    org: string
    shiftKeys: Shift['shiftKeys']
    me: Holder
    others?: readonly Holder[]
    anchors: ReadonlyMap<string, readonly Anchor[]>
  },
  envelope: unknown,
): Promise<OpenedEnvelope | Refused> {
  if (!isEnvelope(envelope)) return refuse('malformed')
  const { e, why: reason } = envelope
  if ((e === 0) !== (envelope.prev === '') || (e === 0 && reason !== 'start')) return refuse('malformed')
  if (envelope.rid !== desk.me.shiftId) return refuse('not-for-this-shift')
  const holders = [desk.me, ...(desk.others ?? [])].sort((one, other) => one.role - other.role)
  const refused = checkHolders(reason, holders)
  if (refused) return refuse(refused)
  const anchors = desk.anchors.get(envelope.conv) ?? []
  if (anchors.some(anchor => anchor.e > e)) return refuse('old-epoch')

  const convId = checkedBytes(envelope.conv)
  const previousCtx = checkedBytes(envelope.prev)
  const ctx = await contextHash({ org: desk.org, convId, e, reason, previousCtx, holders })
  const rows = await openRows(desk.shiftKeys, envelope, { convId, e, ctx })
  if (isRefused(rows)) return rows
  if (!(await isChainWhole(rows, previousCtx, anchors))) return refuse('broken-chain')
  const { key, link } = rows.own
  const acquaintance = anchors.length > 0 ? 'same-visitor' : 'new-acquaintance'
  const epoch = { convId, e, ctx, key, reason, previousCtx, holders, link }
  return { epoch, earlier: rows.earlier, acquaintance }
}

type Rows = { own: EarlierEpoch; earlier: EarlierEpoch[] }

async function openRows(
  shiftKeys: Shift['shiftKeys'],
  envelope: Envelope,
  expected: { convId: Bytes; e: number; ctx: Bytes },
): Promise<Rows | Refused> {
  const sealed = fromBase64url(envelope.ct)
  if (!sealed) return refuse('malformed')
  const opened = await openSealed(
    shiftKeys,
    checkedBytes(envelope.enc),
    sealed,
    boundTo(expected, envelope.rid),
  )
  if (!opened) return refuse('envelope-not-opened')
  const [key, ctx, link, ...rest] = readLp(opened) ?? []
  const own = rowOf(expected, key, ctx, link)
  const earlier = rest.map(row => readRow(expected, row))
  if (!own || !equalBytes(own.ctx, expected.ctx) || !earlier.every(row => row !== undefined))
    return refuse('malformed')
  const isRising = earlier.every((row, at) => row.e < (earlier[at + 1] ?? expected).e)
  return isRising ? { own, earlier } : refuse('malformed')
}

async function openSealed(
  shiftKeys: Shift['shiftKeys'],
  enc: Bytes,
  sealed: Bytes,
  bound: { info: Bytes; aad: Bytes },
): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await shiftSuite.Open(shiftKeys, enc, sealed, bound))
  } catch {
    return undefined
  }
}

function readRow({ convId }: { convId: Bytes }, row: Bytes): EarlierEpoch | undefined {
  const [number, key, ctx, link, ...more] = readLp(row) ?? []
  if (number?.length !== 4 || more.length > 0) return undefined
  return rowOf({ convId, e: new DataView(number.buffer).getUint32(0) }, key, ctx, link)
}

function rowOf(
  { convId, e }: { convId: Bytes; e: number },
  key: Bytes | undefined,
  ctx: Bytes | undefined,
  link: Bytes | undefined,
): EarlierEpoch | undefined {
  const isWhole = key?.length === 32 && ctx?.length === 32 && link?.length === (e === 0 ? 0 : 32)
  return isWhole ? { convId, e, ctx, key, link } : undefined
}

/**
 * SE10, SE11: every link that can be checked must hold, and from the highest epoch this page knows up to e none may
 * be missing. HPKE base does not tell who sealed: without this a lying server could wrap a key of its own.
 */
async function isChainWhole(
  { own, earlier }: Rows,
  previousCtx: Bytes,
  anchors: readonly Anchor[],
): Promise<boolean> {
  const chain = [...earlier, own]
  const before = earlier.at(-1)
  if (before && before.e === own.e - 1 && !equalBytes(before.ctx, previousCtx)) return false
  const links = chain.map(async (row, at) => {
    const last = chain[at - 1]
    if (!last || last.e !== row.e - 1) return true
    return equalBytes(row.link, await chainLink(last.key, row))
  })
  if (!(await Promise.all(links)).every(Boolean)) return false
  if (anchors.length === 0) return true
  const known = Math.max(...anchors.map(({ e }) => e))
  const isUnbroken = chain.filter(({ e }) => e >= known).length === own.e - known + 1
  return isUnbroken && (await matchesAnchors(chain, anchors))
}

async function matchesAnchors(chain: readonly EarlierEpoch[], anchors: readonly Anchor[]): Promise<boolean> {
  for (const anchor of anchors) {
    const row = chain.find(({ e }) => e === anchor.e)
    if (!row) continue
    if (!equalBytes(anchor.fp, await fingerprint(row))) return false
    if (anchor.ctx && !equalBytes(anchor.ctx, row.ctx)) return false
  }
  return true
}

/** SE11: what this page must remember of an epoch to know the same visitor again. */
export async function anchorOf(epoch: EpochKey): Promise<Anchor> {
  return { e: epoch.e, fp: await fingerprint(epoch), ctx: epoch.ctx }
}
