import { describe, test } from 'vitest'
import { fromBase64url, randomBytes, toBase64url, utf8 } from '../../src/crypto/bytes.ts'
import { firstEpoch, holderOf, makeConversationId } from '../../src/crypto/conversation-key.ts'
import { sealEnvelope } from '../../src/crypto/envelope.ts'
import { signGrant } from '../../src/crypto/grants.ts'
import { makeShift } from '../../src/crypto/shift-certificate.ts'
import { signObject } from '../../src/crypto/signed-object.ts'
import { openTalk } from '../../src/crypto/talk.ts'
import {
  counsellorLine,
  deputyLine,
  forge,
  inSeconds,
  must,
  now,
  org,
  text,
} from '../../src/crypto/test-cast.ts'
import { type Case, isPlayed, type Script } from './cases.ts'
import { always, down, flipped, inEnvelope, inMessage, once, told, with_, withheld } from './lies.ts'
import { strangerAs } from './seats.ts'
import type { TamperTable } from './tamper-table.ts'

// Who gets a key, and what opens: from the taking to the hello. What a liar shows of who took, what it makes of the key on
// its way, and what it says in Noor's place.

const day = 24 * 60 * 60

const meetsAndTalks: Script = async table => {
  await table.meets()
  await table.says('visitor', 'een')
  await table.says('noor', 'twee')
  await table.passes(3)
}

const toTheEnd: Script = async table => {
  await meetsAndTalks(table)
  await table.says('visitor', 'drie')
  await table.says('noor', 'vier')
  await table.roundsOff()
}

type Shown = { readonly certificate?: unknown; readonly grants?: readonly unknown[] }
type Shows = (table: TamperTable) => Promise<Shown>

/** Noor's grant as the deputy would sign it with other dates or keys. */
async function grantOf({ helpline, noor }: TamperTable, other: object, signer = helpline.deputy) {
  return signGrant(signer, org, counsellorLine(noor.member.identity, other))
}

const certificateOf = ({ noor }: TamperTable, other: object, inOrg = org) => {
  const { counsellorId, shiftId, shiftPublicKey } = noor.shift.counsellor
  const line = {
    counsellorId,
    shiftId,
    SKpub: toBase64url(shiftPublicKey),
    notBefore: inSeconds,
    notAfter: inSeconds + 3600,
  }
  return signObject(noor.member.identity, inOrg, 'shift', { ...line, ...other })
}

const falseChains: readonly (readonly [string, Shows])[] = [
  [
    '[TM74] [SE2] the people of a root key of the liar’s own',
    async () => {
      const { shift, grants } = await strangerAs('noor', 'Noor')
      return { certificate: shift.certificate, grants }
    },
  ],
  [
    '[TM75] [SE6] Els’s certificate beside Noor’s grants',
    async ({ els }) => ({ certificate: els.shift.certificate }),
  ],
  [
    '[TM76] [SE1] a certificate with one bit of its signature changed',
    async ({ noor }) => ({
      certificate: { ...noor.shift.certificate, sig: flipped(noor.shift.certificate.sig) },
    }),
  ],
  [
    '[TM77] [SE6] a certificate with the liar’s own key written into it',
    async table => {
      const body = toBase64url(
        utf8(
          JSON.stringify({ ...line(table.noor.shift.certificate.body), SKpub: toBase64url(randomBytes(32)) }),
        ),
      )
      return { certificate: { ...table.noor.shift.certificate, body } }
    },
  ],
  [
    '[TM78] [SE2] a grant whose deputy is not shown',
    async ({ noor }) => ({ grants: noor.member.grants.slice(1) }),
  ],
  [
    '[TM79] [SE3] a grant that expired three days ago',
    async table => ({
      grants: [table.helpline.deputyGrant, await grantOf(table, { notAfter: inSeconds - 3 * day })],
    }),
  ],
  [
    '[TM80] [SE3] a grant that begins in three days',
    async table => ({
      grants: [table.helpline.deputyGrant, await grantOf(table, { notBefore: inSeconds + 3 * day })],
    }),
  ],
  [
    '[TM81] [SE3] a deputy whose own grant expired',
    async ({ helpline, noor }) => ({
      grants: [
        await signGrant(helpline.root, org, deputyLine(helpline.deputy, { notAfter: inSeconds - 3 * day })),
        ...noor.member.grants.slice(1),
      ],
    }),
  ],
  [
    '[TM82] [SE2] a grant that a colleague signed',
    async table => ({
      grants: [...table.els.member.grants, await grantOf(table, {}, table.els.member.identity)],
    }),
  ],
  [
    '[TM83] [SE2] a counsellor’s grant that the root key signed itself',
    async table => ({
      grants: [table.helpline.deputyGrant, await grantOf(table, {}, table.helpline.root)],
    }),
  ],
  [
    '[TM84] [SE2] a grant for longer than 400 days',
    async table => ({
      grants: [
        table.helpline.deputyGrant,
        await signObject(
          table.helpline.deputy,
          org,
          'grant',
          counsellorLine(table.noor.member.identity, { notAfter: inSeconds + 500 * day }),
        ),
      ],
    }),
  ],
  [
    '[TM85] [SE2] a grant of Els’s, with Noor’s certificate',
    async ({ els }) => ({ grants: els.member.grants }),
  ],
  [
    '[TM86] [SE6] a certificate of four days ago',
    async table => {
      const then = { ...table.helpline.trust, now: now - 4 * day * 1000 }
      return {
        certificate: must(await makeShift(then, table.noor.member, table.noor.member.grants)).certificate,
      }
    },
  ],
  [
    '[TM87] [SE6] a certificate for thirteen hours',
    async table => ({
      certificate: await certificateOf(table, { notAfter: inSeconds + 13 * 3600 }),
    }),
  ],
  [
    '[TM88] [SE1] a certificate that was made for another helpline',
    async table => ({
      certificate: await certificateOf(table, {}, 'anderehulplijn'),
    }),
  ],
  ['[TM89] [SE2] no grants at all', async () => ({ grants: [] })],
  [
    '[TM90] [SE6] a certificate that names another person than the grant',
    async table => ({
      certificate: await certificateOf(table, { counsellorId: 'els' }),
    }),
  ],
]

function line(body: string): object {
  return JSON.parse(new TextDecoder().decode(fromBase64url(body))) as object
}

const stopped = {
  visitor: 'stopped: not-verified',
  says: ['visitor: stopped: not-verified'],
} as const satisfies Partial<Case>

describe('the visitor’s page gives no key to who is shown by', () => {
  test.each(falseChains)('%s: it stops and says so', (_, shows) =>
    isPlayed({
      ...stopped,
      play: meetsAndTalks,
      lie: async table => always(down('visitor', 'taken'), with_(await shows(table))),
      noor: 'ended: broken',
      keysTo: [],
    }),
  )

  test.each([
    ['[TM91] [SE3] a deputy’s grant from before grantsFrom', { grantsFrom: now - 1000 }],
    ['[TM92] [SE3] a root’s grant from before rootGrantsFrom', { rootGrantsFrom: now - 1000 }],
    ['[TM93] [SE7] a root key other than the one that is pinned', { rootKey: toBase64url(randomBytes(32)) }],
  ])('%s: it stops and says so', (_, settings) =>
    isPlayed({ ...stopped, play: meetsAndTalks, settings, noor: 'ended: broken', keysTo: [] }),
  )

  test('[TM94] [SE13] a take of an epoch that this page never made: it stops and says so', () =>
    isPlayed({
      ...stopped,
      play: meetsAndTalks,
      lie: () => always(down('visitor', 'taken'), with_({ e: 5 })),
      noor: 'ended: broken',
      keysTo: [],
    }))
})

test('[TM95] [SE2] a heap of grants is no frame: the line is lost, and the honest one that comes then is taken', () =>
  isPlayed({
    play: toTheEnd,
    lie: ({ noor }) =>
      once(down('visitor', 'taken'), with_({ grants: Array(5).fill(noor.member.grants[0]) })),
    says: ['visitor: line lost'],
    visitor: 'ended: by-counsellor',
    noor: 'ended: by-me',
  }))

/** Noor's desk does not open it, says so, and sends nothing. Nothing of the person was sent either. */
const wrongKey = {
  play: meetsAndTalks,
  visitor: 'meeting',
  noor: 'wrong-key',
  says: ['noor: wrong-key'],
} as const satisfies Case

describe('Noor’s desk shows a wrong key, and the visitor’s page sends no word, when', () => {
  test('[TM96] [SE11] the visitor is shown Els, who is real and did not take', () =>
    isPlayed({
      ...wrongKey,
      lie: ({ els }) =>
        always(
          down('visitor', 'taken'),
          with_({ certificate: els.shift.certificate, grants: els.member.grants }),
        ),
      keysTo: ['els'],
    }))

  test('[TM97] [SE11] the visitor is shown another take than Noor’s', () =>
    isPlayed({
      ...wrongKey,
      lie: () => always(down('visitor', 'taken'), with_({ take: toBase64url(randomBytes(16)) })),
    }))

  const changes: readonly (readonly [string, Parameters<typeof inEnvelope>[0]])[] = [
    ['[TM98] [SE9] one bit of the envelope is changed', ({ ct }) => ({ ct: flipped(ct) })],
    ['[TM99] [SE9] the envelope has another sender’s half', () => ({ enc: toBase64url(randomBytes(32)) })],
    ['[TM100] [SE9] the envelope is said to be of the next epoch', { e: 1 }],
    ['[TM101] [SE8] the envelope is said to be for a repair', { why: 'repair' }],
    ['[TM102] [SE8] the envelope is said to follow an epoch', { prev: toBase64url(randomBytes(32)) }],
    ['[TM103] [SE9] the envelope is said to be for another shift', { rid: 'AAAA' }],
    ['[TM104] [SE8] the envelope is said to be of another talk', { conv: toBase64url(randomBytes(16)) }],
  ]
  test.each(changes)('%s', (_, change) =>
    isPlayed({ ...wrongKey, lie: () => always(down('noor', 'envelope'), inEnvelope(change)) }),
  )

  test('[TM105] [SE11] a key of an earlier talk with Noor is played again as this one’s', () =>
    isPlayed({
      ...wrongKey,
      lie: async ({ noor, house }) => {
        const holder = must(holderOf(noor.shift.counsellor, 2, toBase64url(randomBytes(16))))
        const epoch = must(await firstEpoch({ org, convId: makeConversationId(), holders: [holder] }))
        const old = await sealEnvelope(epoch, holder)
        return always(down('noor', 'envelope'), () => [
          { t: 'envelope', envelope: { ...old, conv: house.c } },
        ])
      },
    }))

  test('[TM106] [SE13] the key of a burned attempt comes late, to who took again', () =>
    isPlayed({ ...wrongKey, play: lateEnvelope }))
})

/** The first key is lost; Noor takes again, and gets the first one then. */
async function lateEnvelope(table: TamperTable) {
  let first: unknown
  table.lie = once(down('noor', 'envelope'), frame => {
    first = frame['envelope']
    return []
  })
  await table.meets()
  table.house.passesOver()
  await table.rests()
  table.lie = always(down('noor', 'envelope'), with_({ envelope: first }))
  table.noor.desk.ready()
  await table.rests()
  await table.taken()
  await table.passes(3)
}

test('[TM107] [SE13] a key that never came is burned: Noor takes again and gets another one, and they talk', () =>
  isPlayed({
    visitor: 'talking with Noor',
    noor: 'open',
    says: ['visitor: meeting', 'noor: notice: take-over'],
    goesOn: ['een', 'twee'],
    play: async table => {
      table.lie = once(down('noor', 'envelope'), withheld)
      await table.meets()
      table.house.passesOver()
      await table.rests()
      table.noor.desk.ready()
      await table.rests()
      await table.taken()
      await table.says('visitor', 'een')
      await table.says('noor', 'twee')
    },
  }))

test('[TM108] [SE9] an envelope of a kind that nobody knows is no frame: the line is lost, and the honest one opens', () =>
  isPlayed({
    play: toTheEnd,
    lie: () => once(down('noor', 'envelope'), inEnvelope({ kind: 'vault' })),
    says: ['noor: line lost'],
    visitor: 'ended: by-counsellor',
    noor: 'ended: by-me',
  }))

test('[TM109] [SE11] a ghost: Els, who never took, is given Noor’s key too; her desk has nothing to open it for', () =>
  isPlayed({
    play: async table => {
      table.lie = (frame, way) => {
        if (down('noor', 'envelope')(frame, way)) table.els.line.slips(frame)
        return undefined
      }
      await toTheEnd(table)
    },
    says: ['els: duty'],
    visitor: 'ended: by-counsellor',
    noor: 'ended: by-me',
    goesOn: ['een', 'twee', 'drie', 'vier'],
  }))

test('[TM110] [SE10] [SE12] the liar gives Noor a key of its own: her hello opens nothing at the visitor’s, whose page stops', () =>
  isPlayed({
    ...stopped,
    noor: 'ended: broken',
    play: async table => {
      table.lie = always(down('noor', 'envelope'), withheld)
      await table.meets()
      const holder = must(holderOf(table.noor.shift.counsellor, 2, table.house.firstTake))
      const convId = fromBase64url(table.house.c) ?? makeConversationId()
      const own = must(await firstEpoch({ org, convId, holders: [holder] }))
      table.noor.line.slips({ t: 'envelope', envelope: await sealEnvelope(own, holder) })
      await table.passes(2)
    },
  }))

describe('the visitor’s page says nothing of the person, and stops, when the first word of Noor', () => {
  const first = told(2, 0)
  const words: readonly (readonly [string, Case['lie']])[] = [
    [
      '[TM111] [SE12] has one bit changed',
      () =>
        always(
          first,
          inMessage(({ x }) => ({ x: flipped(x) })),
        ),
    ],
    ['[TM112] [SE12] comes before anything was opened', () => always(down('visitor', 'opened'), withheld)],
  ]
  test.each(words)('%s', (_, lie) =>
    isPlayed({ ...stopped, play: meetsAndTalks, noor: 'ended: broken', ...(lie && { lie }) }),
  )

  test.each([
    [
      '[TM113] [SE12] is a hello for another context',
      { k: 'hello' as const, ctx: toBase64url(randomBytes(32)) },
    ],
    ['[TM114] [SE12] is no hello', text('dag')],
  ])('%s', (_, content) =>
    isPlayed({
      ...stopped,
      noor: 'ended: broken',
      play: async table => {
        table.lie = always(first, withheld)
        await table.meets()
        await table.slips(
          'visitor',
          await forge(await table.stolen(), { role: 2 }, { content, ack: { 1: 0 } }),
        )
        await table.passes(2)
      },
    }),
  )

  test('[TM115] [SE12] is the hello of another talk', () =>
    isPlayed({
      ...stopped,
      noor: 'ended: broken',
      play: async table => {
        table.lie = always(first, withheld)
        await table.meets()
        const { holders } = await table.stolen()
        const epoch = must(await firstEpoch({ org, convId: makeConversationId(), holders }))
        const hello = must(await (await openTalk({ epoch, me: 2 })).hello(now))
        await table.slips('visitor', { ...hello, c: table.house.c })
        await table.passes(2)
      },
    }))
})

test('[TM116] [SE12] the hello is held back: the visitor’s page waits, says nothing of the person, and stops at the next word', () =>
  isPlayed({
    ...stopped,
    play: async table => {
      await table.meets()
      await table.passes(20)
      await table.says('noor', 'twee')
    },
    lie: () => always(told(2, 0), withheld),
    says: ['visitor: meeting', 'visitor: stopped: not-verified'],
    noor: 'ended: broken',
  }))

test('[TM117] [SE13] two takes: the second gets a key of its own, and the first one’s hello is not heard', () =>
  isPlayed({
    visitor: 'meeting',
    noor: 'open',
    says: ['visitor: meeting'],
    keysTo: ['noor', 'els'],
    play: async table => {
      table.lie = always(told(2, 0), withheld)
      await table.meets()
      const { shift, member } = table.els
      table.line.slips({
        t: 'taken',
        e: 1,
        take: toBase64url(randomBytes(16)),
        certificate: shift.certificate,
        grants: member.grants,
        within: 60_000,
      })
      await table.rests()
      await table.slips('visitor', table.house.kept[0]?.message)
      await table.passes(2)
    },
  }))

const inTheMiddle: readonly (readonly [string, object])[] = [
  ['[TM118] [SE27] a place in the queue', { t: 'place', place: 1, wait: null }],
  ['[TM119] [SE27] that it was passed over', { t: 'passed-over' }],
  ['[TM120] [SE22] another ticket', { t: 'ticket', ticket: 'X'.repeat(43), bye: 'Y'.repeat(22) }],
  ['[TM121] [SE29] that the place expired', { t: 'refused', code: 'expired', about: 'join' }],
  ['[TM122] [SE29] that the queue is full', { t: 'refused', code: 'queue-full' }],
  ['[TM123] [WR9] that there is more to read, far ahead', { t: 'more', c: '', after: 900 }],
  [
    '[TM124] [SE20] that words were accepted which nobody said',
    { t: 'accepted', s: 'A'.repeat(22), q: 3, seq: 9 },
  ],
  [
    '[TM125] [CH6] that Noor has been gone for ten minutes',
    { t: 'peer', c: '', connected: false, gone: 600_000 },
  ],
  ['[TM126] [CH8] that a colleague left who was never there', { t: 'colleague-gone', c: '' }],
  [
    '[TM127] [CH4] that nothing came of a change that was not asked',
    { t: 'change-over', c: '', why: 'gone' },
  ],
  [
    '[TM128] [CH7] a new ticket for another talk',
    { t: 'ticket-again', next: 'A'.repeat(22), ticket: 'X'.repeat(43), bye: 'Y'.repeat(22) },
  ],
]

describe('in the middle of a talk the visitor’s page is told, and the talk with Noor goes on', () => {
  test.each(inTheMiddle)('%s', (_, frame) =>
    isPlayed({
      never: ['visitor: asks again', 'visitor: line lost'],
      says: ['noor: ended: by-me'],
      visitor: 'ended: by-counsellor',
      noor: 'ended: by-me',
      goesOn: ['een', 'twee', 'drie', 'vier'],
      play: async table => {
        await meetsAndTalks(table)
        table.line.slips({ ...(frame as { t: string }), ...('c' in frame && { c: table.house.c }) })
        await table.passes(3)
        await table.says('visitor', 'drie')
        await table.says('noor', 'vier')
        await table.roundsOff()
      },
    }),
  )
})

describe('in the middle of a talk the visitor’s page stops, and says so, when it is told', () => {
  test('[TM129] [SE27] that somebody took the conversation', () =>
    isPlayed({
      ...stopped,
      noor: 'ended: broken',
      play: async table => {
        await meetsAndTalks(table)
        const { shift, member } = table.els
        table.line.slips({
          t: 'taken',
          e: 1,
          take: toBase64url(randomBytes(16)),
          certificate: shift.certificate,
          grants: member.grants,
          within: 60_000,
        })
        await table.passes(2)
      },
    }))

  test('[TM130] [SE13] that an epoch runs which it never made', () =>
    isPlayed({
      visitor: 'stopped: damaged',
      says: ['visitor: stopped: damaged'],
      noor: 'ended: broken',
      play: async table => {
        await meetsAndTalks(table)
        table.line.slips({ t: 'caught-up', c: table.house.c, e: 4, withColleague: false, change: null })
        await table.passes(2)
      },
    }))
})
