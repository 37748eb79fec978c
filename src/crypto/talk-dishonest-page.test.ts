import { expect, test } from 'vitest'
import { lp, randomBytes, toBase64url, uint32, utf8 } from './bytes.ts'
import { nextEpoch } from './conversation-key.ts'
import { sealBytes } from './derive.ts'
import type { Content, Counts } from './message-content.ts'
import { messageKey, type Plain } from './message-seal.ts'
import { pad } from './padding.ts'
import { openTalk } from './talk.ts'
import { forge, meet, must, now, org, readerOf, talkOf, text } from './test-cast.ts'

// What a page that has the epoch key can seal against the rules.

const { noor, epoch } = await meet()
const first = await forge(epoch, { role: 1 }, { content: text('een') })

test('[SE17] a new page of the visitor begins at its own 0, where the count goes on', async () => {
  const reader = await readerOf(epoch)
  must(await reader.receive(first))
  const reloaded = await forge(epoch, { role: 1 }, { content: text('weer daar'), n: 2 })
  expect(await reader.receive(reloaded)).toMatchObject({ n: 2 })
})

test('[SE17] a new page that does not begin at 0 is refused', async () => {
  const reader = await readerOf(epoch)
  const late = await forge(epoch, { role: 1, q: 1 }, { content: text('x') })
  expect(await reader.receive(late)).toEqual({ refused: 'unknown-page' })
})

test('[SE17] a server that hides a message before a reload is noticed by the count', async () => {
  const reader = await readerOf(epoch)
  must(await reader.receive(first))
  const reloaded = await forge(epoch, { role: 1 }, { content: text('na het herladen'), n: 3 })
  expect(await reader.receive(reloaded)).toEqual({ refused: 'gap' })
  const again = await forge(epoch, { role: 1 }, { content: text('telt opnieuw'), n: 1 })
  expect(await reader.receive(again)).toEqual({ refused: 'out-of-order' })
})

test('[SE17] ack never falls and is never above what I said', async () => {
  const reader = await readerOf(epoch)
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
  ['somebody else instead of me', { 3: 0 }],
])('[SE16] an ack for %s is refused', async (_, ack) => {
  const odd = await forge(epoch, { role: 1 }, { content: text('x'), ack })
  expect(await (await readerOf(epoch)).receive(odd)).toEqual({ refused: 'content-not-allowed' })
})

test('[SE12] hello said twice, or by the visitor, is refused', async () => {
  const visitor = await talkOf(epoch, 1)
  const sid = randomBytes(16)
  const content = { k: 'hello' as const, ctx: toBase64url(epoch.ctx) }
  must(await visitor.receive(await forge(epoch, { role: 2, sid }, { content })))
  const again = await forge(epoch, { role: 2, sid, q: 1 }, { content, n: 2 })
  expect(await visitor.receive(again)).toEqual({ refused: 'hello-wrong' })
  const reader = await readerOf(epoch)
  expect(await reader.receive(await forge(epoch, { role: 1 }, { content }))).toEqual({
    refused: 'kind-not-allowed',
  })
})

test('[SE19] a role says only its own kinds', async () => {
  const counsellor = await readerOf(epoch)
  expect(await counsellor.seal({ k: 'intake', nickname: 'Vosje' }, now)).toEqual({
    refused: 'kind-not-allowed',
  })
  const card = await forge(epoch, { role: 1 }, { content: { k: 'card', card: 'awel' } })
  expect(await (await readerOf(epoch)).receive(card)).toEqual({ refused: 'kind-not-allowed' })
})

test('[SE35] an answer on keeping before the end is refused', async () => {
  const early = await forge(epoch, { role: 1 }, { content: { k: 'keep', answer: 'yes' } })
  expect(await (await readerOf(epoch)).receive(early)).toEqual({ refused: 'kind-not-allowed' })
})

test('[SE19] an unknown kind or field inside is refused', async () => {
  for (const content of [
    { k: 'shout', t: 'x' },
    { k: 'text', t: 'x', bold: true },
    { k: 'text', t: '' },
  ]) {
    const odd = await forge(epoch, { role: 1 }, { content: content as Content })
    expect(await (await readerOf(epoch)).receive(odd)).toEqual({ refused: 'content-not-allowed' })
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
  expect(await (await readerOf(epoch)).receive(odd)).toEqual({ refused: 'bad-padding' })
})

test('[SE34] what was written after the end was known is refused', async () => {
  const talk = await readerOf(epoch)
  must(await talk.close(now))
  const late = await forge(epoch, { role: 1 }, { content: text('toch nog'), ack: { 2: 2 } })
  expect(await talk.receive(late)).toEqual({ refused: 'already-closed' })
  const reader = await readerOf(epoch)
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
  expect(await (await readerOf(epoch)).receive(end)).toEqual({ refused: 'counts-wrong' })
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
  expect(await (await readerOf(epoch)).receive(atStart)).toEqual({ refused: 'counts-wrong' })
  await expect(openTalk({ epoch: repaired, me: 1 })).rejects.toThrow('counts of every earlier epoch')
})

test('[SE16] what is inside is an object with counts that can be, or it is refused', async () => {
  const odd: Partial<Plain>[] = [{ n: 0 }, { n: 2 ** 32 }, { ts: -1 }, { ts: 2 ** 32 }]
  for (const other of odd) {
    const message = await forge(epoch, { role: 1 }, { content: text('x'), ...other })
    expect(await (await readerOf(epoch)).receive(message)).toEqual({ refused: 'content-not-allowed' })
  }
  const atZero = await forge(epoch, { role: 1 }, { content: text('x'), ts: 0 })
  expect(await (await readerOf(epoch)).receive(atZero)).toMatchObject({ atMinutes: 0 })
})

test('[SE16] what is inside and is no JSON, or no object, is refused', async () => {
  const sid = randomBytes(16)
  const key = await messageKey(epoch, 1, sid)
  const header = lp('clb/v1/msg', epoch.convId, 0, uint32(1), sid, 0)
  for (const inside of ['null', '7', '[]', '{"k":', '']) {
    const sealed = await sealBytes(key, new Uint8Array(12), header, pad(utf8(inside)))
    const wire = { v: 1, c: toBase64url(epoch.convId), e: 0, r: 1, s: toBase64url(sid), q: 0 }
    const answer = await (await readerOf(epoch)).receive({ ...wire, x: toBase64url(sealed) })
    expect(answer).toEqual({ refused: 'content-not-allowed' })
  }
})
