import { expect, test } from 'vitest'
import { type Field, fromBase64url, lp, randomBytes, toBase64url } from './bytes.ts'
import {
  chainLink,
  type Epoch,
  type Holder,
  makeConversationId,
  makeTake,
  nextEpoch,
} from './conversation-key.ts'
import { type Anchor, anchorOf, type Envelope, openEnvelope, sealEnvelope } from './envelope.ts'
import { shiftSuite } from './shift-suite.ts'
import { atDesk, meet, must, org, place } from './test-cast.ts'

const { helpline, noor, epoch } = await meet()
const elsMember = await helpline.counsellor('els', 'Els')
const els = await atDesk(helpline, elsMember)
const elsBeside = await atDesk(helpline, elsMember, 3)
const conv = toBase64url(epoch.convId)
const envelope = await sealEnvelope(epoch, noor.holder)

type Desk = Parameters<typeof openEnvelope>[0]
const desk = (at = noor, other: Partial<Desk> = {}): Desk => ({
  org,
  shiftKeys: at.shift.shiftKeys,
  me: at.holder,
  anchors: new Map(),
  ...other,
})
const knowing = (...anchors: Anchor[]) => ({ anchors: new Map([[conv, anchors]]) })
const known = await anchorOf(epoch)
const follow = async (reason: 'transfer' | 'repair' | 'colleague', holders: Holder[], previous = epoch) =>
  must(await nextEpoch({ org, previous, current: epoch, reason, holders }))

test('[SE9] the counsellor who took the conversation gets its key', async () => {
  const opened = must(await openEnvelope(desk(), envelope))
  expect(opened).toMatchObject({ epoch, earlier: [], acquaintance: 'new-acquaintance' })
})

const secrets = [epoch.key, epoch.ctx].map(toBase64url)
test('[SE9] nothing readable in the envelope tells the key', () => {
  for (const secret of secrets) expect(JSON.stringify(envelope)).not.toContain(secret)
})

const flipped = (text: string, at: number) => {
  const bytes = fromBase64url(text) ?? new Uint8Array(0)
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1
  return toBase64url(bytes)
}
const tampered: [string, Partial<Envelope>][] = [
  ['another conversation', { conv: toBase64url(makeConversationId()) }],
  ['another epoch', { e: 1, prev: toBase64url(epoch.ctx) }],
  ['another reason', { e: 1, prev: toBase64url(epoch.ctx), why: 'transfer' }],
  ['another earlier context', { e: 1, prev: toBase64url(randomBytes(32)), why: 'back' }],
  ...Array.from({ length: 8 }, (_, at): [string, Partial<Envelope>] => [
    `bit ${at * 29} of the ciphertext flipped`,
    { ct: flipped(envelope.ct, at * 29) },
  ]),
  ['the sealed secret touched', { enc: flipped(envelope.enc, 5) }],
  ['a sealed secret of zeros', { enc: toBase64url(new Uint8Array(32)) }],
  ['the end cut off', { ct: toBase64url((fromBase64url(envelope.ct) ?? new Uint8Array(0)).slice(0, -4)) }],
  ['no ciphertext', { ct: '' }],
]
test.each(tampered)('[SE11] an envelope with %s stays closed', async (_, other) => {
  expect(await openEnvelope(desk(), { ...envelope, ...other })).toEqual({ refused: 'envelope-not-opened' })
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['another version', { ...envelope, v: 2 }],
  ['another kind', { ...envelope, kind: 'vault' }],
  ['an unknown reason', { ...envelope, why: 'because' }],
  ['an unknown field', { ...envelope, to: 'all' }],
  ['a start that follows nothing, numbered 1', { ...envelope, e: 1 }],
  ['a first epoch that is a transfer', { ...envelope, why: 'transfer' }],
  ['a first epoch that follows another', { ...envelope, prev: toBase64url(epoch.ctx) }],
  ['an epoch that is no number', { ...envelope, e: '0' }],
  ['an epoch below nothing', { ...envelope, e: -1 }],
  ['an id that is too short', { ...envelope, conv: 'AAAA' }],
])('[SE11] an envelope with %s is malformed', async (_, other) => {
  expect(await openEnvelope(desk(), other)).toEqual({ refused: 'malformed' })
})

test('[SE11] an envelope for another shift is not for this desk', async () => {
  expect(await openEnvelope(desk(els), envelope)).toEqual({ refused: 'not-for-this-shift' })
  const relabelled = { ...envelope, rid: els.holder.shiftId }
  expect(await openEnvelope(desk(els), relabelled)).toEqual({ refused: 'envelope-not-opened' })
})

test('[SE11] the same envelope under a new take is a replay, and stays closed', async () => {
  const again = desk(noor, { me: { ...noor.holder, take: makeTake() } })
  expect(await openEnvelope(again, envelope)).toEqual({ refused: 'envelope-not-opened' })
})

test('[SE11] an envelope that comes late, when the desk took another offer, stays closed', async () => {
  const other = desk(noor, { me: place(noor.shift) })
  expect(await openEnvelope(other, envelope)).toEqual({ refused: 'envelope-not-opened' })
})

test('[SE11] an envelope of another helpline stays closed', async () => {
  expect(await openEnvelope(desk(noor, { org: 'other' }), envelope)).toEqual({
    refused: 'envelope-not-opened',
  })
})

test('[SE8] a ghost among the holders is found by both sides', async () => {
  const two = await follow('colleague', [noor.holder, elsBeside.holder])
  const forNoor = await sealEnvelope(two, noor.holder, [epoch])
  const alone = desk(noor, knowing(known))
  expect(await openEnvelope(alone, forNoor)).toEqual({ refused: 'holders-not-allowed' })
  const disguised: Envelope = { ...forNoor, why: 'repair' }
  expect(await openEnvelope(alone, disguised)).toEqual({ refused: 'envelope-not-opened' })
  const honest = desk(noor, { ...knowing(known), others: [elsBeside.holder] })
  expect(await openEnvelope(honest, forNoor)).toMatchObject({ acquaintance: 'same-visitor' })
})

test('[SE32] a colleague opens an own envelope, with or without what was said before', async () => {
  const two = await follow('colleague', [noor.holder, elsBeside.holder])
  const beside = desk(elsBeside, { others: [noor.holder] })
  const mayRead = await openEnvelope(beside, await sealEnvelope(two, elsBeside.holder, [epoch]))
  expect(must(mayRead).earlier.map(({ key }) => key)).toEqual([epoch.key])
  const anew = await openEnvelope(beside, await sealEnvelope(two, elsBeside.holder))
  expect(must(anew).earlier).toEqual([])
})

test('[SE27] the counsellor who comes back knows the same visitor by the chain', async () => {
  const back = await atDesk(helpline, await helpline.counsellor('noor', 'Noor'), 2, 60)
  const again = must(
    await nextEpoch({ org, previous: epoch, current: epoch, reason: 'back', holders: [back.holder] }),
  )
  const sealed = await sealEnvelope(again, back.holder, [epoch])
  const opened = must(await openEnvelope(desk(back, knowing(known)), sealed))
  expect(opened).toMatchObject({ acquaintance: 'same-visitor', epoch: { e: 1, reason: 'back' } })
  expect(opened.earlier).toMatchObject([{ e: 0, key: epoch.key, ctx: epoch.ctx }])
})

/** An epoch of a lying server: a key of its own, in the place of the next one. */
async function forgedAfter(previous: Epoch, honest: Epoch): Promise<Epoch> {
  const forged = { ...honest, key: randomBytes(32) }
  return { ...forged, link: await chainLink(previous.key, forged) }
}

test('[SE10] a server that forges both keys is found by the fingerprint', async () => {
  const honest = await follow('repair', [noor.holder])
  const forgedBefore = { ...epoch, key: randomBytes(32) }
  const forged = await forgedAfter(forgedBefore, honest)
  const sealed = await sealEnvelope(forged, noor.holder, [forgedBefore])
  expect(await openEnvelope(desk(noor, knowing(known)), sealed)).toEqual({ refused: 'broken-chain' })
})

test('[SE10] a server that forges only the next key cannot make the link', async () => {
  const honest = await follow('repair', [noor.holder])
  const guesses = [honest.link, randomBytes(32)]
  for (const link of guesses) {
    const sealed = await sealEnvelope({ ...honest, key: randomBytes(32), link }, noor.holder, [epoch])
    expect(await openEnvelope(desk(noor, knowing(known)), sealed)).toEqual({ refused: 'broken-chain' })
  }
})

test('[SE11] a forged epoch without history is never the same visitor', async () => {
  const honest = await follow('repair', [noor.holder])
  const sealed = await sealEnvelope(await forgedAfter(epoch, honest), noor.holder)
  expect(await openEnvelope(desk(noor, knowing(known)), sealed)).toEqual({ refused: 'broken-chain' })
  expect(await openEnvelope(desk(), sealed)).toMatchObject({ acquaintance: 'new-acquaintance' })
})

test('[SE11, SE31] the staff note tells a forged epoch from the honest one', async () => {
  const honest = await follow('transfer', [els.holder])
  const note = knowing(await anchorOf(honest))
  const forged = await sealEnvelope(await forgedAfter(epoch, honest), els.holder)
  expect(await openEnvelope(desk(els, note), forged)).toEqual({ refused: 'broken-chain' })
  const sealed = await sealEnvelope(honest, els.holder)
  expect(await openEnvelope(desk(els, note), sealed)).toMatchObject({ acquaintance: 'same-visitor' })
  const otherCtx = knowing({ ...(await anchorOf(honest)), ctx: randomBytes(32) })
  expect(await openEnvelope(desk(els, otherCtx), sealed)).toEqual({ refused: 'broken-chain' })
})

test('[SE31] after a failed transfer the burned epoch is part of the chain', async () => {
  const burned = await follow('transfer', [els.holder])
  const repaired = await follow('repair', [noor.holder], burned)
  const whole = await sealEnvelope(repaired, noor.holder, [epoch, burned])
  const mine = desk(noor, knowing(known))
  expect(await openEnvelope(mine, whole)).toMatchObject({ acquaintance: 'same-visitor', epoch: { e: 2 } })
  const holed = await sealEnvelope(repaired, noor.holder, [epoch])
  expect(await openEnvelope(mine, holed)).toEqual({ refused: 'broken-chain' })
})

test('[SE11] an earlier context that does not fit the row before it breaks the chain', async () => {
  const repaired = await follow('repair', [noor.holder])
  const sealed = await sealEnvelope(repaired, noor.holder, [{ ...epoch, ctx: randomBytes(32) }])
  expect(await openEnvelope(desk(), sealed)).toEqual({ refused: 'broken-chain' })
})

test('[SE13] an epoch before the one this desk knows is never opened again', async () => {
  const repaired = await follow('repair', [noor.holder])
  const mine = desk(noor, knowing(known, await anchorOf(repaired)))
  expect(await openEnvelope(mine, envelope)).toEqual({ refused: 'old-epoch' })
})

test('[SE26] the same envelope, given again before hello, gives the same key', async () => {
  const again = await openEnvelope(desk(noor, knowing(known)), envelope)
  expect(again).toMatchObject({ epoch: { key: epoch.key }, acquaintance: 'same-visitor' })
})

test('[SE9] rows out of order, twice, of later epochs or of odd length are malformed', async () => {
  const one = await follow('repair', [noor.holder])
  const two = await follow('repair', [noor.holder], one)
  const shapes = [
    [one, epoch],
    [epoch, epoch],
    [epoch, { ...one, e: 2 }],
    [{ ...epoch, key: new Uint8Array(31) }],
    [{ ...epoch, link: new Uint8Array(32) }],
  ]
  for (const earlier of shapes)
    expect(await openEnvelope(desk(), await sealEnvelope(two, noor.holder, earlier))).toEqual({
      refused: 'malformed',
    })
})

test('[SE9] an envelope whose inner context is another is malformed', async () => {
  const odd = { ...epoch, key: lp(epoch.key) }
  expect(await openEnvelope(desk(), await sealEnvelope(odd, noor.holder))).toEqual({ refused: 'malformed' })
})

test('[SE9] an envelope that tells another context inside than it is bound to is malformed', async () => {
  const recipient = await shiftSuite.DeserializePublicKey(noor.holder.shiftPublicKey)
  const info = lp('clb/v1/env', 'shift', noor.holder.shiftId)
  const aad = lp(epoch.convId, 0, epoch.ctx)
  const sealed = await shiftSuite.Seal(recipient, lp(epoch.key, randomBytes(32), ''), { info, aad })
  const [enc, ct] = [sealed.encapsulatedSecret, sealed.ciphertext].map(bytes => toBase64url(bytes.slice()))
  expect(await openEnvelope(desk(), { ...envelope, enc, ct })).toEqual({ refused: 'malformed' })
})

test('[SE9] an envelope is never sealed for somebody who is no holder of the epoch', async () => {
  await expect(sealEnvelope(epoch, els.holder)).rejects.toThrow('only to a holder')
})

/** An envelope for Noor with these rows after the epoch's own, as no page of ours writes them. */
async function withRows(...rows: Field[]): Promise<Envelope> {
  const recipient = await shiftSuite.DeserializePublicKey(noor.holder.shiftPublicKey)
  const two = await follow('repair', [noor.holder], await follow('repair', [noor.holder]))
  const bound = { info: lp('clb/v1/env', 'shift', noor.holder.shiftId), aad: lp(two.convId, 2, two.ctx) }
  const sealed = await shiftSuite.Seal(recipient, lp(two.key, two.ctx, two.link, ...rows), bound)
  const [enc, ct] = [sealed.encapsulatedSecret, sealed.ciphertext].map(bytes => toBase64url(bytes.slice()))
  const clear = { ...envelope, e: 2, why: 'repair' as const, prev: toBase64url(two.previousCtx) }
  return { ...clear, enc: enc ?? '', ct: ct ?? '' }
}

test('[SE9] a row of another shape than number, key, context and link is malformed', async () => {
  const { key, ctx } = epoch
  const none = new Uint8Array(0)
  expect(await openEnvelope(desk(), await withRows([0, key, ctx, none]))).toMatchObject({ epoch: { e: 2 } })
  const odd: Field[] = [
    [new Uint8Array(3), key, ctx, none],
    [new Uint8Array(5), key, ctx, none],
    [0, key, ctx, none, none],
    [0, key, ctx.slice(1), none],
    [0, key, ctx],
    [1, key, ctx, none],
    [1, key, ctx, ctx.slice(1)],
    Uint8Array.of(9),
  ]
  for (const row of odd)
    expect(await openEnvelope(desk(), await withRows(row))).toEqual({ refused: 'malformed' })
})

test('[SE11] a desk that knows more epochs than it is given needs only those from the highest on', async () => {
  const one = await follow('repair', [noor.holder])
  const two = await follow('repair', [noor.holder], one)
  const both = knowing(known, await anchorOf(one))
  const onlyOne = await sealEnvelope(two, noor.holder, [one])
  expect(await openEnvelope(desk(noor, both), onlyOne)).toMatchObject({ acquaintance: 'same-visitor' })
  const neither = await sealEnvelope(two, noor.holder)
  expect(await openEnvelope(desk(noor, both), neither)).toEqual({ refused: 'broken-chain' })
})

test('[SE32] when the colleague left, the envelope says so, and holders stand in order of role', async () => {
  const two = await follow('colleague', [noor.holder, elsBeside.holder])
  const beside = desk(elsBeside, { others: [noor.holder] })
  const opened = must(await openEnvelope(beside, await sealEnvelope(two, elsBeside.holder)))
  expect(opened.epoch.holders.map(({ role }) => role)).toEqual([2, 3])
  const reason = 'colleague-left' as const
  const alone = must(await nextEpoch({ org, previous: two, current: two, reason, holders: [noor.holder] }))
  const sealed = await sealEnvelope(alone, noor.holder, [epoch, two])
  expect(await openEnvelope(desk(noor, knowing(known)), sealed)).toMatchObject({ epoch: { reason } })
})

test('[SE11] an epoch has a number below 65,536, and an envelope at most 12,000 signs', async () => {
  const later = { ...envelope, why: 'repair', prev: toBase64url(epoch.ctx) }
  expect(await openEnvelope(desk(), { ...later, e: 65_535 })).toEqual({ refused: 'envelope-not-opened' })
  expect(await openEnvelope(desk(), { ...later, e: 65_536 })).toEqual({ refused: 'malformed' })
  const long = 'A'.repeat(12_000)
  expect(await openEnvelope(desk(), { ...envelope, ct: long })).toEqual({ refused: 'envelope-not-opened' })
  for (const ct of [`${long}AAAA`, [envelope.ct], '?'])
    expect(await openEnvelope(desk(), { ...envelope, ct })).toEqual({ refused: 'malformed' })
})
