import { expect, test } from 'vitest'
import { fromBase64url, lp, randomBytes, toBase64url, uint32 } from './bytes.ts'
import { type Epoch, firstEpoch, makeConversationId, nextEpoch, type Role } from './conversation-key.ts'
import { sealBytes } from './derive.ts'
import type { Content, Counts } from './message-content.ts'
import { messageKey, type Plain, sealMessage, type WireMessage } from './message-seal.ts'
import { pad } from './padding.ts'
import { openTalk, type Talk } from './talk.ts'
import { atDesk, greeted, meet, must, now, org, talkOf, text } from './test-cast.ts'

const { helpline, noor, epoch } = await meet()
const els = await atDesk(helpline, await helpline.counsellor('els', 'Els'))
const elsBeside = await atDesk(helpline, await helpline.counsellor('bo', 'Bo'), 3)

const says = async (talk: Talk, t: string) => must(await talk.seal(text(t), now))
const flip = (x: string, at: number) => {
  const bytes = fromBase64url(x) ?? new Uint8Array(0)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return toBase64url(bytes)
}

/** What somebody who has the epoch key (a dishonest page) can seal: anything. */
async function forge(
  of: Epoch,
  from: { role: Role; sid?: Uint8Array<ArrayBuffer>; q?: number },
  plain: Partial<Plain> & { content: Content },
): Promise<WireMessage> {
  const { role, sid = randomBytes(16), q = 0 } = from
  const key = await messageKey(of, role, sid)
  const ack: Counts = role === 1 ? { 2: 1 } : { 1: 0 }
  return sealMessage(key, { ...of, role, sid, q }, { n: 1, ack, ts: 1, ...plain })
}

test('[SE17] people read each other in the order they wrote', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  for (const t of ['hallo', 'twee', 'drie'])
    expect(await counsellor.receive(await says(visitor, t))).toMatchObject({ role: 1, content: { t } })
  expect(await visitor.receive(await says(counsellor, 'dag'))).toMatchObject({
    role: 2,
    n: 2,
    content: { t: 'dag' },
  })
})

test('[SE16] only the minute is told', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const received = must(await counsellor.receive(await says(visitor, 'hallo')))
  expect(received.atMinutes).toBe(Math.floor(now / 60_000))
})

test('[SE16] a short word and a long sentence look the same on the wire', async () => {
  const { visitor } = await greeted(epoch)
  const [one, other] = [await says(visitor, 'ja'), await says(visitor, 'ik durf het niet te zeggen thuis')]
  expect(one.x.length).toBe(other.x.length)
  expect(fromBase64url(one.x)?.length).toBe(256 + 16)
})

test('[SE16] the longest text with the widest characters still fits', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const widest = '\u20ac'.repeat(2000)
  expect(await counsellor.receive(await says(visitor, widest))).toMatchObject({ content: { t: widest } })
})

test('[SE12] the visitor sends nothing of the person before hello', async () => {
  const visitor = await talkOf(epoch, 1)
  expect(visitor.isGreetedByAll).toBe(false)
  expect(await visitor.seal(text('hallo'), now)).toEqual({ refused: 'hello-missing' })
  expect(await visitor.seal({ k: 'intake', nickname: 'Vosje' }, now)).toEqual({ refused: 'hello-missing' })
  expect(visitor.counts()).toEqual({ 1: 0, 2: 0 })
})

test('[SE12] the first word of a counsellor is hello, once', async () => {
  const counsellor = await talkOf(epoch, 2)
  expect(await counsellor.seal(text('dag'), now)).toEqual({ refused: 'hello-missing' })
  must(await counsellor.hello(now))
  expect(await counsellor.hello(now)).toEqual({ refused: 'hello-wrong' })
})

test('[SE12] a counsellor who does not begin with hello is not heard', async () => {
  const visitor = await talkOf(epoch, 1)
  const early = await forge(epoch, { role: 2 }, { content: text('dag') })
  expect(await visitor.receive(early)).toEqual({ refused: 'hello-missing' })
})

test('[SE12] hello with another context is no hello', async () => {
  const visitor = await talkOf(epoch, 1)
  const wrong = await forge(
    epoch,
    { role: 2 },
    { content: { k: 'hello', ctx: toBase64url(randomBytes(32)) } },
  )
  expect(await visitor.receive(wrong)).toEqual({ refused: 'hello-wrong' })
  expect(visitor.isGreetedByAll).toBe(false)
})

test('[SE12] hello of every holder is needed: a colleague counts', async () => {
  const reason = 'colleague' as const
  const holders = [noor.holder, elsBeside.holder]
  const two = must(await nextEpoch({ org, previous: epoch, current: epoch, reason, holders }))
  const [visitor, counsellor, colleague] = await Promise.all([talkOf(two, 1), talkOf(two, 2), talkOf(two, 3)])
  must(await visitor.receive(must(await counsellor.hello(now))))
  expect(await visitor.seal(text('hallo'), now)).toEqual({ refused: 'hello-missing' })
  must(await visitor.receive(must(await colleague.hello(now))))
  must(await counsellor.receive(await says(visitor, 'dag allebei')))
  expect(await visitor.receive(await says(colleague, 'dag'))).toMatchObject({ role: 3, n: 2 })
})

const { visitor, counsellor } = await greeted(epoch)
const first = await says(visitor, 'een')
const second = await says(visitor, 'twee')
const third = await says(visitor, 'drie')
/** A counsellor's page just after hello: the first message of the visitor comes next. */
const fresh = async () => {
  const talk = await talkOf(epoch, 2)
  must(await talk.hello(now))
  return talk
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
  expect(await (await fresh()).receive({ ...first, ...change })).toEqual({ refused })
})

test.each(Array.from({ length: 16 }, (_, part) => part))(
  '[SE14] a flipped bit is found, part %i of 16',
  async part => {
    const reader = await fresh()
    for (let at = part * 17; at < (part + 1) * 17; at += 4)
      expect(await reader.receive({ ...first, x: flip(first.x, at) })).toEqual({
        refused: 'message-not-opened',
      })
    expect(await reader.receive(first)).toMatchObject({ n: 1 })
  },
)

test('[SE14] a message that was cut short, even to another allowed size, stays closed', async () => {
  const bytes = fromBase64url(first.x) ?? new Uint8Array(0)
  const reader = await fresh()
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
  const reader = await fresh()
  must(await reader.receive(first))
  expect(await reader.receive(first)).toEqual({ refused: 'replayed' })
  must(await reader.receive(second))
  expect(await reader.receive(first)).toEqual({ refused: 'replayed' })
})

test('[SE17] messages in another order are refused', async () => {
  expect(await (await fresh()).receive(second)).toEqual({ refused: 'unknown-page' })
})

test('[SE17] a message left out is noticed at the next one, and can still be brought', async () => {
  const reader = await fresh()
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
  expect(await (await fresh()).receive(moved)).toEqual({ refused: 'other-conversation' })
  expect(await (await fresh()).receive({ ...moved, c: first.c })).toEqual({ refused: 'message-not-opened' })
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
  expect(await (await fresh()).receive(secret)).toEqual({ refused: 'other-epoch' })
  const withOldKey = await talkOf({ ...moved, key: epoch.key }, 2)
  expect(await withOldKey.receive(secret)).toEqual({ refused: 'message-not-opened' })
})

test('[SE14] with another set of holders nothing opens: a ghost is noticed', async () => {
  const ghostly = await talkOf({ ...epoch, ctx: randomBytes(32) }, 2)
  must(await ghostly.hello(now))
  expect(await ghostly.receive(first)).toEqual({ refused: 'message-not-opened' })
})

test('[SE17] a new page of the visitor begins at its own 0, where the count goes on', async () => {
  const reader = await fresh()
  must(await reader.receive(first))
  const reloaded = await forge(epoch, { role: 1 }, { content: text('weer daar'), n: 2 })
  expect(await reader.receive(reloaded)).toMatchObject({ n: 2 })
})

test('[SE17] a new page that does not begin at 0 is refused', async () => {
  const reader = await fresh()
  const late = await forge(epoch, { role: 1, q: 1 }, { content: text('x') })
  expect(await reader.receive(late)).toEqual({ refused: 'unknown-page' })
})

test('[SE17] a server that hides a message before a reload is noticed by the count', async () => {
  const reader = await fresh()
  must(await reader.receive(first))
  const reloaded = await forge(epoch, { role: 1 }, { content: text('na het herladen'), n: 3 })
  expect(await reader.receive(reloaded)).toEqual({ refused: 'gap' })
  const again = await forge(epoch, { role: 1 }, { content: text('telt opnieuw'), n: 1 })
  expect(await reader.receive(again)).toEqual({ refused: 'out-of-order' })
})

test('[SE17] ack never falls and is never above what I said', async () => {
  const reader = await fresh()
  const sid = randomBytes(16)
  const above = await forge(epoch, { role: 1, sid }, { content: text('x'), ack: { 2: 2 } })
  expect(await reader.receive(above)).toEqual({ refused: 'ack-too-high' })
  must(await reader.receive(await forge(epoch, { role: 1, sid }, { content: text('x'), ack: { 2: 1 } })))
  const fallen = await forge(epoch, { role: 1, sid, q: 1 }, { content: text('y'), n: 2, ack: { 2: 0 } })
  expect(await reader.receive(fallen)).toEqual({ refused: 'ack-fell' })
})

test.each<[string, Counts]>([
  ['nobody', {}],
  ['itself', { 1: 0, 2: 1 }],
  ['somebody who is not there', { 2: 1, 3: 0 }],
])('[SE16] an ack for %s is refused', async (_, ack) => {
  const odd = await forge(epoch, { role: 1 }, { content: text('x'), ack })
  expect(await (await fresh()).receive(odd)).toEqual({ refused: 'content-not-allowed' })
})

test('[SE19] a role says only its own kinds', async () => {
  expect(await counsellor.seal({ k: 'intake', nickname: 'Vosje' }, now)).toEqual({
    refused: 'kind-not-allowed',
  })
  const card = await forge(epoch, { role: 1 }, { content: { k: 'card', card: 'awel' } })
  expect(await (await fresh()).receive(card)).toEqual({ refused: 'kind-not-allowed' })
})

test('[SE19] an unknown kind or field inside is refused', async () => {
  for (const content of [
    { k: 'shout', t: 'x' },
    { k: 'text', t: 'x', bold: true },
    { k: 'text', t: '' },
  ]) {
    const odd = await forge(epoch, { role: 1 }, { content: content as Content })
    expect(await (await fresh()).receive(odd)).toEqual({ refused: 'content-not-allowed' })
  }
})

test('[SE16] padding that is not zero is refused', async () => {
  const sid = randomBytes(16)
  const key = await messageKey(epoch, 1, sid)
  const padded = pad(new TextEncoder().encode('{"k":"text","t":"x","n":1,"ack":{"2":1},"ts":1}'))
  padded[255] = 1
  const nonce = new Uint8Array(12)
  const header = lp('clb/v1/msg', epoch.convId, 0, uint32(1), sid, 0)
  const x = toBase64url(await sealBytes(key, nonce, header, padded))
  const odd = { v: 1, c: toBase64url(epoch.convId), e: 0, r: 1, s: toBase64url(sid), q: 0, x }
  expect(await (await fresh()).receive(odd)).toEqual({ refused: 'bad-padding' })
})

test('[SE17] a refusal changes nothing: the right message is still welcome', async () => {
  const reader = await fresh()
  const before = reader.counts()
  for (const wrong of [undefined, {}, second, { ...first, q: 1 }, { ...first, r: 2 }])
    await reader.receive(wrong)
  expect(reader.counts()).toEqual(before)
  must(await reader.receive(first))
})

test('[SE17] messages that come in together are still taken one by one', async () => {
  const reader = await fresh()
  const answers = await Promise.all([first, second, second, third].map(message => reader.receive(message)))
  expect(answers.map(answer => ('refused' in answer ? answer.refused : answer.n))).toEqual([
    1,
    2,
    'replayed',
    3,
  ])
})

test('[SE15] messages sealed at once leave in the order they were written', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await Promise.all(['a', 'b', 'c', 'd'].map(t => says(visitor, t)))
  expect(sealed.map(({ q }) => q)).toEqual([0, 1, 2, 3])
  for (const message of sealed) must(await counsellor.receive(message))
})

test('[SE14] a page that opens an epoch twice still never seals under one key', async () => {
  const [one, other] = [await talkOf(epoch, 2), await talkOf(epoch, 2)]
  expect(must(await one.hello(now)).s).not.toBe(must(await other.hello(now)).s)
})

test('[SE16] what may not be said is not sealed, and not counted', async () => {
  const { visitor } = await greeted(epoch)
  expect(await visitor.seal(text('x'.repeat(2001)), now)).toEqual({ refused: 'content-not-allowed' })
  expect(await visitor.seal(text('a\u0000b'), now)).toEqual({ refused: 'content-not-allowed' })
  expect(await says(visitor, 'ok')).toMatchObject({ q: 0 })
})

test('[SE34] the sealed end carries the counts of both, and the other answers with its own', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  must(await counsellor.receive(await says(visitor, 'dag')))
  const end = must(await visitor.receive(must(await counsellor.close(now))))
  expect(end.content).toEqual({ k: 'close', counts: { 1: 1, 2: 2 } })
  expect(must(await counsellor.receive(must(await visitor.close(now)))).content).toEqual({
    k: 'close',
    counts: { 1: 2, 2: 2 },
  })
  expect([visitor.isClosed, counsellor.isClosed]).toEqual([true, true])
})

test('[SE34] after the end only keep and close are said', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  expect(await visitor.seal({ k: 'keep', answer: 'yes' }, now)).toEqual({ refused: 'kind-not-allowed' })
  must(await visitor.receive(must(await counsellor.close(now))))
  expect(await visitor.seal(text('nog iets'), now)).toEqual({ refused: 'already-closed' })
  expect(await counsellor.seal(text('nog iets'), now)).toEqual({ refused: 'already-closed' })
  must(await counsellor.receive(must(await visitor.seal({ k: 'keep', answer: 'no' }, now))))
})

test('[SE34] what was written before the end was known still arrives', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const underway = await says(visitor, 'ik was nog bezig')
  must(await counsellor.close(now))
  expect(await counsellor.receive(underway)).toMatchObject({ content: { t: 'ik was nog bezig' } })
})

test('[SE34] what was written after the end was known is refused', async () => {
  const talk = await fresh()
  must(await talk.close(now))
  const late = await forge(epoch, { role: 1 }, { content: text('toch nog'), ack: { 2: 2 } })
  expect(await talk.receive(late)).toEqual({ refused: 'already-closed' })
  const reader = await fresh()
  const sid = randomBytes(16)
  const end = { k: 'close' as const, counts: { 1: 1, 2: 1 } }
  must(await reader.receive(await forge(epoch, { role: 1, sid }, { content: end })))
  const after = await forge(epoch, { role: 1, sid, q: 1 }, { content: text('toch nog'), n: 2 })
  expect(await reader.receive(after)).toEqual({ refused: 'already-closed' })
})

test.each<[string, Counts]>([
  ['leaves itself out', { 2: 1 }],
  ['counts itself wrong', { 1: 2, 2: 1 }],
  ['counts me otherwise than it acknowledged', { 1: 1, 2: 0 }],
  ['counts somebody who is not there', { 1: 1, 2: 1, 3: 4 }],
])('[SE19] a close that %s is refused', async (_, counts) => {
  const end = await forge(epoch, { role: 1 }, { content: { k: 'close', counts } })
  expect(await (await fresh()).receive(end)).toEqual({ refused: 'counts-wrong' })
})

test('[SE19] the first visitor message after a new epoch carries the counts of all before', async () => {
  const reason = 'repair' as const
  const repaired = must(
    await nextEpoch({ org, previous: epoch, current: epoch, reason, holders: [noor.holder] }),
  )
  const visitor = await openTalk({ epoch: repaired, me: 1, before: [{ 1: 3, 2: 4 }] })
  const reader = await talkOf(repaired, 2)
  must(await visitor.receive(must(await reader.hello(now))))
  expect(must(await reader.receive(await says(visitor, 'we gaan verder'))).before).toEqual([{ 1: 3, 2: 4 }])
  expect(must(await reader.receive(await says(visitor, 'en nog iets'))).before).toBeUndefined()
})

test('[SE19] counts of earlier epochs that are missing, too many or out of place are refused', async () => {
  const reason = 'repair' as const
  const repaired = must(
    await nextEpoch({ org, previous: epoch, current: epoch, reason, holders: [noor.holder] }),
  )
  const reader = async () => {
    const talk = await talkOf(repaired, 2)
    must(await talk.hello(now))
    return talk
  }
  for (const before of [undefined, [], [{}, {}]]) {
    const odd = await forge(repaired, { role: 1 }, { content: text('x'), ...(before && { before }) })
    expect(await (await reader()).receive(odd)).toEqual({ refused: 'counts-wrong' })
  }
  const atStart = await forge(epoch, { role: 1 }, { content: text('x'), before: [] })
  expect(await (await fresh()).receive(atStart)).toEqual({ refused: 'counts-wrong' })
  await expect(openTalk({ epoch: repaired, me: 1 })).rejects.toThrow('counts of every earlier epoch')
})

test('[4.1] a forgotten talk seals and opens nothing', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await says(visitor, 'hallo')
  visitor.forget()
  counsellor.forget()
  expect(await visitor.seal(text('x'), now)).toEqual({ refused: 'forgotten' })
  expect(await counsellor.receive(sealed)).toEqual({ refused: 'forgotten' })
})

test('[4.1] forgetting the epoch does not break the talk that was opened from it', async () => {
  const copy = { ...epoch, key: epoch.key.slice() }
  const { visitor, counsellor } = await greeted(copy)
  copy.key.fill(0)
  must(await counsellor.receive(await says(visitor, 'hallo')))
})

test('[SE8] nobody talks in an epoch without a place in it', async () => {
  await expect(talkOf(epoch, 3)).rejects.toThrow('only a holder')
})
