import { expect, test } from 'vitest'
import { randomBytes } from './bytes.ts'
import { type Epoch, nextEpoch } from './conversation-key.ts'
import { readHistory } from './history.ts'
import type { WireMessage } from './message-seal.ts'
import { openTalk } from './talk.ts'
import { forge, greeted, meet, must, now, org, talkOf, text } from './test-cast.ts'

/** hello (2), een (1), dag (2), twee (1): a conversation as the server kept it. */
async function aConversation(epoch: Epoch) {
  const visitor = await talkOf(epoch, 1)
  const counsellor = await talkOf(epoch, 2)
  const kept: WireMessage[] = []
  const from = async (speaker: typeof visitor, sealed: ReturnType<typeof visitor.close>) => {
    const message = must(await sealed)
    kept.push(message)
    must(await (speaker === visitor ? counsellor : visitor).receive(message))
  }
  await from(counsellor, counsellor.hello(now))
  await from(visitor, visitor.seal(text('een'), now))
  await from(counsellor, counsellor.seal(text('dag'), now))
  await from(visitor, visitor.seal(text('twee'), now))
  return { visitor, counsellor, kept, from }
}

const { noor, epoch } = await meet()
const { kept } = await aConversation(epoch)
const [hello, een, dag] = kept
const said = (history: Awaited<ReturnType<typeof readHistory>>) =>
  history.entries.map(entry => {
    if ('refused' in entry) return entry.refused
    if ('missing' in entry) return entry.missing
    return entry.content.k === 'text' ? entry.content.t : entry.content.k
  })

test('[SE18] after a reload everybody is read again, the own words included', async () => {
  const history = await readHistory([epoch], kept)
  expect(said(history)).toEqual(['hello', 'een', 'dag', 'twee'])
  expect(history.flaws).toEqual([{ e: 0, lacks: 'close' }])
})

test('[SE34] a conversation that was ended by both lacks nothing', async () => {
  const other = await aConversation(epoch)
  await other.from(other.counsellor, other.counsellor.close(now))
  await other.from(other.visitor, other.visitor.close(now))
  expect((await readHistory([epoch], other.kept)).flaws).toEqual([])
})

test('[SE18] a hole is shown where it is, and what comes after it is still read', async () => {
  const { visitor } = await greeted(epoch)
  const sayings = ['a', 'b', 'c'].map(async t => must(await visitor.seal(text(t), now)))
  const [a, , c] = await Promise.all(sayings)
  expect(said(await readHistory([epoch], [hello, a, c]))).toEqual(['hello', 'a', 1, 'c'])
})

test('[SE18] an answer to what the server hides is a visible stop', async () => {
  expect(said(await readHistory([epoch], [hello, dag]))).toEqual(['hello', 'ack-too-high'])
})

test('[SE18] who acknowledges itself is refused in a history too', async () => {
  const odd = await forge(epoch, { role: 1 }, { content: text('x'), ack: { 1: 0, 2: 1 } })
  expect(said(await readHistory([epoch], [hello, odd]))).toEqual(['hello', 'content-not-allowed'])
})

test('[SE18] a hidden hello is noticed', async () => {
  const counsellor = await talkOf(epoch, 2)
  must(await counsellor.hello(now))
  const history = await readHistory([epoch], [must(await counsellor.seal(text('dag'), now))])
  expect(said(history)).toEqual([1, 'dag'])
  expect(history.flaws).toContainEqual({ e: 0, lacks: 'hello' })
})

test('[SE18] what was played twice, reordered or damaged is shown as refused and not counted', async () => {
  const broken = { ...een, x: `${een?.x.slice(0, -8)}AAAAAAA` }
  const history = await readHistory([epoch], [hello, een, een, hello, { ...dag, q: 9 }, {}])
  expect(said(history)).toEqual(['hello', 'een', 'replayed', 'replayed', 'message-not-opened', 'malformed'])
  expect(history.ledgers.get(0)?.counts([1, 2])).toEqual({ 1: 1, 2: 1 })
  expect(said(await readHistory([epoch], [hello, broken]))[1]).toMatch(/malformed|message-not-opened/)
})

test('[SE18] messages of an epoch this page has no key of, or of elsewhere, are not read', async () => {
  const elsewhere = (await meet()).epoch
  expect(said(await readHistory([epoch], [{ ...een, e: 4 }]))).toEqual(['other-epoch'])
  expect(said(await readHistory([elsewhere], [een]))).toEqual(['other-conversation'])
})

test('[SE18] the talk after a reload goes on counting where the history ends', async () => {
  const { counsellor, kept } = await aConversation(epoch)
  const ledger = (await readHistory([epoch], kept)).ledgers.get(0)
  const visitor = await openTalk({ epoch, me: 1, ...(ledger && { ledger }) })
  expect(visitor.counts()).toEqual({ 1: 2, 2: 2 })
  const again = must(await visitor.seal(text('ik ben er weer'), now))
  expect(again.q).toBe(0)
  expect(await counsellor.receive(again)).toMatchObject({ n: 3 })
  must(await visitor.receive(must(await counsellor.seal(text('welkom terug'), now))))
})

test('[SE18] when the server hides what the visitor said, the acknowledgement of the peer stops the page', async () => {
  const { counsellor, kept } = await aConversation(epoch)
  const ledger = (await readHistory([epoch], kept.slice(0, 3))).ledgers.get(0)
  const visitor = await openTalk({ epoch, me: 1, ...(ledger && { ledger }) })
  const next = must(await counsellor.seal(text('en dan?'), now))
  expect(await visitor.receive(next)).toEqual({ refused: 'ack-too-high' })
})

test('[SE19] the counts carried into the next epoch tell what is missing of the one before', async () => {
  const reason = 'repair' as const
  const repaired = must(
    await nextEpoch({ org, previous: epoch, current: epoch, reason, holders: [noor.holder] }),
  )
  const visitor = await openTalk({ epoch: repaired, me: 1, before: [{ 1: 2, 2: 2 }] })
  const hello1 = must(await (await talkOf(repaired, 2)).hello(now))
  must(await visitor.receive(hello1))
  const onwards = must(await visitor.seal(text('verder'), now))
  const whole = await readHistory([epoch, repaired], [...kept, hello1, onwards])
  expect(whole.flaws).toEqual([{ e: 1, lacks: 'close' }])
  const short = await readHistory([epoch, repaired], [hello, een, dag, hello1, onwards])
  expect(short.flaws).toEqual([
    { e: 0, lacks: 'messages' },
    { e: 1, lacks: 'close' },
  ])
})

test('[SE13] a burned epoch, in which nothing was said, lacks nothing', async () => {
  const reason = 'repair' as const
  const burned = must(
    await nextEpoch({ org, previous: epoch, current: epoch, reason, holders: [noor.holder] }),
  )
  const again = must(
    await nextEpoch({ org, previous: burned, current: epoch, reason, holders: [noor.holder] }),
  )
  const { flaws } = await readHistory([epoch, burned, again], kept)
  expect(flaws).toEqual([{ e: 2, lacks: 'close' }])
})

test('[SE18] an ack that leaves out whom it knew before has fallen, in a history too', async () => {
  const sid = randomBytes(16)
  const knows = await forge(epoch, { role: 1, sid }, { content: text('een'), ack: { 2: 1 } })
  const forgot = await forge(epoch, { role: 1, sid, q: 1 }, { content: text('twee'), n: 2, ack: {} })
  expect(said(await readHistory([epoch], [hello, knows, forgot]))).toEqual(['hello', 'een', 'ack-fell'])
})
