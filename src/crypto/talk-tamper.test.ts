import { expect, test } from 'vitest'
import { fromBase64url, randomBytes, toBase64url } from './bytes.ts'
import { firstEpoch, makeConversationId, nextEpoch } from './conversation-key.ts'
import { isWireMessage } from './message-seal.ts'
import { atDesk, greeted, meet, must, now, org, readerOf, says, talkOf } from './test-cast.ts'

// What the server can do to messages on their way: it has no key.

const { helpline, noor, epoch } = await meet()
const els = await atDesk(helpline, await helpline.counsellor('els', 'Els'))
const { visitor, counsellor } = await greeted(epoch)
const first = await says(visitor, 'een')
const second = await says(visitor, 'twee')
const third = await says(visitor, 'drie')
const flip = (x: string, at: number) => {
  const bytes = fromBase64url(x) ?? new Uint8Array(0)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return toBase64url(bytes)
}

const other = toBase64url(randomBytes(16))
test.each<[string, Record<string, unknown>, string]>([
  ['version', { v: 2 }, 'malformed'],
  ['conversation', { c: other }, 'other-conversation'],
  ['epoch', { e: 1 }, 'other-epoch'],
  ['role, to a colleague nobody asked in', { r: 3 }, 'not-a-holder'],
  ['role, to the reader', { r: 2 }, 'own-role'],
  ['role, to nobody', { r: 4 }, 'malformed'],
  ['page', { s: other }, 'message-not-opened'],
  ['number', { q: 1 }, 'message-not-opened'],
  ['number, to none', { q: -1 }, 'malformed'],
  ['number, beyond the last', { q: 65_536 }, 'malformed'],
  ['number, to a text', { q: '0' }, 'malformed'],
  ['text', { x: 'AAAA' }, 'malformed'],
  ['set of fields', { extra: 1 }, 'malformed'],
  ['page, to nothing', { s: undefined }, 'malformed'],
])('[SE14, SE17] a message with another %s is refused', async (_, change, refused) => {
  expect(await (await readerOf(epoch)).receive({ ...first, ...change })).toEqual({ refused })
})

test.each(Array.from({ length: 16 }, (_, part) => part))(
  '[SE14] a flipped bit is found, part %i of 16',
  async part => {
    const reader = await readerOf(epoch)
    for (let at = part * 17; at < (part + 1) * 17; at += 4)
      expect(await reader.receive({ ...first, x: flip(first.x, at) })).toEqual({
        refused: 'message-not-opened',
      })
    expect(await reader.receive(first)).toMatchObject({ n: 1 })
  },
)

test('[SE14] a message that was cut short, even to another allowed size, stays closed', async () => {
  const bytes = fromBase64url(first.x) ?? new Uint8Array(0)
  const reader = await readerOf(epoch)
  expect(await reader.receive({ ...first, x: toBase64url(bytes.slice(0, -8)) })).toEqual({
    refused: 'malformed',
  })
  const longer = new Uint8Array(512 + 16)
  longer.set(bytes)
  expect(await reader.receive({ ...first, x: toBase64url(longer) })).toEqual({
    refused: 'message-not-opened',
  })
})

test('[SE17] a message played again is refused', async () => {
  const reader = await readerOf(epoch)
  must(await reader.receive(first))
  expect(await reader.receive(first)).toEqual({ refused: 'replayed' })
  must(await reader.receive(second))
  expect(await reader.receive(first)).toEqual({ refused: 'replayed' })
})

test('[SE17] messages in another order are refused', async () => {
  expect(await (await readerOf(epoch)).receive(second)).toEqual({ refused: 'unknown-page' })
})

test('[SE17] a message left out is noticed at the next one, and can still be brought', async () => {
  const reader = await readerOf(epoch)
  must(await reader.receive(first))
  expect(await reader.receive(third)).toEqual({ refused: 'gap' })
  must(await reader.receive(second))
  must(await reader.receive(third))
})

test('[SE17] the own words sent back are not the words of the other', async () => {
  expect(await visitor.receive(first)).toEqual({ refused: 'own-role' })
  expect(await visitor.receive({ ...first, r: 2 })).toEqual({ refused: 'message-not-opened' })
  const hello = must(await (await talkOf(epoch, 2)).hello(now))
  expect(await counsellor.receive(hello)).toEqual({ refused: 'own-role' })
})

test('[SE14] a message of another conversation with the same counsellor stays closed', async () => {
  const elsewhere = must(await firstEpoch({ org, convId: makeConversationId(), holders: [noor.holder] }))
  const there = await greeted(elsewhere)
  const moved = await says(there.visitor, 'hallo')
  expect(await (await readerOf(epoch)).receive(moved)).toEqual({ refused: 'other-conversation' })
  expect(await (await readerOf(epoch)).receive({ ...moved, c: first.c })).toEqual({
    refused: 'message-not-opened',
  })
})

test('[SE17] a message of the epoch before is refused in the next', async () => {
  const reason = 'repair' as const
  const repaired = must(
    await nextEpoch({ org, previous: epoch, current: epoch, reason, holders: [noor.holder] }),
  )
  const reader = await talkOf(repaired, 2)
  expect(await reader.receive(first)).toEqual({ refused: 'other-epoch' })
  expect(await reader.receive({ ...first, e: 1 })).toEqual({ refused: 'message-not-opened' })
})

test('[SE13] after a transfer the old counsellor reads nothing more', async () => {
  const reason = 'transfer' as const
  const moved = must(await nextEpoch({ org, previous: epoch, current: epoch, reason, holders: [els.holder] }))
  const now1 = await greeted(moved)
  const secret = await says(now1.visitor, 'alleen voor Els')
  expect(await (await readerOf(epoch)).receive(secret)).toEqual({ refused: 'other-epoch' })
  const withOldKey = await talkOf({ ...moved, key: epoch.key }, 2)
  expect(await withOldKey.receive(secret)).toEqual({ refused: 'message-not-opened' })
})

test('[SE14] with another set of holders nothing opens: a ghost is noticed', async () => {
  const ghostly = await talkOf({ ...epoch, ctx: randomBytes(32) }, 2)
  must(await ghostly.hello(now))
  expect(await ghostly.receive(first)).toEqual({ refused: 'message-not-opened' })
})

test('[SE17] a refusal changes nothing: the right message is still welcome', async () => {
  const reader = await readerOf(epoch)
  const before = reader.counts()
  for (const wrong of [undefined, {}, second, { ...first, q: 1 }, { ...first, r: 2 }])
    await reader.receive(wrong)
  expect(reader.counts()).toEqual(before)
  must(await reader.receive(first))
})

test('[SE17] messages that come in together are still taken one by one', async () => {
  const reader = await readerOf(epoch)
  const answers = await Promise.all([first, second, second, third].map(message => reader.receive(message)))
  expect(answers.map(answer => ('refused' in answer ? answer.refused : answer.n))).toEqual([
    1,
    2,
    'replayed',
    3,
  ])
})

test('[SE14] the largest message and epoch are taken for what they are, and what is larger is none', () => {
  const largest = toBase64url(new Uint8Array(8192 + 16))
  expect(isWireMessage({ ...first, x: largest, e: 65_535 })).toBe(true)
  expect(isWireMessage({ ...first, x: `${largest}A` })).toBe(false)
  expect(isWireMessage({ ...first, x: ['A'] })).toBe(false)
  expect(isWireMessage({ ...first, e: 65_536 })).toBe(false)
})
