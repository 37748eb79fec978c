import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from './bytes.ts'
import { type Epoch, firstEpoch, makeConversationId, nextEpoch, type Role } from './conversation-key.ts'
import { readHistory } from './history.ts'
import type { WireMessage } from './message-seal.ts'
import { openTalk, type Talk } from './talk.ts'
import { atDesk, greeted, makeHelpline, must, now, org, talkOf, text } from './test-cast.ts'

const helpline = await makeHelpline()
const noor = await atDesk(helpline, await helpline.counsellor('noor', 'Noor'))
const start = async () =>
  must(await firstEpoch({ org, convId: makeConversationId(), holders: [noor.holder] }))
const repairAfter = async (previous: Epoch) =>
  must(await nextEpoch({ org, previous, current: previous, reason: 'repair', holders: [noor.holder] }))

type Step = 'visitor' | 'counsellor' | 'both' | 'reload' | 'reload twice' | 'desk opens again' | 'next epoch'
const step = fc.constantFrom<Step>(
  ...(['visitor', 'counsellor', 'both', 'reload', 'reload twice', 'desk opens again', 'next epoch'] as const),
)

/** Lives through a history of speaking, reloading and changing epochs; gives every sealed message with its key. */
async function liveThrough(steps: readonly Step[]): Promise<{ key: string; message: WireMessage }[]> {
  let epoch = await start()
  let { visitor, counsellor } = await greeted(epoch)
  const sealed: { key: string; message: WireMessage }[] = []
  const says = async (talk: Talk, t: string) => {
    const answer = await talk.seal(text(t), now)
    if ('refused' in answer) return
    sealed.push({ key: toBase64url(epoch.key), message: answer })
  }
  const reload = async () => {
    // The hostile server shows an empty history: the page begins to count again, from nothing.
    visitor = await talkOf(epoch, 1)
    must(await visitor.receive(must(await (await talkOf(epoch, 2)).hello(now))))
  }
  const acts: Record<Step, () => Promise<unknown>> = {
    visitor: () => says(visitor, 'ik'),
    counsellor: () => says(counsellor, 'jij'),
    both: () =>
      Promise.all([says(visitor, 'a'), says(visitor, 'b'), says(counsellor, 'c'), says(visitor, 'd')]),
    reload,
    'reload twice': async () => [await reload(), await reload()],
    'desk opens again': async () => {
      counsellor = await talkOf(epoch, 2)
      const hello = must(await counsellor.hello(now))
      sealed.push({ key: toBase64url(epoch.key), message: hello })
    },
    'next epoch': async () => {
      epoch = await repairAfter(epoch)
      ;({ visitor, counsellor } = await greeted(epoch))
    },
  }
  for (const one of steps) await acts[one]()
  return sealed
}

test('[SE14] no two messages ever share key and nonce, over reloads, epochs and a server that rewinds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async steps => {
      const sealed = await liveThrough(steps)
      // mk is made from K_e, e, role and sid; the nonce from q.
      const used = sealed.map(({ key, message: { e, r, s, q } }) => [key, e, r, s, q].join('|'))
      expect(new Set(used).size).toBe(used.length)
    }),
    { numRuns: 150 },
  )
})

test('[SE13] no epoch key is ever used for two epochs', async () => {
  const keys = new Set<string>()
  let epoch = await start()
  for (let at = 0; at < 50; at++) {
    keys.add(toBase64url(epoch.key))
    epoch = await repairAfter(epoch)
  }
  expect(keys.size).toBe(50)
})

type Trick = { kind: 'drop' | 'again' | 'swap' | 'reflect' | 'flip' | 'relabel' | 'honest'; at: number }
const trick = fc.record<Trick>({
  kind: fc.constantFrom('drop', 'again', 'swap', 'reflect', 'flip', 'relabel', 'honest'),
  at: fc.nat(200),
})

/** What a hostile server makes of a list of messages. */
function tricked(messages: readonly WireMessage[], tricks: readonly Trick[]): WireMessage[] {
  const list = [...messages]
  for (const { kind, at } of tricks) {
    const place = at % list.length
    const message = list[place]
    if (!message) continue
    if (kind === 'drop') list.splice(place, 1)
    if (kind === 'again') list.splice(at % 3, 0, message)
    if (kind === 'swap') list.splice(place, 1, ...[list[0] ?? message])
    if (kind === 'reflect') list[place] = { ...message, r: message.r === 1 ? 2 : 1 }
    if (kind === 'flip') list[place] = { ...message, x: flipBit(message.x, at) }
    if (kind === 'relabel') list[place] = { ...message, q: at % 4 }
    if (list.length === 0) break
  }
  return list
}

function flipBit(x: string, at: number): string {
  const bytes = fromBase64url(x) ?? new Uint8Array(0)
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8))
  return toBase64url(bytes)
}

test('[SE17] whatever the server does, what is read is what was written, from the start, in order', async () => {
  const epoch = await start()
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(trick, { maxLength: 8 }),
      async (many, tricks) => {
        const { visitor } = await greeted(epoch)
        const reader = await talkOf(epoch, 2)
        must(await reader.hello(now))
        const words = Array.from({ length: many }, (_, at) => `woord ${at}`)
        const sealed = await Promise.all(words.map(async word => must(await visitor.seal(text(word), now))))
        const read: string[] = []
        for (const message of tricked(sealed, tricks)) {
          const answer = await reader.receive(message)
          if (!('refused' in answer) && answer.content.k === 'text') read.push(answer.content.t)
        }
        expect(read).toEqual(words.slice(0, read.length))
      },
    ),
    { numRuns: 150 },
  )
})

test('[SE18] a history never shows anything twice, out of order, or that was not said', async () => {
  const epoch = await start()
  await fc.assert(
    fc.asyncProperty(fc.array(trick, { maxLength: 8 }), async tricks => {
      const { visitor } = await greeted(epoch)
      const words = ['een', 'twee', 'drie', 'vier', 'vijf']
      const sealed = await Promise.all(words.map(async word => must(await visitor.seal(text(word), now))))
      const hello = must(await (await talkOf(epoch, 2)).hello(now))
      const { entries } = await readHistory([epoch], [hello, ...tricked(sealed, tricks)])
      const places = entries.flatMap(entry =>
        'content' in entry && entry.content.k === 'text' ? [words.indexOf(entry.content.t)] : [],
      )
      expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
      expect(places).not.toContain(-1)
    }),
    { numRuns: 100 },
  )
})

test('[SE18] after any number of honest reloads both sides still agree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom<Role | 'reload'>(1, 2, 'reload'), { maxLength: 20 }),
      async acts => {
        const epoch = await start()
        const counsellor = await talkOf(epoch, 2)
        let visitor = await talkOf(epoch, 1)
        const kept: WireMessage[] = [must(await counsellor.hello(now))]
        must(await visitor.receive(kept[0]))
        for (const act of acts) {
          if (act === 'reload') {
            const ledger = (await readHistory([epoch], kept)).ledgers.get(0)
            visitor = await openTalk({ epoch, me: 1, ...(ledger && { ledger }) })
            continue
          }
          const [from, to] = act === 1 ? [visitor, counsellor] : [counsellor, visitor]
          const message = must(await from.seal(text('woord'), now))
          kept.push(message)
          must(await to.receive(message))
        }
        expect(visitor.counts()).toEqual(counsellor.counts())
      },
    ),
    { numRuns: 60 },
  )
})
