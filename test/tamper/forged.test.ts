import { describe, expect, test, vi } from 'vitest'
import { fromBase64url, lp, randomBytes, toBase64url, uint32 } from '../../src/crypto/bytes.ts'
import type { Role } from '../../src/crypto/conversation-key.ts'
import { sealBytes } from '../../src/crypto/derive.ts'
import type { Content, Counts } from '../../src/crypto/message-content.ts'
import { messageKey } from '../../src/crypto/message-seal.ts'
import { pad } from '../../src/crypto/padding.ts'
import { forge, now, text } from '../../src/crypto/test-cast.ts'
import { isPlayed, type Script } from './cases.ts'
import { heardAt } from './outcome.ts'
import { TamperTable } from './tamper-table.ts'

// What only a page with the key can make, and the rules forbid; a server that is its friend brings it. Each forged word
// stands in the right place, so that it is refused for what it is.

const nextOf = async (table: TamperTable, role: Role) => {
  const epoch = await table.stolen()
  const own = table.house.kept.map(({ message }) => message).filter(({ r, e }) => r === role && e === epoch.e)
  const last = own.at(-1)
  return {
    epoch,
    sid: fromBase64url(last?.s ?? '') ?? randomBytes(16),
    q: (last?.q ?? -1) + 1,
    n: own.length + 1,
  }
}

interface Forged {
  readonly content?: unknown
  /** Says hello, as the first word of a holder is: without it nobody would be heard who is none. */
  readonly greets?: true
  readonly n?: number
  readonly q?: number
  readonly ack?: Counts
  readonly before?: Counts[]
  /** From a page that was not there yet. */
  readonly anew?: true
  readonly as?: Role
}

/** Both said two things; then a forged one comes; then both go on. */
function withForged(to: 'visitor' | 'noor', forged: Forged): Script {
  return async table => {
    await table.meets()
    await table.says('visitor', 'een')
    await table.says('noor', 'twee')
    const role = to === 'visitor' ? 2 : 1
    const { epoch, sid, q, n } = await nextOf(table, role)
    const honest: Counts = role === 2 ? { 1: 2 } : { 2: 2 }
    const hello = { k: 'hello', ctx: toBase64url(epoch.ctx) }
    const { content = forged.greets ? hello : text('vals'), ack = honest, anew, as = role, before } = forged
    const plain = { content: content as Content, n: forged.n ?? n, ack, ...(before && { before }) }
    const from = { role: as, q: forged.q ?? (anew ? 0 : q), ...(!anew && { sid }) }
    await table.slips(to, await forge(epoch, from, plain))
    await goOn(table)
  }
}

const goOn: Script = async table => {
  await table.passes(3)
  await table.says('visitor', 'drie')
  await table.says('noor', 'vier')
  await table.roundsOff()
}

const toEnd = {
  visitor: 'ended: by-counsellor',
  noor: 'ended: by-me',
  goesOn: ['een', 'twee', 'drie', 'vier'],
}

/** A whole one: refused for who speaks, and for nothing else. */
const colleague = { as: 3, anew: true, greets: true, n: 1, ack: { 1: 2, 2: 2 } } as const

describe('what a dishonest page at the desk seals for the visitor is asked for again, and the honest words are read', () => {
  const forgeries: readonly (readonly [string, Forged])[] = [
    ['[TM37] [SE17] an ack that falls', { ack: { 1: 1 } }],
    ['[TM39] [SE16] an ack for itself', { ack: { 1: 2, 2: 2 } }],
    ['[TM40] [SE12] a hello said twice', { greets: true }],
    ['[TM41] [SE19] the answers of a visitor', { content: { k: 'intake', nickname: 'Vosje' } }],
    ['[TM42] [SE19] the visitor’s own yes to somebody', { content: { k: 'transfer-answer', mode: 'no' } }],
    ['[TM43] [SE35] an answer on keeping', { content: { k: 'keep', answer: 'yes' } }],
    ['[TM44] [SE19] a kind that nobody knows', { content: { k: 'shout', t: 'x' } }],
    ['[TM46] [SE16] a text with a control in it', { content: { k: 'text', t: 'vals\u0007' } }],
    [
      '[TM48] [SE19] an end with a wrong count of its own',
      { content: { k: 'close', counts: { 1: 2, 2: 9 } } },
    ],
    [
      '[TM49] [SE19] an end with a wrong count of the visitor’s',
      { content: { k: 'close', counts: { 1: 1, 2: 3 } } },
    ],
    ['[TM50] [SE17] a count of the role that leaps', { n: 9 }],
    ['[TM51] [SE15] other words under a number that was said', { n: 2 }],
    ['[TM52] [SE15] other words under the same place of its page', { q: 1 }],
    ['[TM53] [SE17] a new page that does not begin at nought', { anew: true, q: 3 }],
    ['[TM54] [SE17] the voice of a colleague who is not there', colleague],
    ['[TM55] [SE17] the voice of the visitor', { as: 1, anew: true, n: 3, ack: { 2: 2 } }],
    ['[TM56] [SE19] counts of epochs that never were', { before: [{ 1: 1 }] }],
  ]
  test.each(forgeries)('%s', (_, forged) =>
    isPlayed({
      ...toEnd,
      play: withForged('visitor', forged),
      says: ['visitor: asks again', 'visitor: line lost'],
    }),
  )
})

function nothing(): string {
  return toBase64url(new Uint8Array(32))
}

test('[TM57] [SE17] an ack above all that the visitor said cannot be mended: the page stops where it can be seen', () =>
  isPlayed({
    play: withForged('visitor', { ack: { 1: 9 } }),
    says: ['visitor: stopped: damaged'],
    visitor: 'stopped: damaged',
    noor: 'ended: broken',
  }))

describe('what a dishonest visitor’s page seals for Noor is asked for again, and the honest words are read', () => {
  const forgeries: readonly (readonly [string, Forged])[] = [
    ['[TM58] [SE17] an ack that falls', { ack: { 2: 0 } }],
    ['[TM59] [SE17] an ack above all that Noor said', { ack: { 2: 9 } }],
    ['[TM60] [SE12] a hello of the visitor', { content: { k: 'hello', ctx: nothing() } }],
    ['[TM61] [SE19] a card of the visitor', { content: { k: 'card', card: 'awel' } }],
    [
      '[TM62] [SE29] the call for a colleague',
      { content: { k: 'transfer-ask', counsellorId: 'els', shiftId: 'x', take: nothing().slice(0, 22) } },
    ],
    ['[TM63] [SE35] an answer on keeping before the end', { content: { k: 'keep', answer: 'yes' } }],
    [
      '[TM64] [SE19] answers with a field that nobody knows',
      { content: { k: 'intake', nickname: 'X', phone: '0' } },
    ],
    ['[TM65] [SE19] an end with a wrong count', { content: { k: 'close', counts: { 1: 1, 2: 2 } } }],
    ['[TM66] [SE17] a count of the role that leaps', { n: 9 }],
    ['[TM67] [SE15] other words under a number that was said', { n: 2 }],
    ['[TM68] [SE15] other words under the same place of its page', { q: 1 }],
    ['[TM70] [SE17] the voice of a colleague who is not there', colleague],
    ['[TM71] [SE19] counts of earlier epochs in the first one', { before: [] }],
  ]
  test.each(forgeries)('%s', (_, forged) =>
    isPlayed({ ...toEnd, play: withForged('noor', forged), says: ['noor: line lost'] }),
  )
})

test('[TM72] [SE16] words whose padding hides something are asked for again', () =>
  isPlayed({
    ...toEnd,
    says: ['visitor: asks again'],
    play: async table => {
      await table.meets()
      await table.says('visitor', 'een')
      await table.says('noor', 'twee')
      const { epoch, sid, q } = await nextOf(table, 2)
      const padded = pad(new TextEncoder().encode('{"k":"text","t":"vals","n":3,"ack":{"1":2},"ts":1}'))
      padded[255] = 1
      const nonce = new Uint8Array(12)
      new DataView(nonce.buffer).setUint32(8, q)
      const header = lp('clb/v1/msg', epoch.convId, 0, uint32(2), sid, q)
      const x = toBase64url(await sealBytes(await messageKey(epoch, 2, sid), nonce, header, padded))
      await table.slips('visitor', { v: 1, c: table.house.c, e: 0, r: 2, s: toBase64url(sid), q, x })
      await goOn(table)
    },
  }))

test('[TM73] [SE34] words after Noor’s sealed end come to nobody: the page of the end stays as it is', () =>
  isPlayed({
    says: ['visitor: ended: by-counsellor'],
    visitor: 'ended: by-counsellor',
    noor: 'ended: by-me',
    play: async table => {
      await table.meets()
      await table.says('visitor', 'een')
      await table.says('noor', 'twee')
      const late = await forge(
        (await nextOf(table, 2)).epoch,
        { role: 2 },
        { content: text('toch nog'), n: 4, ack: { 1: 2 } },
      )
      await table.roundsOff()
      await table.slips('visitor', late)
      await table.passes(3)
    },
  }))

test.each(['visitor', 'noor'] as const)(
  'a forged word without a fault is read by the %s: the forgeries above are refused for their fault',
  async to => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now })
    const table = await TamperTable.laid()
    try {
      await withForged(to, {})(table).catch(() => undefined)
      const page = to === 'visitor' ? table.visitor : table.noor.desk.conversation
      expect(page && heardAt(page)).toContain('vals')
    } finally {
      table.leaves()
      vi.useRealTimers()
    }
  },
)
