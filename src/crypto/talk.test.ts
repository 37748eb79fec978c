import { expect, test, vi } from 'vitest'
import { fromBase64url, randomBytes, toBase64url } from './bytes.ts'
import { nextEpoch } from './conversation-key.ts'
import { messageKey } from './message-seal.ts'
import { isRefused } from './seal-refusal.ts'
import { openTalk } from './talk.ts'
import { atDesk, forge, greeted, meet, must, now, org, says, talkOf, text } from './test-cast.ts'

const { helpline, noor, epoch } = await meet()
const elsBeside = await atDesk(helpline, await helpline.counsellor('bo', 'Bo'), 3)

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

test('[SE15] messages sealed at once leave in the order they were written', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await Promise.all(['a', 'b', 'c', 'd'].map(t => says(visitor, t)))
  expect(sealed.map(({ q }) => q)).toEqual([0, 1, 2, 3])
  for (const message of sealed) must(await counsellor.receive(message))
})

/** Makes the first use of this WebCrypto function slower than the next. */
function slowFirst(name: 'encrypt' | 'decrypt') {
  const real = crypto.subtle[name].bind(crypto.subtle)
  const spy = vi.spyOn(crypto.subtle, name).mockImplementationOnce(async (...given) => {
    await new Promise(resolve => setTimeout(resolve, 30))
    return real(...given)
  })
  return { [Symbol.dispose]: () => spy.mockRestore() }
}

test('[SE15] messages leave in the order they were written, also when the first takes longer to seal', async () => {
  const { visitor } = await greeted(epoch)
  const left: number[] = []
  using _ = slowFirst('encrypt')
  const sealings = ['a', 'b', 'c'].map(t => says(visitor, t).then(({ q }) => left.push(q)))
  await Promise.all(sealings)
  expect(left).toEqual([0, 1, 2])
})

test('[SE17] messages are taken in the order they came, also when the first takes longer to open', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await Promise.all(['a', 'b', 'c'].map(t => says(visitor, t)))
  using _ = slowFirst('decrypt')
  const answers = await Promise.all(sealed.map(message => counsellor.receive(message)))
  expect(answers).toMatchObject([{ n: 1 }, { n: 2 }, { n: 3 }])
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

test('[SE14] after 65,536 messages a talk seals no more', async () => {
  const { visitor } = await greeted(epoch)
  const spy = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async () => new ArrayBuffer(0))
  const sealings = Array.from({ length: 65_536 }, () => visitor.seal(text('x'), now))
  expect((await Promise.all(sealings)).some(isRefused)).toBe(false)
  expect(await visitor.seal(text('x'), now)).toEqual({ refused: 'too-many-messages' })
  spy.mockRestore()
})

test('[SE14] a message key cannot be read by script', async () => {
  const key = await messageKey(epoch, 1, randomBytes(16))
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('[4.1] a forgotten talk seals and opens nothing', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await says(visitor, 'hallo')
  visitor.forget()
  counsellor.forget()
  expect(await visitor.seal(text('x'), now)).toEqual({ refused: 'forgotten' })
  expect(await counsellor.receive(sealed)).toEqual({ refused: 'forgotten' })
})

test('[4.1] forgetting one talk leaves the key of the epoch to the others', async () => {
  const copy = { ...epoch, key: epoch.key.slice() }
  const { visitor } = await greeted(copy)
  visitor.forget()
  expect(copy.key).toEqual(epoch.key)
  expect(copy.key).not.toEqual(new Uint8Array(32))
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

test('[4.1] what was being sealed or opened when the talk was forgotten does not come out', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await says(visitor, 'een')
  const sealing = visitor.seal(text('twee'), now)
  visitor.forget()
  expect(await sealing).toEqual({ refused: 'forgotten' })
  using _ = slowFirst('decrypt')
  const opening = counsellor.receive(sealed)
  await new Promise(resolve => setTimeout(resolve, 10))
  counsellor.forget()
  expect(await opening).toEqual({ refused: 'forgotten' })
})

test('[4.1] a forgotten talk counts nothing any more, and its copy of the key is zeros', async () => {
  const imported = vi.spyOn(crypto.subtle, 'importKey')
  const { visitor } = await greeted(epoch)
  await says(visitor, 'een')
  const copies = imported.mock.calls.flatMap(([, raw]) => (raw instanceof Uint8Array ? [raw] : []))
  imported.mockRestore()
  const before = visitor.counts()
  visitor.forget()
  expect(await visitor.seal(text('twee'), now)).toEqual({ refused: 'forgotten' })
  expect(visitor.counts()).toEqual(before)
  expect(copies.filter(copy => copy.every(byte => byte === 0)).length).toBeGreaterThan(0)
  expect(epoch.key.every(byte => byte === 0)).toBe(false)
})

test('[SE14] a page costs one key, however much it says', async () => {
  const { visitor, counsellor } = await greeted(epoch)
  const sealed = await Promise.all(['a', 'b', 'c'].map(t => says(visitor, t)))
  using derived = vi.spyOn(crypto.subtle, 'deriveKey')
  for (const message of sealed) must(await counsellor.receive(message))
  expect(derived).toHaveBeenCalledTimes(1)
})

test('[SE12] a counsellor says hello first, and once', async () => {
  const counsellor = await talkOf(epoch, 2)
  expect(await counsellor.seal(text('dag'), now)).toEqual({ refused: 'hello-missing' })
  must(await counsellor.hello(now))
  expect(await counsellor.hello(now)).toEqual({ refused: 'hello-wrong' })
})

test('[SE12] before hello the visitor may only close', async () => {
  const visitor = await talkOf(epoch, 1)
  expect(await visitor.seal({ k: 'intake', nickname: 'Vosje' }, now)).toEqual({ refused: 'hello-missing' })
  expect(await visitor.close(now)).toMatchObject({ q: 0 })
})
