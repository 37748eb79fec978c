import { test } from 'vitest'
import { firstEpoch, makeConversationId } from '../../src/crypto/conversation-key.ts'
import { atDesk, greeted, makeHelpline, must, org, says } from '../../src/crypto/test-cast.ts'
import { type Case, isPlayed } from './cases.ts'
import type { Frame, Lie } from './hostile-line.ts'
import {
  always,
  flipped,
  inMessage,
  longer,
  messageIn,
  once,
  several,
  told,
  with_,
  withheld,
} from './lies.ts'
import { talk } from './scripts.ts'
import type { TamperTable } from './tamper-table.ts'

// What a server that carries a talk can do to its messages: it has no key. `drie` of the visitor and `vier` of Noor are
// the third of their page, after intake or hello.

const nobody = 'A'.repeat(22)
type Role = 1 | 2
type LieOf = (r: Role, table: TamperTable) => Lie

/** What a talk of the same Noor with somebody else would have on the wire. */
const elsewhere = await recordElsewhere()

async function recordElsewhere() {
  const helpline = await makeHelpline()
  const { holder } = await atDesk(helpline, await helpline.counsellor('noor', 'Noor'))
  const epoch = must(await firstEpoch({ org, convId: makeConversationId(), holders: [holder] }))
  const { visitor, counsellor } = await greeted(epoch)
  return { 1: await says(visitor, 'van iemand anders'), 2: await says(counsellor, 'voor iemand anders') }
}

/** Remembers the words before, and says them in place of the next. */
const bytesOfBefore: LieOf = r => {
  let before = ''
  const remembers = (frame: Frame) => {
    before = messageIn(frame).x
    return [frame]
  }
  return several(
    always(told(r, 1), remembers),
    always(
      told(r, 2),
      inMessage(() => ({ x: before })),
    ),
  )
}

const reflected: LieOf = r => {
  let own: Frame | undefined
  const remembers = (frame: Frame) => {
    own = frame
    return [frame]
  }
  const sends = (frame: Frame) => [{ ...frame, message: { ...messageIn(own ?? frame), r } }]
  return several(always(told(3 - r, 1), remembers), always(told(r, 2), sends))
}

/** Says to its page that it has the message, and gives it to nobody. */
const droppedAndAccepted: LieOf = (r, table) => (frame, way) => {
  const isIt = way.up && frame.t === 'message' && messageIn(frame).r === r && messageIn(frame).q === 2
  if (!isIt || messageIn(frame).e > 0) return undefined
  const { s, q } = messageIn(frame)
  const line = r === 1 ? table.line : table.noor.line
  line.slips({ t: 'accepted', s, q, seq: table.house.kept.length + 1 })
  return []
}

/** [the case to Noor, the case to the visitor, what the liar does]: it goes on until there is another key. */
const lasting: readonly (readonly [string, string, string, LieOf])[] = [
  [
    '[TM1]',
    '[TM2]',
    '[SE14] with one bit changed',
    r =>
      always(
        told(r, 2),
        inMessage(({ x }) => ({ x: flipped(x) })),
      ),
  ],
  [
    '[TM3]',
    '[TM4]',
    '[SE16] made longer',
    r =>
      always(
        told(r, 2),
        inMessage(({ x }) => ({ x: longer(x) })),
      ),
  ],
  ['[TM5]', '[TM6]', '[SE17] held back', r => always(told(r, 2), withheld)],
  [
    '[TM7]',
    '[TM8]',
    '[SE14] in another’s role',
    r =>
      always(
        told(r, 2),
        inMessage(() => ({ r: 3 })),
      ),
  ],
  [
    '[TM9]',
    '[TM10]',
    '[SE14] of another page',
    r =>
      always(
        told(r, 2),
        inMessage(() => ({ s: nobody })),
      ),
  ],
  [
    '[TM11]',
    '[TM12]',
    '[SE14] with a higher count',
    r =>
      always(
        told(r, 2),
        inMessage(() => ({ q: 7 })),
      ),
  ],
  [
    '[TM13]',
    '[TM14]',
    '[SE17] moved to another epoch',
    r =>
      always(
        told(r, 2),
        inMessage(() => ({ e: 5 })),
      ),
  ],
  ['[TM15]', '[TM16]', '[SE15] with the bytes of the one before it', bytesOfBefore],
  ['[TM17]', '[TM18]', '[SE17] that is the reader’s own, reflected', reflected],
  [
    ...(['[TM19]', '[TM20]', '[SE14] of another talk, named as of this one'] as const),
    r =>
      always(
        told(r, 2),
        inMessage(({ c }) => ({ ...elsewhere[r], c })),
      ),
  ],
  [
    '[TM21]',
    '[TM22]',
    '[SE17] of another talk',
    r =>
      always(
        told(r, 2),
        inMessage(() => elsewhere[r]),
      ),
  ],
  ['[TM23]', '[TM24]', '[SE17] that was dropped and called accepted', droppedAndAccepted],
]

const untilNewKey = {
  1: ['noor: line lost', 'noor: damaged', 'visitor: Jullie zijn opnieuw verbonden.'],
  2: ['visitor: asks again', 'visitor: question: damaged'],
} satisfies Record<Role, Case['says']>

const toTheEnd = {
  play: talk,
  visitor: 'ended: by-counsellor',
  noor: 'ended: by-me',
  goesOn: ['zeven', 'acht'],
}

for (const [toNoor, toVisitor, what, lie] of lasting) {
  test(`${toNoor} a message to Noor ${what}: she is told, and a new key lets both go on`, () =>
    isPlayed({ ...toTheEnd, lie: table => lie(1, table), says: untilNewKey[1] }))
  test(`${toVisitor} a message to the visitor ${what}: a choice is offered, and a new key lets both go on`, () =>
    isPlayed({ ...toTheEnd, lie: table => lie(2, table), says: untilNewKey[2] }))
}

/** Kept for later, and given after the next one. */
const reordered: LieOf = r => {
  let held: Frame | undefined
  const holds = (frame: Frame) => {
    held = frame
    return []
  }
  return several(
    once(told(r, 2), holds),
    once(told(r, 3), frame => (held ? [frame, held] : [frame])),
  )
}

/** Numbers of the server's own, so that the page takes it for a new one. */
const again: LieOf = r => {
  let first: Frame | undefined
  const remembers = (frame: Frame) => {
    first = frame
    return [frame]
  }
  const sends = (frame: Frame) => [{ ...first, t: 'message', seq: frame['seq'] }]
  return several(once(told(r, 1), remembers), once(told(r, 2), sends))
}

const passing: readonly (readonly [string, string, string, LieOf])[] = [
  ['[TM25]', '[TM26]', '[SE17] after the next one', reordered],
  ['[TM27]', '[TM28]', '[SE17] that is one from before, played again', again],
  [
    '[TM29]',
    '[TM30]',
    '[SE14] of another version',
    r =>
      once(
        told(r, 2),
        inMessage(() => ({ v: 2 })),
      ),
  ],
  [
    '[TM31]',
    '[TM32]',
    '[SE14] with a field that nobody knows',
    r =>
      once(
        told(r, 2),
        inMessage(() => ({ to: 'els' })),
      ),
  ],
  [
    '[TM33]',
    '[TM34]',
    '[SE16] cut short',
    r =>
      once(
        told(r, 2),
        inMessage(({ x }) => ({ x: x.slice(0, -8) })),
      ),
  ],
]

const asksAgain = {
  1: ['noor: line lost'],
  2: ['visitor: line lost'],
} satisfies Record<Role, Case['says']>

for (const [toNoor, toVisitor, what, lie] of passing) {
  for (const [number, r] of [
    [toNoor, 1],
    [toVisitor, 2],
  ] as const)
    test(`${number} a message to ${r === 1 ? 'Noor' : 'the visitor'} ${what}, once: the page asks again, and reads all`, () =>
      isPlayed({
        ...toTheEnd,
        lie: table => lie(r, table),
        says: asksAgain[r],
        goesOn: ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht'],
      }))
}

// To hold back all that follows cannot be refused. What is noticed of it, and where, is in docs/rules/tamper.md.

test('[TM35] [SE34] Noor’s words get a number far ahead, so that all later ones count as known: the visitor reads that the end was no act of hers', () =>
  isPlayed({
    ...toTheEnd,
    lie: () => once(told(2, 2), with_({ seq: 900 })),
    says: ['visitor: ended: broken'],
    visitor: 'ended: broken',
    goesOn: ['vier', 'zeven'],
  }))

test('[TM36] [SE34] the same to Noor, who ends it herself: the last words of the visitor are held back, and nothing shows it', () =>
  isPlayed({
    ...toTheEnd,
    lie: () => once(told(1, 2), with_({ seq: 900 })),
    says: ['noor: ended: by-me'],
    goesOn: ['drie', 'acht'],
  }))
