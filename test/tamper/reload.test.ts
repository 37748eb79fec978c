import { describe, test } from 'vitest'
import { randomBytes, toBase64url } from '../../src/crypto/bytes.ts'
import { firstEpoch, makeConversationId } from '../../src/crypto/conversation-key.ts'
import { makeResumeSecret, resumeKeys, sealResumeBlob } from '../../src/crypto/resume.ts'
import { openTalk } from '../../src/crypto/talk.ts'
import { greeted, must, org, says } from '../../src/crypto/test-cast.ts'
import { type Case, isPlayed, type Script } from './cases.ts'
import type { Frame, Lie } from './hostile-line.ts'
import { always, down, flipped, inMessage, messageIn, once, several, told, with_, withheld } from './lies.ts'
import type { TamperTable } from './tamper-table.ts'

// The visitor's page is loaded anew, and the end: what a liar keeps, gives back and tells then.

const begins: Script = async table => {
  await table.meets()
  await table.says('visitor', 'een')
  await table.says('noor', 'twee')
  await table.says('visitor', 'drie')
  await table.says('noor', 'vier')
}

/** The lie works from the moment at which the page goes. */
const reloadsUnder =
  (lie: (table: TamperTable) => Lie | Promise<Lie>): Script =>
  async table => {
    await begins(table)
    const told = await lie(table)
    await table.passes(3)
    table.visitor.goAway()
    table.lie = told
    await table.returns()
    await table.says('visitor', 'vijf')
    await table.says('noor', 'zes')
    await table.passes(4)
  }

const swaps =
  (blobOf: (blob: string) => string | Promise<string>): Script =>
  async table => {
    await begins(table)
    await table.passes(3)
    table.visitor.goAway()
    for (const [loc, kept] of table.resume.blobs)
      table.resume.blobs.set(loc, { ...kept, blob: await blobOf(kept.blob) })
    await table.returns()
  }

describe('in place of what the page had kept the server gives', () => {
  const gone = {
    visitor: 'before',
    noor: 'open',
    says: ['visitor: resuming', 'visitor: before'],
  } as const satisfies Omit<Case, 'play'>
  test('[TM175] [SE23] the same with one bit changed: nothing opens, the secret goes, and the visitor just starts', () =>
    isPlayed({ ...gone, play: swaps(flipped) }))
  test('[TM176] [SE23] what another tab had kept: nothing opens, the secret goes, and the visitor just starts', () =>
    isPlayed({
      ...gone,
      play: swaps(async () => {
        const keys = must(await resumeKeys(makeResumeSecret()))
        return toBase64url(await sealResumeBlob(keys, randomBytes(2_048)))
      }),
    }))
  test('[TM177] [SE18] [SE23] what it had kept earlier: no count is in it, and all that was said is read from the history', () =>
    isPlayed({
      says: ['visitor: We zijn er weer.'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['vijf', 'zes'],
      readBy: { visitor: ['twee', 'vier', 'zes'], noor: ['een', 'drie', 'vijf'] },
      play: async table => {
        await table.meets()
        await table.says('visitor', 'een')
        await table.says('noor', 'twee')
        await table.passes(3)
        const older = new Map(table.resume.blobs)
        await table.says('visitor', 'drie')
        await table.says('noor', 'vier')
        await table.passes(3)
        table.visitor.goAway()
        for (const [loc, blob] of older) table.resume.blobs.set(loc, blob)
        await table.returns()
        await table.says('visitor', 'vijf')
        await table.says('noor', 'zes')
      },
    }))
})

/** A word of the same two in another talk. */
async function elsewhere(table: TamperTable) {
  const { holders } = await table.stolen()
  const epoch = must(await firstEpoch({ org, convId: makeConversationId(), holders }))
  const { visitor } = await greeted(epoch)
  return { ...(await says(visitor, 'van elders')), c: table.house.c }
}

/** Every message of the history, as the server tells it to a page that has nothing: held until the last one came. */
function inAnotherOrder(): Lie {
  const held: Frame[] = []
  return several(
    always(down('visitor', 'message'), frame => {
      held.push(frame)
      return []
    }),
    once(down('visitor', 'caught-up'), frame => {
      const [hello, ...rest] = held.map(one => one['message'])
      return [
        ...[hello, ...rest.reverse()].map((message, at) => ({ t: 'message', seq: at + 1, message })),
        frame,
      ]
    }),
  )
}

describe('of what was said before the reload the server', () => {
  const damaged = {
    visitor: 'stopped: damaged',
    noor: 'ended: broken',
    says: ['visitor: stopped: damaged'],
  } as const satisfies Omit<Case, 'play'>
  const lies: readonly (readonly [string, (table: TamperTable) => Lie | Promise<Lie>])[] = [
    [
      '[TM178] [SE18] hides a word of the visitor that Noor answered',
      () => always(told(1, 2, 0, 'visitor'), withheld),
    ],
    ['[TM179] [SE18] hides Noor’s hello', () => always(told(2, 0, 0, 'visitor'), withheld)],
    [
      '[TM180] [SE18] changes one bit',
      () =>
        always(
          told(2, 1, 0, 'visitor'),
          inMessage(({ x }) => ({ x: flipped(x) })),
        ),
    ],
    ['[TM181] [SE18] tells it in another order', inAnotherOrder],
    [
      '[TM182] [SE18] brings in a word of another talk',
      async table => {
        const message = await elsewhere(table)
        return always(told(2, 1, 0, 'visitor'), frame => [{ ...frame, message }])
      },
    ],
    [
      '[TM183] [SE18] tells a word twice',
      () => {
        let before: Frame | undefined
        return several(
          always(told(2, 1, 0, 'visitor'), frame => {
            before = frame
            return [frame]
          }),
          always(told(2, 2, 0, 'visitor'), frame => [{ ...frame, message: messageIn(before ?? frame) }]),
        )
      },
    ],
    [
      '[TM184] [SE13] says that a later epoch runs',
      () => always(down('visitor', 'caught-up'), with_({ e: 3 })),
    ],
  ]
  test.each(lies)('%s: the page stops and says so', (_, lie) =>
    isPlayed({ ...damaged, play: reloadsUnder(lie) }),
  )

  test('[TM185] [SE18] hides a word of Noor’s that nobody answered yet: the hole is shown, and the talk goes on', () =>
    isPlayed({
      play: async table => {
        await table.meets()
        await table.says('visitor', 'een')
        await table.says('noor', 'twee')
        await table.says('noor', 'drie')
        await table.passes(3)
        table.visitor.goAway()
        table.lie = always(told(2, 1, 0, 'visitor'), withheld)
        await table.returns()
        await table.says('visitor', 'vijf')
        await table.says('noor', 'zes')
      },
      says: ['visitor: Hier ontbreekt een bericht.'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['drie', 'vijf', 'zes'],
    }))

  test('[TM186] [SE18] hides the last word of Noor’s: it is missed at her next one, asked for, and read', () =>
    isPlayed({
      play: reloadsUnder(() => once(told(2, 2, 0, 'visitor'), withheld)),
      says: ['visitor: asks again'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['vier', 'vijf', 'zes'],
    }))

  test('[TM187] [SE17] [SE18] hides the last word of the visitor, which Noor read: her next one tells, and the page stops', () =>
    isPlayed({
      ...damaged,
      play: async table => {
        await table.meets()
        await table.says('visitor', 'een')
        await table.says('noor', 'twee')
        await table.says('visitor', 'drie')
        await table.passes(3)
        table.visitor.goAway()
        table.lie = always(told(1, 2, 0, 'visitor'), withheld)
        await table.returns()
        await table.says('noor', 'vier')
        await table.passes(2)
      },
    }))
})

describe('after the reload the server tells, before anything else,', () => {
  const tellsFirst =
    (frame: (table: TamperTable) => Frame): Script =>
    async table => {
      await begins(table)
      await table.passes(3)
      table.visitor.goAway()
      table.lie = once(down('visitor', 'opened'), told => [frame(table), told])
      await table.returns()
      await table.passes(2)
    }
  const stopped = {
    visitor: 'stopped: not-verified',
    noor: 'ended: broken',
    says: ['visitor: stopped: not-verified'],
  } as const satisfies Omit<Case, 'play'>

  test('[TM188] [SE27] a place in the queue: the page stops, and nobody gets a key', () =>
    isPlayed({ ...stopped, play: tellsFirst(() => ({ t: 'place', place: 1, wait: null })) }))

  test('[TM189] [SE29] that Els took the conversation: the page stops, and she gets no key', () =>
    isPlayed({
      ...stopped,
      play: tellsFirst(({ els }) => {
        const { certificate } = els.shift
        return {
          t: 'taken',
          e: 1,
          take: toBase64url(randomBytes(16)),
          certificate,
          grants: els.member.grants,
          within: 60_000,
        }
      }),
    }))

  test('[TM190] [SE27] that Els is Noor who comes back: the page reads all again first, and then stops', () =>
    isPlayed({
      ...stopped,
      readBy: { visitor: ['twee', 'vier'] },
      play: tellsFirst(({ els, house }) => {
        const { certificate } = els.shift
        const comer = {
          counsellorId: 'noor',
          take: toBase64url(randomBytes(16)),
          certificate,
          grants: els.member.grants,
        }
        return {
          t: 'change',
          c: house.c,
          why: 'back',
          e: 1,
          comer,
          isInTime: true,
          isAlone: false,
          within: 60_000,
        }
      }),
    }))
})

describe('the end', () => {
  test('[TM191] [SE34] Noor’s sealed end is held back, and the server says that it ended: it is shown as broken, not as her act', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        await table.roundsOff()
      },
      lie: () => always(told(2, 3), withheld),
      says: ['visitor: ended: broken'],
      visitor: 'ended: broken',
      noor: 'ended: by-me',
    }))

  test.each([
    ['[TM192] [SE34] that Noor ended it', { t: 'ended', by: 'counsellor' }],
    ['[TM193] [SE34] that everything is erased', { t: 'closed' }],
  ])(
    '%s, says the server of a talk that goes on: the visitor’s page shows it as broken',
    async (_, frame) => {
      await isPlayed({
        play: async table => {
          await begins(table)
          table.line.slips({ ...frame, c: table.house.c })
          await table.passes(2)
        },
        says: ['visitor: ended: broken'],
        visitor: 'ended: broken',
        noor: frame.t === 'closed' ? 'open' : 'ended: by-visitor',
      })
    },
  )

  test('[TM194] [SE34] that the visitor left, says the server to Noor: her page shows it as broken', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        table.noor.line.slips({ t: 'ended', c: table.house.c, by: 'visitor' })
        await table.passes(2)
      },
      says: ['noor: ended: broken'],
      visitor: 'ended: by-counsellor',
      noor: 'ended: broken',
    }))

  test('[TM200] [SE34] that Noor ended it herself, says the server to her: her page shows it as broken', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        table.noor.line.slips({ t: 'ended', c: table.house.c, by: 'counsellor' })
        await table.passes(2)
      },
      says: ['noor: ended: broken'],
      visitor: 'ended: by-counsellor',
      noor: 'ended: broken',
    }))

  test('[TM195] [SE34] the sealed end of another talk ends nothing here', () =>
    isPlayed({
      play: async table => {
        await begins(table)
        const { holders } = await table.stolen()
        const epoch = must(await firstEpoch({ org, convId: makeConversationId(), holders }))
        const other = await openTalk({ epoch, me: 2 })
        must(await other.hello(Date.now()))
        await table.slips('visitor', { ...must(await other.close(Date.now())), c: table.house.c })
        await table.passes(3)
        await table.says('visitor', 'vijf')
        await table.says('noor', 'zes')
      },
      says: ['visitor: asks again'],
      visitor: 'talking with Noor',
      noor: 'open',
      goesOn: ['vijf', 'zes'],
    }))
})
