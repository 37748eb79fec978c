import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DeskFrame } from '../src/protocol/desk-frames.ts'
import type { VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { allJoin, handsOverNext, hearsHellos, joinsNext } from './hands-in-node.ts'
import { OneEvening } from './one-evening.ts'
import type { TestCounsellor, TestVisitor } from './pages-in-node.ts'

// Every frame about a conversation, by everybody whose conversation it is not (security.md T14).

let evening: OneEvening

beforeAll(async () => {
  evening = await OneEvening.opens('noor', 'farid', 'els', 'bram')
}, 120_000)
afterAll(() => evening.house.closes())
afterEach(() => evening.isOver())

async function isReady(username: string): Promise<TestCounsellor> {
  const counsellor = await evening.sitsDown(username)
  await counsellor.isReady()
  return counsellor
}

type Who = Pick<TestCounsellor, 'line' | 'shift'>

const bytes = (length: number) => randomBytes(length).toString('base64url')

/** A sealed message as it looks from outside, in this role. */
const message = (c: string, r: 2 | 3, e = 0) => ({
  ...({ v: 1, c, e, r, s: bytes(16), q: 0 } as const),
  x: bytes(272),
})

function framesAbout(c: string, by: Who): readonly DeskFrame[] {
  const note = { v: 1, kind: 'staff', rid: 'x', enc: bytes(32), ct: bytes(200) } as const
  return [
    { t: 'return', c, take: bytes(16), after: 0, whole: true },
    { t: 'history', c, after: 0 },
    { t: 'message', message: message(c, 2) },
    { t: 'message', message: message(c, 3) },
    { t: 'message', message: message(c, 2, 1) },
    { t: 'close', message: message(c, 2) },
    { t: 'close', message: message(c, 3) },
    { t: 'give-up', c },
    { t: 'add-time', c, reason: 'technical' },
    { t: 'round-off', c },
    { t: 'crisis', c, on: true },
    { t: 'back', c, take: bytes(16), certificate: by.shift.certificate },
    { t: 'call-colleague', c, as: 'transfer', counsellor: 'somebody', why: 'technical' },
    { t: 'call-off', c },
    { t: 'staff-note', c, to: 'somebody', note },
    { t: 'leave-talk', c },
    { t: 'repair', c },
  ]
}

/** Nothing of what this desk sends is done, and neither the visitor nor Noor hears of it. */
async function mayDoNothing(
  by: Who,
  { visitor, noor }: { visitor: TestVisitor; noor: TestCounsellor },
  except: readonly DeskFrame['t'][] = [],
) {
  const before = [visitor.line.heard.length, noor.line.heard.length]
  for (const frame of framesAbout(visitor.c, by)) {
    if (except.includes(frame.t)) continue
    by.line.send(frame)
    const { code, about } = await by.line.hears('refused')
    expect([frame.t, about, code]).toEqual([
      frame.t,
      frame.t,
      expect.stringMatching(/^(not-yours|not-allowed|out-of-order)$/),
    ])
  }
  by.line.send({ t: 'typing' })
  const isOfIt = ({ t }: { t: string }) => t !== 'board' && t !== 'evening'
  expect(visitor.line.heard.slice(before[0]).filter(isOfIt)).toEqual([])
  expect(noor.line.heard.slice(before[1]).filter(isOfIt)).toEqual([])
}

describe('somebody else’s conversation does not exist for a desk', () => {
  test('[CH9] for a counsellor who is free', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    await mayDoNothing(await isReady('els'), { visitor, noor })
    await visitor.says('ongestoord')
    expect((await noor.reads()).content).toMatchObject({ t: 'ongestoord' })
  })

  test('[CH1] [CH2] for a colleague who is called, and for one who took and waits for the visitor’s yes', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    const farid = await isReady('farid')
    const call = { c: noor.c, as: 'transfer', counsellor: farid.me.id, why: 'end-of-shift' } as const
    noor.line.send({ t: 'call-colleague', ...call })
    const { offer } = await farid.line.hears('offer')
    await mayDoNothing(farid, { visitor, noor })
    await farid.takesOffer(offer)
    await noor.line.hears('colleague-ready')
    await visitor.line.hears('change')
    // Whoever waits may say that they do not come after all.
    await mayDoNothing(farid, { visitor, noor }, ['leave-talk'])
    expect(
      (await evening.house.posts('/api/desk-blob/find', { c: visitor.c }, { cookie: farid.me.cookie }))
        .status,
    ).toBe(404)
  })

  test('[CH9] for who handed over', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    const farid = await isReady('farid')
    const call = { c: noor.c, as: 'transfer', counsellor: farid.me.id, why: 'end-of-shift' } as const
    noor.line.send({ t: 'call-colleague', ...call })
    await farid.takesOffer((await farid.line.hears('offer')).offer)
    const { comer } = await visitor.line.hears('change')
    const made = await handsOverNext(visitor, { reason: 'transfer', comer })
    await joinsNext(farid)
    await hearsHellos(visitor, made)
    await noor.line.hears('released')
    await farid.line.hears('changed')
    await mayDoNothing(noor, { visitor, noor: farid })
  })

  test('[CH8] a colleague who talks along decides nothing and ends nothing', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    const els = await isReady('els')
    const call = { c: noor.c, as: 'colleague', counsellor: els.me.id, why: 'second-opinion' } as const
    noor.line.send({ t: 'call-colleague', ...call })
    await els.takesOffer((await els.line.hears('offer')).offer)
    const { comer } = await visitor.line.hears('change')
    const made = await handsOverNext(visitor, { reason: 'colleague', comer })
    await allJoin([noor, els])
    await hearsHellos(visitor, made)
    await els.line.hears('changed')
    await noor.line.hears('changed')
    const own = ['message', 'repair', 'leave-talk', 'return', 'history'] as const
    const before = visitor.line.heard.length
    for (const frame of framesAbout(visitor.c, els).filter(({ t }) => !own.some(one => one === t))) {
      els.line.send(frame)
      expect([frame.t, (await els.line.hears('refused')).about]).toEqual([frame.t, frame.t])
    }
    els.line.send({ t: 'message', message: message(visitor.c, 2, 1) })
    expect((await els.line.hears('refused')).code).toBe('not-yours')
    expect(visitor.line.heard.slice(before)).toEqual([])
  })

  test('[CH9] for a coordinator, who only sees the board', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk()
    await mayDoNothing({ line: await evening.bramLeads(), shift: noor.shift }, { visitor, noor })
  })
})

test('[CV8] between the erasing and the end of the line nothing can be asked any more of what was erased', async () => {
  const { visitor, counsellor: noor } = await evening.twoTalk()
  visitor.line.send({ t: 'leave' })
  await noor.line.hears('closed')
  const { c } = visitor
  const envelope = {
    ...({ v: 1, kind: 'shift', rid: 'x', conv: c, e: 1, why: 'back', prev: '' } as const),
    ...{ enc: bytes(32), ct: bytes(200) },
  }
  const frames: readonly VisitorFrame[] = [
    { t: 'join', lang: 'nl', wanted: 'no-preference', slow: false },
    { t: 'envelope', envelope },
    { t: 'hand-over', to: 2, holders: 1, envelope },
    { t: 'message', message: { ...message(c, 2), r: 1 } },
    { t: 'close', message: { ...message(c, 2), r: 1 } },
    { t: 'more-time' },
    { t: 'slow' },
    { t: 'change-no' },
    { t: 'ask-colleague' },
    { t: 'send-away' },
    { t: 'again', next: bytes(16) },
  ]
  for (const frame of frames) {
    visitor.line.send(frame)
    const { about, code } = await visitor.line.hears('refused')
    expect([about, code]).toEqual([frame.t, expect.stringMatching(/^(conversation-ended|expired)$/)])
  }
  for (const frame of framesAbout(c, noor)) {
    noor.line.send(frame)
    expect((await noor.line.hears('refused')).about).toBe(frame.t)
  }
  const blob = { c, ticket: visitor.secrets.ticket, loc: bytes(32), authHash: bytes(32), blob: bytes(40) }
  expect((await evening.house.posts('/api/resume-blob', { ...blob, replaces: null })).status).toBe(200)
  const late = await evening.house.posts('/api/desk-blob', { c, blob: bytes(40) }, { cookie: noor.me.cookie })
  expect(await late.json()).toEqual({ refused: 'not-yours' })
})
