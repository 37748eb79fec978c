import { describe, test } from 'vitest'
import { type Bytes, fromBase64url, randomBytes, toBase64url } from '../../src/crypto/bytes.ts'
import {
  firstEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  nextEpoch,
} from '../../src/crypto/conversation-key.ts'
import { sealEnvelope } from '../../src/crypto/envelope.ts'
import { makeShift } from '../../src/crypto/shift-certificate.ts'
import { sealStaffNote } from '../../src/crypto/staff-note.ts'
import { must, now, org } from '../../src/crypto/test-cast.ts'
import { type Case, isPlayed, type Script } from './cases.ts'
import type { Frame, Lie } from './hostile-line.ts'
import {
  always,
  down,
  flipped,
  inEnvelope,
  inMessage,
  messageIn,
  once,
  several,
  told,
  up,
  with_,
  withheld,
} from './lies.ts'
import { strangerAs } from './seats.ts'
import type { TamperTable } from './tamper-table.ts'

// When the key changes hands: somebody comes back, hands over, or brings a colleague in. What a liar announces, what it
// makes of asks, notes and keys, and how it plays with an epoch that is on its way.

const begins: Script = async table => {
  await table.meets()
  await table.says('visitor', 'een')
  await table.says('noor', 'twee')
}

const handsOver: Script = async table => {
  await begins(table)
  await table.calls('transfer')
  await table.answers('may-read')
  await table.says('visitor', 'drie')
  await table.says('els', 'vier')
  await table.passes(3)
}

const bringsIn: Script = async table => {
  await begins(table)
  await table.calls('colleague')
  await table.answers('may-read')
  await table.says('visitor', 'drie')
  await table.says('els', 'vier')
  await table.passes(3)
}

const comesBack: Script = async table => {
  await begins(table)
  await table.noorReloads()
  await table.says('visitor', 'drie')
  await table.says('noor', 'vier')
  await table.passes(3)
}

type Comer = Record<string, unknown>
/** What the visitor's page is told of who comes. */
const announced = (change: (comer: Comer) => object, beside: object = {}) =>
  always(down('visitor', 'change'), frame => [
    { ...frame, ...beside, comer: { ...(frame['comer'] as Comer), ...change(frame['comer'] as Comer) } },
  ])

/** Somebody with a grant of this helpline, whom nobody called. */
async function bo({ helpline }: TamperTable) {
  const member = await helpline.counsellor('bo', 'Bo')
  const shift = must(await makeShift(helpline.trust, member, member.grants))
  return { counsellorId: 'bo', certificate: shift.certificate, grants: member.grants }
}

const stopped = { visitor: 'stopped: not-verified', says: ['visitor: stopped: not-verified'] } as const

describe('Noor comes back on a new page: the visitor’s page gives no key, stops and says so, when it is shown', () => {
  const comers: readonly (readonly [string, NonNullable<Case['lie']>])[] = [
    [
      '[TM131] [SE27] Els in her place',
      ({ els }) =>
        announced(() => ({
          counsellorId: 'els',
          certificate: els.shift.certificate,
          grants: els.member.grants,
        })),
    ],
    [
      '[TM132] [SE27] the page that she had before',
      ({ noor }) => {
        const { certificate } = noor.shift
        return announced(() => ({ certificate }))
      },
    ],
    [
      '[TM133] [SE27] an older page of hers',
      async ({ helpline, noor }) => {
        const then = { ...helpline.trust, now: now - 3_600_000 }
        const { certificate } = must(await makeShift(then, noor.member, noor.member.grants))
        return announced(() => ({ certificate }))
      },
    ],
    [
      '[TM134] [SE6] a certificate that nobody of this helpline vouches for',
      async () => {
        const { shift, grants } = await strangerAs('noor', 'Noor')
        return announced(() => ({ certificate: shift.certificate, grants }))
      },
    ],
    [
      '[TM135] [SE29] Els’s certificate under Noor’s name',
      ({ els }) => announced(() => ({ certificate: els.shift.certificate, grants: els.member.grants })),
    ],
    ['[TM136] [SE13] an epoch that this page never made', () => announced(() => ({}), { e: 7 })],
  ]
  test.each(comers)('%s', (_, lie) => isPlayed({ ...stopped, play: comesBack, lie, noor: 'ended: broken' }))
})

describe('Noor calls Els: nobody else gets a key, and nobody is asked about, when', () => {
  test('[TM137] [SE29] the visitor’s page is shown Bo instead: it stops', () =>
    isPlayed({
      ...stopped,
      play: handsOver,
      lie: async table => {
        const comer = await bo(table)
        return announced(() => comer)
      },
      noor: 'ended: broken',
      els: 'duty',
    }))

  test('[TM138] [SE29] Bo is to talk along instead: it stops', () =>
    isPlayed({
      ...stopped,
      play: bringsIn,
      lie: async table => {
        const comer = await bo(table)
        return announced(() => comer)
      },
      noor: 'ended: broken',
      els: 'duty',
    }))

  test('[TM139] [SE29] to talk along is made to take over: it stops', () =>
    isPlayed({
      ...stopped,
      play: bringsIn,
      lie: () => announced(() => ({}), { why: 'transfer' }),
      noor: 'ended: broken',
      els: 'duty',
    }))

  test('[TM140] [SE29a] the visitor’s page is told that Noor is gone and Els comes alone: it stops', () =>
    isPlayed({
      ...stopped,
      play: handsOver,
      lie: () => announced(() => ({}), { isAlone: true }),
      noor: 'ended: broken',
      els: 'duty',
    }))

  test('[TM141] [SE29] Noor’s own call is held back: nobody is asked, and the talk with her goes on', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        await table.calls('transfer')
        await table.passes(3)
      },
      lie: () => always(told(2, 2), withheld),
      says: ['els: awaiting-yes'],
      never: ['visitor: question: transfer'],
      visitor: 'talking with Noor',
      noor: 'open',
      els: 'awaiting-yes',
    }))

  test('[TM142] [SE29] Els is announced without any call of Noor’s: nobody is asked, and the talk goes on', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        const { shift, member } = table.els
        const comer = {
          counsellorId: 'els',
          take: toBase64url(randomBytes(16)),
          certificate: shift.certificate,
          grants: member.grants,
        }
        table.line.slips({
          t: 'change',
          c: table.house.c,
          why: 'transfer',
          e: 1,
          comer,
          isInTime: true,
          isAlone: false,
          within: 60_000,
        })
        await table.rests()
        await table.says('visitor', 'drie')
        await table.says('noor', 'vier')
      },
      says: ['visitor: talking with Noor'],
      never: ['visitor: question: transfer'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['drie', 'vier'],
    }))

  test('[TM143] [SE29] Noor is shown Bo as who took her call: her page asks the visitor nothing, and says why', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        await table.calls('transfer')
        await table.passes(3)
      },
      lie: async table => {
        const comer = { ...(await bo(table)), take: toBase64url(randomBytes(16)) }
        return always(down('noor', 'colleague-ready'), with_({ comer }))
      },
      says: ['noor: nobody came: not-trusted'],
      never: ['visitor: question: transfer'],
      visitor: 'talking with Noor',
      noor: 'open',
    }))

  test('[TM144] [SE29] Noor is shown a stranger under Els’s name: her page asks the visitor nothing, and says why', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        await table.calls('transfer')
        await table.passes(3)
      },
      lie: async () => {
        const { shift, grants } = await strangerAs('els', 'Els')
        const comer = {
          counsellorId: 'els',
          take: toBase64url(randomBytes(16)),
          certificate: shift.certificate,
          grants,
        }
        return always(down('noor', 'colleague-ready'), with_({ comer }))
      },
      says: ['noor: nobody came: not-trusted'],
      never: ['visitor: question: transfer'],
      visitor: 'talking with Noor',
      noor: 'open',
    }))
})

describe('Els comes, and is told that she may not know the visitor, when', () => {
  const met = {
    play: handsOver,
    says: ['els: new acquaintance'],
    visitor: 'talking with Els',
    noor: 'ended: handed-over',
    els: 'open',
    keysTo: ['noor', 'els'],
    goesOn: ['drie', 'vier'],
  } as const satisfies Case

  test('[TM145] [SE31] Noor’s note is held back', () =>
    isPlayed({ ...met, lie: () => always(down('els', 'staff-note'), withheld) }))

  test('[TM146] [SE30] the visitor’s yes is held back from Noor, so that she wrote no note', () =>
    isPlayed({ ...met, lie: () => always(told(1, 2), withheld) }))

  test('[TM147] [SE31] the note is said to be of somebody else', () =>
    isPlayed({ ...met, lie: () => always(down('els', 'staff-note'), with_({ from: 'bo' })) }))
})

/** Els asks for all that was said before; until she does, the liar is honest. */
function inHistory(lie: (table: TamperTable) => Lie | Promise<Lie>): NonNullable<Case['lie']> {
  return async table => {
    const own = await lie(table)
    let isAsked = false
    return (frame, way) => {
      isAsked ||= up('els', 'return')(frame, way)
      return isAsked ? own(frame, way) : undefined
    }
  }
}

/** The words of before come in turned order, as if they had been said so. */
function turned(): Lie {
  let held: Frame | undefined
  return several(
    once(told(1, 1, 0, 'els'), frame => {
      held = frame
      return []
    }),
    once(told(2, 1, 0, 'els'), frame => [
      { ...frame, seq: held?.['seq'] },
      { ...frame, message: messageIn(held ?? frame) },
    ]),
  )
}

describe('Els may read what was said before, and reads in its place that something is not there, when the server', () => {
  const reads = {
    play: handsOver,
    visitor: 'talking with Els',
    noor: 'ended: handed-over',
    els: 'open',
    keysTo: ['noor', 'els'],
    goesOn: ['drie', 'vier'],
  } as const satisfies Omit<Case, 'says'>
  const unreadable = 'els: Hier staat een bericht dat we niet konden lezen.'
  const lies: readonly (readonly [string, readonly [string, ...string[]], NonNullable<Case['lie']>])[] = [
    [
      '[TM38] [SE18] hides a word',
      ['els: Iets van daarvoor kwam hier niet aan. Vraag gerust of het nog eens kan.'],
      inHistory(() => always(told(1, 1, 0, 'els'), withheld)),
    ],
    [
      '[TM45] [SE18] changes one bit',
      [unreadable],
      inHistory(() =>
        always(
          told(1, 1, 0, 'els'),
          inMessage(({ x }) => ({ x: flipped(x) })),
        ),
      ),
    ],
    [
      '[TM47] [SE18] gives the bytes of another word',
      [unreadable],
      inHistory(({ house }) =>
        always(
          told(1, 1, 0, 'els'),
          inMessage(() => ({ x: house.kept[1]?.message.x ?? '' })),
        ),
      ),
    ],
    ['[TM69] [SE18] turns the order of two words', [unreadable], inHistory(turned)],
  ]
  test.each(lies)('%s', (_, says, lie) => isPlayed({ ...reads, says, lie }))
})

test('[TM202] [SE17] Els is told at once that something cannot be read, when the server puts a word of nobody’s after what was said', () =>
  isPlayed({
    play: async table => {
      await begins(table)
      await table.calls('transfer')
      await table.answers('may-read')
      await table.passes(3)
    },
    lie: inHistory(({ house }) =>
      once(down('els', 'caught-up'), frame => {
        const [said] = house.kept.filter(({ message }) => message.r === 1)
        const message = { ...said?.message, e: 1 }
        return [{ t: 'message', seq: house.kept.length + 1, message }, frame]
      }),
    ),
    says: ['els: damaged'],
    visitor: 'talking with Els',
    noor: 'ended: handed-over',
    els: 'open',
    keysTo: ['noor', 'els'],
  }))

/** Els's desk opens nothing and says so; the visitor's page lets no word out to her. */
const wrongKeyForEls = {
  visitor: 'talking with Noor',
  noor: 'open',
  els: 'wrong-key',
  keysTo: ['noor', 'els'],
  says: ['els: wrong-key', 'visitor: on its way: drie'],
} as const satisfies Omit<Case, 'play'>

const note = (change: (note: Record<string, unknown>) => object) =>
  always(down('els', 'staff-note'), frame => [
    { ...frame, note: { ...(frame['note'] as object), ...change(frame['note'] as Record<string, unknown>) } },
  ])

describe('Els’s desk shows a wrong key, and no word of the visitor goes out to her, when', () => {
  const lies: readonly (readonly [string, NonNullable<Case['lie']>])[] = [
    ['[TM148] [SE33] one bit of Noor’s note is changed', () => note(({ ct }) => ({ ct: flipped(ct) }))],
    ['[TM149] [SE33] Noor’s note is of another talk', table => forgedNote(table, makeConversationId())],
    [
      '[TM150] [SE31] a friend of the liar writes the note, with Noor’s name',
      table => forgedNote(table, undefined, true),
    ],
    ['[TM151] [SE31] Noor’s note tells of another key', table => forgedNote(table, undefined)],
    [
      '[TM152] [SE9] one bit of her key is changed',
      () =>
        always(
          down('els', 'next-key'),
          inEnvelope(({ ct }) => ({ ct: flipped(ct) })),
        ),
    ],
    [
      '[TM153] [SE8] her key is said to be for a repair',
      () => always(down('els', 'next-key'), inEnvelope({ why: 'repair' })),
    ],
    [
      '[TM154] [SE8] her key is said to be for talking along',
      () => always(down('els', 'next-key'), with_({ role: 3 })),
    ],
    [
      '[TM155] [SE8] Bo is said to hold the key beside her',
      async table => {
        const ghost = { ...(await bo(table)), role: 3, take: toBase64url(randomBytes(16)) }
        return always(down('els', 'next-key'), with_({ others: [ghost] }))
      },
    ],
  ]
  test.each(lies)('%s', (_, lie) => isPlayed({ ...wrongKeyForEls, play: handsOver, lie }))

  test('[TM156] [SE10] [SE31] the liar gives her an epoch of its own, beside Noor’s note', () =>
    isPlayed({ ...wrongKeyForEls, ...withOwnKey('comes') }))

  test('[TM201] [SE31] the liar gives her an epoch of its own, and Noor’s note only when that is open', () =>
    isPlayed({
      ...wrongKeyForEls,
      ...withOwnKey('comes late'),
      says: ['els: new acquaintance', ...wrongKeyForEls.says],
    }))
})

test('[TM157] [SE10] without Noor’s note the liar’s own epoch makes a stranger, and is shown as such; the visitor’s page stops at her hello', () =>
  isPlayed({
    ...stopped,
    ...withOwnKey('is held back'),
    noor: 'ended: handed-over',
    els: 'ended: broken',
    keysTo: ['noor', 'els'],
    says: ['els: new acquaintance', 'visitor: stopped: not-verified'],
  }))

/** A note to Els with a good seal, of who has an identity key. */
async function forgedNote(table: TamperTable, conversation: Bytes | undefined, isStranger = false) {
  const { els, noor } = table
  const { identity } = isStranger ? (await strangerAs('noor', 'Noor')).member : noor.member
  const from = { org, identity, counsellorId: 'noor' }
  const anchor = { e: 1, ctx: randomBytes(32), fp: randomBytes(32) }
  const sealed = async () => {
    const convId = conversation ?? fromBase64url(table.house.c) ?? makeConversationId()
    return must(await sealStaffNote(from, els.shift.counsellor, 'transfer', { convId, anchor }))
  }
  return always(down('els', 'staff-note'), frame => {
    void sealed().then(made => els.line.slips({ ...frame, note: made }))
    return []
  })
}

/** The liar makes an epoch for Els's take, with a key that it has. */
function withOwnKey(noorsNote: 'comes' | 'comes late' | 'is held back'): Pick<Case, 'play' | 'lie'> {
  let take = ''
  const late: Frame[] = []
  return {
    lie: () =>
      several(
        always(down('els', 'next-key'), withheld),
        always(down('els', 'staff-note'), frame => {
          late.push(frame)
          return noorsNote === 'comes' ? [frame] : []
        }),
        (frame, way) => {
          // Her hello would stop the visitor's page at once.
          if (noorsNote === 'comes late' && up('els', 'message')(frame, way)) return []
          if (up('els', 'take')(frame, way)) take = String(frame['take'])
          return undefined
        },
      ),
    play: async table => {
      await begins(table)
      await table.calls('transfer')
      await table.answers('may-read')
      table.els.line.slips({
        t: 'next-key',
        role: 2,
        others: [],
        envelope: await ownEpoch(table, must(holderOf(table.els.shift.counsellor, 2, take))),
      })
      await table.passes(12)
      if (noorsNote === 'comes late') table.els.line.slips(...late)
      await table.says('visitor', 'drie')
    },
  }
}

async function ownEpoch(
  { house, noor }: TamperTable,
  holder: Holder,
  reason: 'transfer' | 'back' = 'transfer',
) {
  const first = must(holderOf(noor.shift.counsellor, 2, house.firstTake))
  const convId = fromBase64url(house.c) ?? randomBytes(16)
  const start = must(await firstEpoch({ org, convId, holders: [first] }))
  const made = must(await nextEpoch({ org, previous: start, current: start, reason, holders: [holder] }))
  return sealEnvelope(made, holder, [start])
}

describe('Noor’s desk shows a wrong key when Els is to talk along, and', () => {
  const wrongKeyForNoor = {
    play: bringsIn,
    visitor: 'talking with Noor',
    noor: 'wrong-key',
    els: 'greeting',
    keysTo: ['noor', 'els'],
    says: ['noor: wrong-key', 'visitor: on its way: drie'],
  } as const satisfies Case

  test('[TM158] [SE8] the server hides from Noor that Els holds the key too', () =>
    isPlayed({ ...wrongKeyForNoor, lie: () => always(down('noor', 'next-key'), with_({ others: [] })) }))

  test('[TM159] [SE32] [CH2] Noor is shown Bo, whom she never named, beside her', () =>
    isPlayed({
      ...wrongKeyForNoor,
      lie: async table => {
        const ghost = { ...(await bo(table)), role: 3, take: toBase64url(randomBytes(16)) }
        return always(down('noor', 'next-key'), with_({ others: [ghost] }))
      },
    }))
})

describe('while the next epoch is on its way nothing of it is believed without its hellos', () => {
  test('[TM160] [CH4] Els’s hello is held back: her key is burned, a repair with Noor follows, and what waited goes to her', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        await table.calls('transfer')
        await table.answers('may-read')
        await table.says('visitor', 'drie')
        table.house.breaksOff()
        await table.passes(3)
      },
      lie: () => (frame, way) => (up('els', 'message')(frame, way) ? [] : undefined),
      says: ['visitor: on its way: drie', 'visitor: Jullie zijn opnieuw verbonden.'],
      visitor: 'talking with Noor',
      noor: 'open',
      keysTo: ['noor', 'els'],
      goesOn: ['drie'],
    }))

  test('[TM161] [SE17] words of Noor’s old epoch come after Els took over: they are not shown as said now', () =>
    isPlayed({
      play: async table => {
        await handsOver(table)
        await table.slips(
          'visitor',
          table.house.kept.find(({ message }) => message.r === 2 && message.q === 1)?.message,
        )
        await table.passes(3)
      },
      says: ['visitor: asks again'],
      visitor: 'talking with Els',
      noor: 'ended: handed-over',
      els: 'open',
      keysTo: ['noor', 'els'],
      goesOn: ['drie', 'vier'],
    }))

  test('[TM162] [CH9] Noor’s page is not told that she is out, and gets what the visitor writes to Els: it opens nothing', () =>
    isPlayed({
      play: handsOver,
      lie: table => (frame, way) => {
        if (down('noor', 'released')(frame, way)) return []
        if (down('els', 'message')(frame, way) && messageIn(frame).r === 1 && messageIn(frame).e === 1)
          table.noor.line.slips(frame)
        return undefined
      },
      says: ['noor: line lost'],
      visitor: 'talking with Els',
      noor: 'open',
      els: 'open',
      keysTo: ['noor', 'els'],
      goesOn: ['drie', 'vier'],
    }))

  test('[TM163] [CH12] the server says that Noor could not read: a repair with her, shown in the thread, and nothing else', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        table.line.slips({ t: 'repair-asked', c: table.house.c })
        await table.passes(3)
        await table.says('visitor', 'drie')
        await table.says('noor', 'vier')
      },
      says: ['visitor: Jullie zijn opnieuw verbonden.'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['drie', 'vier'],
    }))

  test('[TM164] [CH8] the visitor sends Els away, and the server tells it to nobody: she gets no key and no word more', () =>
    isPlayed({
      play: async table => {
        await bringsIn(table)
        table.visitor.sendAway()
        await table.rests()
        await table.says('visitor', 'vijf')
        await table.passes(3)
      },
      lie: () => always(up('visitor', 'send-away'), withheld),
      says: ['visitor: Els is weg. Jullie zijn weer met twee.'],
      visitor: 'talking with Noor',
      noor: 'open',
      els: 'ended: handed-over',
      keysTo: ['noor', 'els'],
      goesOn: ['vijf'],
    }))

  test('[TM165] [SE32] the server tells Noor that Els left, while she reads along: Noor’s page believes it only with a key without her', () =>
    isPlayed({
      play: async table => {
        await bringsIn(table)
        table.noor.line.slips({ t: 'colleague-left', c: table.house.c })
        await table.rests()
        await table.says('visitor', 'vijf')
        await table.says('els', 'zes')
      },
      says: ['noor: Els praat nu mee.'],
      never: ['noor: Els ging uit het gesprek.'],
      visitor: 'talking with Noor and Els',
      noor: 'open with Els',
      els: 'open with Noor',
      keysTo: ['noor', 'els'],
      goesOn: ['vijf', 'zes'],
    }))

  test('[TM166] [CH9] Noor is told that she is out, in the middle of a talk: her page says so and drops every key; the visitor sees words wait', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        table.noor.line.slips({ t: 'released', c: table.house.c, why: 'moved-on' })
        await table.passes(3)
      },
      says: ['noor: ended: moved-on'],
      visitor: 'talking with Noor',
      noor: 'ended: moved-on',
    }))

  test('[TM167] [SE18] a word comes to Els before her key is open: nothing of what was said before is lost by that', () =>
    isPlayed({
      play: bringsIn,
      lie: table => (frame, way) => {
        if (down('els', 'next-key')(frame, way))
          table.els.line.slips({
            t: 'message',
            seq: table.house.kept.length,
            message: table.house.kept.at(-1)?.message,
          })
        return undefined
      },
      says: ['els: Je praat mee met Vosje en Noor.'],
      never: ['els: Iets van daarvoor kwam hier niet aan. Vraag gerust of het nog eens kan.'],
      visitor: 'talking with Noor and Els',
      noor: 'open with Els',
      els: 'open with Noor',
      keysTo: ['noor', 'els'],
      goesOn: ['een', 'twee', 'drie', 'vier'],
      readBy: { els: ['een', 'twee', 'drie'] },
    }))
})

describe('Noor comes back, and her own desk', () => {
  test('[TM168] [SE10] [SE25] refuses an epoch of the liar’s own, which is not linked to what she knew', () =>
    isPlayed({
      play: ownKeyAtReturn(false),
      lie: holdsKeyOfReturn,
      says: ['noor: wrong-key', 'visitor: on its way: drie'],
      visitor: 'talking with Noor',
      noor: 'wrong-key',
    }))

  test('[TM169] [SE11] says that it may be a stranger where what she kept is withheld, and the visitor’s page stops at her hello', () =>
    isPlayed({
      ...stopped,
      play: ownKeyAtReturn(true),
      lie: holdsKeyOfReturn,
      says: ['noor: new acquaintance', 'visitor: stopped: not-verified'],
      noor: 'ended: broken',
    }))

  const blobs: readonly (readonly [string, (table: TamperTable) => void])[] = [
    [
      '[TM170] [SE25] one bit changed',
      ({ deskBlobs, house }) => void deskBlobs.set(house.c, flipped(deskBlobs.get(house.c))),
    ],
    [
      '[TM171] [SE25] that of another talk',
      ({ deskBlobs, house }) => void deskBlobs.set(house.c, toBase64url(randomBytes(300))),
    ],
    ['[TM172] [SE25] nothing', ({ deskBlobs }) => deskBlobs.clear()],
  ]
  test.each(blobs)(
    '%s in place of what she kept: she goes on, and is told to make sure that it is the same visitor',
    (_, lie) =>
      isPlayed({
        play: async table => {
          await begins(table)
          await table.passes(3)
          lie(table)
          await table.noorReloads()
          await table.says('visitor', 'drie')
          await table.says('noor', 'vier')
        },
        says: ['noor: new acquaintance'],
        visitor: 'talking with Noor',
        noor: 'open',
        goesOn: ['drie', 'vier'],
      }),
  )

  test('[TM173] [SE25] an older one of what she kept still links to the visitor’s key', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        await table.passes(3)
        const older = table.deskBlobs.get(table.house.c) ?? ''
        table.line.slips({ t: 'repair-asked', c: table.house.c })
        await table.passes(3)
        table.deskBlobs.set(table.house.c, older)
        table.noor.desk.stop('signed-out')
        await table.noorReturns()
        await table.says('visitor', 'drie')
        await table.says('noor', 'vier')
      },
      says: ['noor: Je bent weer bij Vosje.'],
      never: ['noor: new acquaintance'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['drie', 'vier'],
    }))

  test('[TM174] [SE11] an older key is played again as the one for her new page', () =>
    isPlayed({
      play: comesBack,
      lie: table =>
        always(down('noor', 'next-key'), with_({ envelope: undefined })) &&
        ((frame, way) =>
          down('noor', 'next-key')(frame, way)
            ? [
                {
                  ...frame,
                  envelope: { ...table.keysOut[0], rid: (frame['envelope'] as { rid: string }).rid },
                },
              ]
            : undefined),
      says: ['noor: wrong-key', 'visitor: on its way: drie'],
      visitor: 'talking with Noor',
      noor: 'wrong-key',
    }))
})

const holdsKeyOfReturn = () => always(down('noor', 'next-key'), withheld)

function ownKeyAtReturn(isBlobHeld: boolean): Script {
  return async table => {
    await begins(table)
    await table.passes(3)
    const first = table.noor.shift
    if (isBlobHeld) table.deskBlobs.clear()
    table.noor.desk.stop('signed-out')
    await table.noorReturns()
    const take = String(table.noor.line.said.find(({ t }) => t === 'back')?.['take'])
    const holder = must(holderOf(table.noor.shift.counsellor, 2, take))
    const envelope = await ownEpoch(
      { ...table, house: table.house, noor: { ...table.noor, shift: first } } as unknown as TamperTable,
      holder,
      'back',
    )
    table.noor.line.slips({ t: 'next-key', role: 2, others: [], envelope })
    await table.passes(3)
    await table.says('visitor', 'drie')
    await table.passes(3)
  }
}
