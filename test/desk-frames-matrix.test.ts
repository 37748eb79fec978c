import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DeskFrame, deskFrame, type ToDeskFrame } from '../src/protocol/desk-frames.ts'
import { parseToDeskFrame } from '../src/protocol/parse-desk-frame.ts'
import { allJoin, handsOverNext, hearsHellos } from './hands-in-node.ts'
import { OneEvening } from './one-evening.ts'
import { type TestCounsellor, TestLine, type TestVisitor } from './pages-in-node.ts'
import { random } from './real-house.ts'

// What every frame of a desk does to a conversation that is not its own. The table is written by hand: a frame that is
// not in it fails here until somebody decided what it may.

let evening: OneEvening
let visitor: TestVisitor
/** Talks; had it and gave it away; never had anything. */
let farid: TestCounsellor
let noor: TestCounsellor
let els: TestCounsellor

beforeAll(async () => {
  evening = await OneEvening.opens('noor', 'farid', 'els', 'bram')
  const two = await evening.twoTalk()
  visitor = two.visitor
  noor = two.counsellor
  farid = await evening.sitsDown('farid')
  await farid.isReady()
  const call = { as: 'transfer', counsellor: farid.me.id, why: 'heavy-talk' } as const
  noor.line.send({ t: 'call-colleague', c: noor.c, ...call })
  await farid.takes()
  const { comer } = await visitor.line.hears('change')
  const made = await handsOverNext(visitor, { reason: 'transfer', comer })
  await allJoin([farid])
  await hearsHellos(visitor, made)
  await noor.line.hears('released')
  els = await evening.sitsDown('els')
}, 120_000)
afterAll(() => evening?.house.closes())

type Kind = DeskFrame['t']

/**
 * What a frame is answered with. `own`: it is about the one who says it, and touches no conversation of anybody else.
 * `may`: a coordinator's own act, which others do not have.
 */
type Said = 'own' | 'may' | 'not-yours' | 'not-allowed' | 'out-of-order' | 'expired'

/** From a counsellor, about a conversation that is somebody else's; and from a coordinator. */
const table: Record<Kind, readonly [counsellor: Said, coordinator: Said]> = {
  desk: ['out-of-order', 'not-allowed'],
  ready: ['own', 'not-allowed'],
  away: ['own', 'not-allowed'],
  pause: ['own', 'not-allowed'],
  breathe: ['own', 'not-allowed'],
  longer: ['own', 'not-allowed'],
  'no-debrief': ['own', 'not-allowed'],
  take: ['expired', 'not-allowed'],
  decline: ['expired', 'not-allowed'],
  return: ['not-yours', 'not-allowed'],
  history: ['out-of-order', 'not-allowed'],
  message: ['not-yours', 'not-allowed'],
  close: ['not-yours', 'not-allowed'],
  'give-up': ['not-yours', 'not-allowed'],
  received: ['own', 'not-allowed'],
  typing: ['own', 'not-allowed'],
  ping: ['own', 'own'],
  'add-time': ['not-yours', 'not-allowed'],
  'round-off': ['not-yours', 'not-allowed'],
  crisis: ['not-yours', 'not-allowed'],
  back: ['not-yours', 'not-allowed'],
  'call-colleague': ['not-yours', 'not-allowed'],
  'call-off': ['out-of-order', 'not-allowed'],
  'staff-note': ['not-yours', 'not-allowed'],
  'leave-talk': ['out-of-order', 'not-allowed'],
  repair: ['not-yours', 'not-allowed'],
  'answer-alarm': ['expired', 'not-allowed'],
  'open-extra': ['not-allowed', 'may'],
  'close-now': ['not-allowed', 'may'],
  'as-planned': ['not-allowed', 'may'],
  cap: ['not-allowed', 'may'],
  notice: ['not-allowed', 'may'],
  'test-alarm': ['not-allowed', 'may'],
  'answer-crisis': ['not-allowed', 'may'],
  'point-person': ['not-allowed', 'may'],
  'answer-debrief': ['not-allowed', 'may'],
}

/** Fewer than a line may say in ten seconds (WR5). */
const atOnce = 8

function sample(kind: Kind, c: string, who: TestCounsellor): object {
  const { certificate } = who.shift
  const sealed = { v: 1, c, e: 1, r: 2, s: random(16), q: 0, x: 'A'.repeat(363) }
  const note = { v: 1, kind: 'staff', rid: 'x', enc: random(32), ct: 'A'.repeat(64) }
  const rest: Partial<Record<Kind, object>> = {
    desk: { v: 1, pass: random(32) },
    pause: { minutes: 1 },
    take: { offer: random(16), take: random(16), certificate },
    decline: { offer: random(16) },
    return: { c, take: random(16), after: 0, whole: true },
    history: { c, after: 0 },
    message: { message: sealed },
    close: { message: sealed },
    'give-up': { c },
    received: { seq: 1 },
    'add-time': { c, reason: 'technical' },
    'round-off': { c },
    crisis: { c, on: true },
    back: { c, take: random(16), certificate },
    'call-colleague': { c, as: 'transfer', counsellor: who.me.id, why: 'heavy-talk' },
    'call-off': { c },
    'staff-note': { c, to: farid.me.id, note },
    'leave-talk': { c },
    repair: { c },
    'open-extra': { minutes: 1 },
    'close-now': { kind: 'closed', reason: 'x', minutes: 1 },
    cap: { most: 0 },
    notice: { text: 'x' },
    'point-person': { counsellor: who.me.id },
    'answer-debrief': { counsellor: farid.me.id },
    'answer-crisis': { counsellor: farid.me.id },
  }
  return { t: kind, ...rest[kind] }
}

/** The names of all frames that a desk can send, out of the shape itself. */
function kindsOf(shape: unknown): Kind[] {
  const { options, entries } = shape as { options?: unknown[]; entries?: { t: { literal: Kind } } }
  return options ? options.flatMap(kindsOf) : entries ? [entries.t.literal] : []
}

type Line = TestCounsellor['line']

/** What every one of these frames is answered with, on lines that this one opens anew as often as needed. */
async function answersTo(
  frames: readonly object[],
  opens: () => Promise<Line>,
  expected: (kind: Kind) => boolean,
): Promise<Map<Kind, string>> {
  const said = new Map<Kind, string>()
  for (let at = 0; at < frames.length; at += atOnce) {
    const line = await opens()
    const some = frames.slice(at, at + atOnce) as { t: Kind }[]
    for (const frame of some) line.sendRaw(JSON.stringify(frame))
    const refused = some.filter(({ t }) => expected(t)).length
    for (let heard = 0; heard < refused; heard++) {
      const { about, code } = await line.hears('refused')
      said.set(about as Kind, code)
    }
    line.send({ t: 'ping' })
    await line.hears('pong')
    line.cut()
  }
  return said
}

const refusedBy = (which: 0 | 1) =>
  new Map(
    (Object.entries(table) as [Kind, (typeof table)[Kind]][])
      .map(([kind, said]) => [kind, said[which]] as const)
      .filter(([, said]) => said !== 'own' && said !== 'may'),
  )

test('[SI83] every frame that a desk can send was decided about', () => {
  expect(kindsOf(deskFrame).toSorted()).toEqual(Object.keys(table).toSorted())
})

describe('a conversation of somebody else', () => {
  test.each(['who never had it', 'who gave it away'])(
    '[SI83] [CH9] hears nothing from a counsellor %s',
    async which => {
      const who = which === 'who never had it' ? els : noor
      const before = [visitor, farid].map(heardOfTalk)
      const frames = kindsOf(deskFrame).map(kind => sample(kind, visitor.c, who))
      const opens = async () => {
        await who.reconnects()
        return who.line
      }
      const expected = refusedBy(0)
      expect(await answersTo(frames, opens, kind => expected.has(kind))).toEqual(expected)
      await goesOn(before)
    },
  )

  test('[SI83] hears nothing from a coordinator, who has a board and no conversation', async () => {
    const before = [visitor, farid].map(heardOfTalk)
    const expected = refusedBy(1)
    const frames = [...expected.keys()].map(kind => sample(kind, visitor.c, els))
    expect(
      await answersTo(
        frames,
        () => evening.bramLeads(),
        kind => expected.has(kind),
      ),
    ).toEqual(expected)
    await goesOn(before)
  })

  test('[SI83] hears nothing from a desk that nobody has signed in to', async () => {
    const before = [visitor, farid].map(heardOfTalk)
    const frames = kindsOf(deskFrame).map(kind => sample(kind, visitor.c, els))
    const url = evening.house.url
    for (const frame of frames) {
      const line = await TestLine.open<DeskFrame, ToDeskFrame>(url, '/api/desk', parseToDeskFrame)
      line.sendRaw(JSON.stringify(frame))
      expect((await line.hears('refused')).code).toBe('not-signed-in')
      line.cut()
    }
    await goesOn(before)
  })
})

const heardOfTalk = ({ line }: TestVisitor | TestCounsellor) =>
  line.heard.filter(({ t }) => t !== 'board' && t !== 'status' && t !== 'evening').length

/** Nobody of the two was told anything, and they can still talk. */
async function goesOn(before: readonly number[]): Promise<void> {
  expect([visitor, farid].map(heardOfTalk)).toEqual(before)
  await visitor.says('we zijn er nog')
  expect((await farid.reads()).content).toMatchObject({ t: 'we zijn er nog' })
}
