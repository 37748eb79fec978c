import { expect, test } from 'vitest'
import { randomBytes } from './bytes.ts'
import {
  chainLink,
  contextHash,
  type Epoch,
  fingerprint,
  firstEpoch,
  forgetEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  makeTake,
  nextEpoch,
  type Reason,
} from './conversation-key.ts'
import { atDesk, meet, must, org, place } from './test-cast.ts'

const { helpline, noor, epoch } = await meet()
const elsMember = await helpline.counsellor('els', 'Els')
const els = await atDesk(helpline, elsMember)
const elsBeside = await atDesk(helpline, elsMember, 3)
const next = (reason: Reason, holders: Holder[], other: Partial<{ previous: Epoch; current: Epoch }> = {}) =>
  nextEpoch({ org, previous: epoch, current: epoch, reason, holders, ...other })

test('[SE8] the first epoch has number 0, a key of its own and no link', () => {
  expect(epoch).toMatchObject({ e: 0, reason: 'start' })
  expect([epoch.key.length, epoch.ctx.length, epoch.link.length]).toEqual([32, 32, 0])
})

test('[SE8] every field of the context changes ctx_e', async () => {
  const holder = noor.holder
  const base = { org, convId: epoch.convId, e: 0, reason: 'start' as const, previousCtx: new Uint8Array(0) }
  const ctx = await contextHash({ ...base, holders: [holder] })
  expect(ctx).toEqual(epoch.ctx)
  const others = [
    { org: 'other' },
    { convId: makeConversationId() },
    { e: 1 },
    { reason: 'repair' as const },
    { previousCtx: randomBytes(32) },
    { holders: [{ ...holder, counsellorId: 'els' }] },
    { holders: [{ ...holder, shiftId: 's2' }] },
    { holders: [{ ...holder, shiftPublicKey: randomBytes(32) }] },
    { holders: [{ ...holder, take: makeTake() }] },
    { holders: [{ ...holder, role: 3 as const }] },
    { holders: [holder, elsBeside.holder] },
    { holders: [] },
  ]
  for (const other of others)
    expect(await contextHash({ ...base, holders: [holder], ...other })).not.toEqual(ctx)
})

test('[SE8] the order in which holders are named does not matter', async () => {
  const of = { org, convId: epoch.convId, e: 1, reason: 'colleague' as const, previousCtx: epoch.ctx }
  const one = await contextHash({ ...of, holders: [noor.holder, elsBeside.holder] })
  expect(await contextHash({ ...of, holders: [elsBeside.holder, noor.holder] })).toEqual(one)
})

test('[SE8] a take is 16 bytes, or it is no take', () => {
  expect(holderOf(noor.shift.counsellor, 2, 'AAAA')).toEqual({ refused: 'malformed' })
  expect(holderOf(noor.shift.counsellor, 2, 'not base64!')).toEqual({ refused: 'malformed' })
})

test.each<[string, Holder[]]>([
  ['nobody', []],
  ['only a colleague', [elsBeside.holder]],
  ['two counsellors', [noor.holder, els.holder]],
  ['a counsellor and a colleague', [noor.holder, elsBeside.holder]],
])('[SE8] a conversation does not start with %s', async (_, holders) => {
  const started = await firstEpoch({ org, convId: makeConversationId(), holders })
  expect(started).toEqual({ refused: 'holders-not-allowed' })
})

test('[SE8] a conversation has one counsellor', async () => {
  expect(await next('repair', [noor.holder, els.holder])).toEqual({ refused: 'holders-not-allowed' })
})

test('[SE8] nobody is counsellor and colleague at once', async () => {
  const both = { ...place(els.shift, 3), shiftId: 'other-shift' }
  expect(await next('colleague', [els.holder, both])).toEqual({ refused: 'holders-not-allowed' })
})

test('[SE10] the fingerprint belongs to the key and the conversation', async () => {
  const { convId, key } = epoch
  expect(await fingerprint({ convId, key })).toEqual(await fingerprint(epoch))
  expect(await fingerprint({ convId: makeConversationId(), key })).not.toEqual(await fingerprint(epoch))
  expect(await fingerprint({ convId, key: randomBytes(32) })).not.toEqual(await fingerprint(epoch))
})

test('[SE10] the next epoch is linked by the key before it, and by no other', async () => {
  const repaired = must(await next('repair', [noor.holder]))
  expect(repaired).toMatchObject({ e: 1, previousCtx: epoch.ctx })
  expect(repaired.link).toEqual(await chainLink(epoch.key, repaired))
  expect(repaired.link).not.toEqual(await chainLink(randomBytes(32), repaired))
})

test('[SE13] every attempt has a new key and a new number, also after a burned one', async () => {
  const burned = must(await next('repair', [noor.holder]))
  const again = must(await next('repair', [noor.holder], { previous: burned }))
  expect(again.e).toBe(2)
  expect(new Set([epoch, burned, again].map(({ key }) => key.join())).size).toBe(3)
})

test('[SE13] after a pick-up without hello the next counsellor starts, with the next number', async () => {
  const started = await nextEpoch({
    org,
    previous: epoch,
    current: undefined,
    reason: 'start',
    holders: [els.holder],
  })
  expect(started).toMatchObject({ e: 1, reason: 'start', previousCtx: epoch.ctx })
})

test('[SE13] a conversation that runs does not start again', async () => {
  expect(await next('start', [els.holder])).toEqual({ refused: 'reason-not-allowed' })
  const early = {
    org,
    previous: epoch,
    current: undefined,
    reason: 'transfer' as const,
    holders: [els.holder],
  }
  expect(await nextEpoch(early)).toEqual({ refused: 'reason-not-allowed' })
})

const later = { ...place(noor.shift), shiftId: 'later', certifiedFrom: noor.holder.certifiedFrom + 60 }
const earlier = { ...later, certifiedFrom: noor.holder.certifiedFrom - 60 }
const same = { ...later, certifiedFrom: noor.holder.certifiedFrom }

test.each<[string, Reason, Holder[], boolean]>([
  ['comes back with a later shift', 'back', [later], true],
  ['comes back with a shift of the same second', 'back', [same], false],
  ['comes back with an earlier shift', 'back', [earlier], false],
  ['comes back with the shift that was left', 'back', [place(noor.shift)], false],
  ['comes back with that shift, dated later', 'back', [{ ...later, shiftId: noor.holder.shiftId }], false],
  ['is another when coming back', 'back', [els.holder], false],
  ['passes it on to a colleague', 'transfer', [els.holder], true],
  ['passes it on to herself', 'transfer', [later], false],
  ['asks a colleague in', 'colleague', [noor.holder, elsBeside.holder], true],
  ['is replaced while a colleague comes in', 'colleague', [later, elsBeside.holder], false],
  ['sends away a colleague who never came', 'colleague-left', [noor.holder], false],
  ['goes on after a repair', 'repair', [noor.holder], true],
  ['is replaced by a repair', 'repair', [els.holder], false],
  ['gains a colleague by a repair', 'repair', [noor.holder, elsBeside.holder], false],
])('[SE27, SE29, SE32] a counsellor %s', async (_, reason, holders, isAllowed) => {
  const made = await next(reason, holders)
  expect('refused' in made ? made.refused : 'made').toBe(isAllowed ? 'made' : 'reason-not-allowed')
})

test('[SE32] a colleague leaves, and only the colleague', async () => {
  const two = must(await next('colleague', [noor.holder, elsBeside.holder]))
  const given = { previous: two, current: two }
  expect(await next('colleague-left', [noor.holder], given)).toMatchObject({ e: 2, reason: 'colleague-left' })
  expect(await next('colleague-left', [els.holder], given)).toEqual({ refused: 'reason-not-allowed' })
  expect(await next('colleague', [noor.holder, elsBeside.holder], given)).toEqual({
    refused: 'reason-not-allowed',
  })
  expect(await next('repair', [noor.holder, elsBeside.holder], given)).toMatchObject({ e: 2 })
})

test('[SE31] after a transfer that failed the first counsellor goes on, two numbers later', async () => {
  const burned = must(await next('transfer', [els.holder]))
  const repaired = must(await next('repair', [noor.holder], { previous: burned, current: epoch }))
  expect(repaired).toMatchObject({ e: 2, previousCtx: burned.ctx })
})

test('[4.1] a forgotten epoch key is zeros', async () => {
  const gone = must(await next('repair', [noor.holder]))
  forgetEpoch(gone)
  expect(gone.key).toEqual(new Uint8Array(32))
})

test('[SE8] a colleague comes in only as a colleague, alone, and is somebody else', async () => {
  const bo = { ...elsBeside.holder, counsellorId: 'bo', shiftId: 'bo' }
  const refused = { refused: 'holders-not-allowed' }
  expect(await next('colleague', [noor.holder])).toEqual(refused)
  expect(await next('colleague', [noor.holder, elsBeside.holder, bo])).toEqual(refused)
  expect(await next('colleague-left', [noor.holder, elsBeside.holder])).toEqual(refused)
  expect(await next('colleague', [noor.holder, { ...bo, shiftId: noor.holder.shiftId }])).toEqual(refused)
})

test('[SE8] a colleague who talks along stays or goes when the counsellor changes, and none comes in', async () => {
  const two = must(await next('colleague', [noor.holder, elsBeside.holder]))
  const bo = { ...elsBeside.holder, counsellorId: 'bo', shiftId: 'bo' }
  const given = { previous: two, current: two }
  for (const [reason, after] of [
    ['back', later],
    ['transfer', { ...bo, role: 2 }],
  ] as const) {
    expect(await next(reason, [after, elsBeside.holder], given)).toMatchObject({ e: 2, reason })
    expect(await next(reason, [after], given)).toMatchObject({ e: 2, reason })
    expect(await next(reason, [after, { ...bo, counsellorId: 'ria', shiftId: 'ria' }], given)).toEqual({
      refused: 'reason-not-allowed',
    })
  }
})
