import { expect, test } from 'vitest'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { KeptMessage, Messages } from './book.ts'
import { historyPage, missedBy, type TellKept } from './give-history.ts'

const c = 'C'.repeat(22)
const longest = 10_944
const shortest = 363

function said(seq: number, r: 1 | 2, length: number): KeptMessage {
  const message: SealedMessage = {
    ...{ v: 1, c, e: 0, r, q: seq },
    ...{ s: 'S'.repeat(22), x: 'x'.repeat(length) },
  }
  return { seq, message }
}

/** A conversation of so many messages; the other side says every second one. */
function keep(count: number, length: number): Pick<Messages, 'after'> {
  const kept = Array.from({ length: count }, (_, at) => said(at + 1, at % 2 === 0 ? 1 : 2, length))
  return { after: async (_, seq, limit) => kept.slice(seq, seq + limit) }
}

async function allPages(messages: Pick<Messages, 'after'>, tellKept: TellKept) {
  const pages = []
  let after: number | undefined = 0
  while (after !== undefined && pages.length < 1_000) {
    const page = await historyPage(messages, c, after, tellKept)
    pages.push(page.frames)
    after = page.more
  }
  return pages
}

test.each([
  ['of long messages', 200, longest],
  ['of short messages', 3_000, shortest],
  ['of one message', 1, longest],
  ['without a word', 0, shortest],
])(
  '[WR9] a visitor who was gone for a conversation %s hears it in pages of at most 128 KiB, once and in order',
  async (_, count, length) => {
    const pages = await allPages(keep(count, length), missedBy('visitor'))
    const told = pages.flat().map(frame => ('seq' in frame ? frame.seq : 0))
    expect(told).toEqual(Array.from({ length: count }, (_, at) => at + 1))
    for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(132 * 1024)
    const largest = Math.max(...pages.map(page => JSON.stringify(page).length))
    if (pages.length > 1) expect(largest).toBeGreaterThan(100 * 1024)
  },
)

test('[WR9] who said nearly everything oneself gets on as well: the server says after which number to go on', async () => {
  const kept = Array.from({ length: 5_000 }, (_, at) => said(at + 1, 1, shortest))
  const messages = { after: async (_: string, seq: number, limit: number) => kept.slice(seq, seq + limit) }
  const pages = await allPages(messages, missedBy('visitor'))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.flat()).toHaveLength(5_000)
})
