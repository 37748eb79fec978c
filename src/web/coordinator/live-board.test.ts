import { afterEach, expect, test, vi } from 'vitest'
import { makeWire } from '../../../test/wire.ts'
import { refuse } from '../../domain/refusal.ts'
import { connect } from '../shared/connection.ts'
import { longTalks } from './evening.ts'
import { LiveBoard } from './live-board.ts'

const minute = 60_000
const now = { date: '2026-11-23', time: '19:30' }
const calm = {
  t: 'evening',
  outcomes: { answered: 7, 'left-waiting': 1 },
  over45: 2,
  cap: null,
  notice: null,
  opening: { isOpen: true, closesAt: { date: '2026-11-23', time: '21:00' }, because: null },
  now,
  alarm: null,
  alarmAnsweredBy: null,
  pointPerson: null,
  testAlarm: null,
}
const closed = { isOpen: false, reason: { kind: 'closed', reason: 'Te weinig begeleiders.' }, opensAt: null }
const boards: LiveBoard[] = []

afterEach(() => {
  for (const live of boards.splice(0)) live.stop('signed-out')
})

/** Bram's page, and the server's end of its wire. */
async function arrive() {
  const wire = makeWire()
  const live = new LiveBoard({
    accountName: 'Bram',
    askPass: async () => 'P'.repeat(43),
    open: link =>
      connect({ path: '/api/desk', openSocket: wire.openSocket, wakeUps: () => () => undefined, ...link }),
  })
  boards.push(live)
  wire.accept()
  await vi.waitFor(() => expect(wire.read()[0]).toMatchObject({ t: 'desk' }))
  const tells = (...frames: object[]) => {
    for (const frame of frames) wire.say(frame)
    wire.flush()
  }
  tells({ t: 'welcome', name: 'Bram', role: 'coordinator', conversation: null }, calm)
  await vi.waitFor(() => expect(live.evening.value).not.toBeNull())
  return { live, wire, tells }
}

test('Bram sees how many wait, who talks and for how long', async () => {
  const { live, tells } = await arrive()
  const long = { since: 95 * minute, talking: 93 * minute, isCrisis: false, isPointPerson: false }
  const talking = { id: 'farid', name: 'Farid', status: 'talking', ...long }
  const short = { since: minute, talking: null, isCrisis: false, isPointPerson: true }
  const free = { id: 'noor', name: 'Noor', status: 'free', ...short }
  tells({ t: 'board', waiting: 2, longest: 9 * minute, colleagues: [talking, free] })
  await vi.waitFor(() => expect(live.board.value?.waiting).toBe(2))
  const board = live.board.value
  if (!board) throw new Error('there is a board')
  expect(longTalks(board, Date.now())).toEqual([{ id: 'farid', name: 'Farid', minutes: 93 }])
  expect(longTalks(board, Date.now() - 4 * minute)).toEqual([])
})

test('[DK13] a crisis stands beside the name, and its minutes are held against nobody', async () => {
  const { live, tells } = await arrive()
  const long = { since: 95 * minute, talking: 93 * minute, isCrisis: true, isPointPerson: false }
  tells({
    ...{ t: 'board', waiting: 0, longest: 0 },
    colleagues: [{ id: 'farid', name: 'Farid', status: 'talking', ...long }],
  })
  await vi.waitFor(() => expect(live.board.value?.colleagues[0]?.isCrisis).toBe(true))
  const board = live.board.value
  if (!board) throw new Error('there is a board')
  expect(longTalks(board, Date.now())).toEqual([])
})

test('an alarm and the last test are counted on by the page itself', async () => {
  const { live, tells } = await arrive()
  tells({ ...calm, alarm: 2 * minute, testAlarm: { ago: minute, arrived: false, failed: ['Els'] } })
  await vi.waitFor(() => expect(live.evening.value?.alarmSince).not.toBeNull())
  const { alarmSince, testAlarm } = live.evening.value ?? {}
  expect(Date.now() - (alarmSince ?? 0)).toBeGreaterThanOrEqual(2 * minute)
  expect(testAlarm).toMatchObject({ arrived: false, failed: ['Els'] })
})

test('[DK10] a closure is done when the evening shows it, and not before', async () => {
  const { live, wire, tells } = await arrive()
  const frame = { t: 'close-now', kind: 'closed', reason: 'Te weinig begeleiders.', minutes: 30 } as const
  live.decide(frame)
  expect(wire.read()).toEqual([frame])
  tells({ ...calm, over45: 3 })
  await vi.waitFor(() => expect(live.evening.value?.over45).toBe(3))
  expect(live.decision.value?.is).toBe('sent')
  tells({ ...calm, opening: closed })
  await vi.waitFor(() => expect(live.decision.value?.is).toBe('done'))
})

test.each([
  [{ t: 'cap', most: 3 } as const, { cap: 3 }],
  [{ t: 'cap', most: null } as const, { cap: null }],
  [{ t: 'notice', text: 'Tot 20 uur.' } as const, { notice: 'Tot 20 uur.' }],
  [{ t: 'open-extra', minutes: 60 } as const, {}],
  [{ t: 'as-planned' } as const, { opening: closed }],
  [{ t: 'test-alarm' } as const, { testAlarm: { ago: 0, arrived: true, failed: [] } }],
])('%o is done when the evening shows it', async (frame, shown) => {
  const { live, tells } = await arrive()
  live.decide(frame)
  tells({ ...calm, ...shown })
  await vi.waitFor(() => expect(live.decision.value?.is).toBe('done'))
})

test('[DK10] a decision that was refused, or that met no line, is said to be so', async () => {
  const { live, wire, tells } = await arrive()
  live.decide({ t: 'as-planned' })
  tells({ t: 'refused', code: 'not-allowed', about: 'as-planned' })
  await vi.waitFor(() => expect(live.decision.value).toMatchObject({ is: 'refused', code: 'not-allowed' }))
  wire.cut()
  live.decide({ t: 'cap', most: 2 })
  expect(live.decision.value).toMatchObject({ is: 'refused', code: 'try-again' })
})

test('a session that is over, and somebody else’s session, stop the board', async () => {
  const { live, tells } = await arrive()
  tells({ t: 'welcome', name: 'Els', role: 'coordinator', conversation: null })
  await vi.waitFor(() => expect(live.stopped.value).toBe('other-person'))
  const wire = makeWire()
  const late = new LiveBoard({
    accountName: 'Bram',
    askPass: async () => refuse('not-signed-in'),
    open: link =>
      connect({ path: '/api/desk', openSocket: wire.openSocket, wakeUps: () => () => undefined, ...link }),
  })
  wire.accept()
  await vi.waitFor(() => expect(late.stopped.value).toBe('signed-out'))
})
