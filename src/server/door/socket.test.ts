import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { Line } from '../delivery.ts'
import { openLog } from '../log.ts'
import type { Carrier, Ears } from './carrier.ts'
import { Counts } from './counts.ts'
import { serveLine } from './socket.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Frame {
  readonly t: string
}

/** A page on a carrier that is moved by hand. Its first frame, `hello`, says who it is. */
function serve() {
  const sent: Frame[] = []
  const page = { isOpen: true, waiting: 0, probes: 0, ended: '', isKnown: false, received: [] as string[] }
  const house = { isCrowded: false, hasPlace: true, standing: [] as string[] }
  let ears: Ears | undefined
  const finish = (how: string) => {
    if (!page.isOpen) return
    page.isOpen = false
    page.ended = how
    ears?.gone()
  }
  const carrier: Carrier = {
    isOpen: () => page.isOpen,
    waiting: () => page.waiting,
    send: text => sent.push(JSON.parse(text)),
    probe: () => {
      page.probes += 1
    },
    close: () => finish('closed'),
    cut: () => finish('cut'),
    listenWith: given => {
      ears = given
    },
  }
  let line: Line<Frame> | undefined
  const counts = new Counts()
  serveLine<Frame, Frame>(
    carrier,
    own => {
      line = own
      return {
        parse: text => (typeof text === 'string' ? { t: text } : refuse('unknown-frame')),
        receive: async ({ t }): Promise<Refused | undefined> => {
          page.received.push(t)
          if (t === 'hello') page.isKnown = true
          if (t === 'trouble') throw new Error('the disk is full')
          return t === 'forbidden' ? refuse('not-allowed') : undefined
        },
        gone: async () => void page.received.push('gone'),
        isKnown: () => page.isKnown,
        isWelcome: async () => true,
        isSomebodys: async () => house.hasPlace,
      }
    },
    {
      ...{ counts, log: openLog('silent'), isCrowded: () => house.isCrowded },
      proven: () => void house.standing.push('proven'),
      doubted: () => void house.standing.push('doubted'),
    },
  )
  const says = async (...frames: string[]) => {
    for (const frame of frames) ears?.heard(frame)
    await vi.advanceTimersByTimeAsync(0)
  }
  return {
    page,
    house,
    sent,
    says,
    counts,
    line: line as unknown as Line<Frame>,
    isThere: () => ears?.alive(),
  }
}

const times = (count: number, frame: string) => Array.from({ length: count }, () => frame)

test('[WR8] a page that does not say who it is within five seconds is shown out', async () => {
  const { page, says } = serve()
  await says('ping')
  await vi.advanceTimersByTimeAsync(4_900)
  expect(page.isOpen).toBe(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(page.ended).toBe('cut')
  expect(page.received).toEqual(['ping', 'gone'])
})

test('[WR8] a page that was shown out and goes on talking is not heard, however long it takes to leave', async () => {
  const { page, says, line } = serve()
  await says('hello')
  line.hangUp('not-signed-in')
  await says('message')
  expect([page.ended, page.received]).toEqual(['closed', ['hello', 'gone']])
})

test('[WR8] a page that gives no sign of life is asked every 25 seconds, and cut after two misses', async () => {
  const { page, says } = serve()
  await says('hello')
  await vi.advanceTimersByTimeAsync(50_000)
  expect([page.probes, page.isOpen]).toEqual([2, true])
  await vi.advanceTimersByTimeAsync(25_000)
  expect(page.ended).toBe('cut')
})

test('[WR8] a page that answers stays', async () => {
  const { page, says, isThere } = serve()
  await says('hello')
  for (let beats = 0; beats < 20; beats++) {
    await vi.advanceTimersByTimeAsync(25_000)
    isThere()
  }
  expect(page.isOpen).toBe(true)
})

test('[WR8] after twenty messages in ten seconds one is asked to wait, and after a hundred shown out', async () => {
  const { page, sent, says, counts } = serve()
  await says('hello', ...times(20, 'message'))
  expect(sent).toEqual([])
  await says('message', 'close')
  expect(sent).toEqual([
    { t: 'refused', code: 'too-fast', about: 'message' },
    { t: 'refused', code: 'too-fast', about: 'close' },
  ])
  expect(counts.of('too-fast')).toBe(2)
  await says(...times(78, 'message'))
  expect(page.isOpen).toBe(true)
  await says('message')
  expect(page.ended).toBe('cut')
})

test('[WR8] ten seconds later messages are taken again', async () => {
  const { page, says } = serve()
  await says('hello', ...times(25, 'message'))
  await vi.advanceTimersByTimeAsync(10_000)
  await says('message')
  expect(page.received.filter(t => t === 'message')).toHaveLength(21)
})

test('[WR8] typing, confirmations and pages of history are no messages, and have a bound of their own', async () => {
  const { page, sent, says } = serve()
  await says('hello', ...times(60, 'typing'))
  await says(...times(60, 'received'), ...times(20, 'history'))
  await says(...times(20, 'message'))
  expect([sent, page.isOpen]).toEqual([[], true])
  for (let more = 0; more < 2; more++) await says(...times(80, 'typing'))
  expect(page.ended).toBe('cut')
})

test('[WR8] more frames at once than an honest page has on its way end the line', async () => {
  const { page, says } = serve()
  await says('hello')
  await says(...times(101, 'typing'))
  expect(page.ended).toBe('cut')
})

test('[WR8] who does not read is cut off, and nothing is kept for them without end', async () => {
  const { page, sent, says, line } = serve()
  await says('hello')
  page.waiting = 256 * 1024
  line.tell({ t: 'message' })
  expect(sent).toHaveLength(1)
  page.waiting += 1
  line.tell({ t: 'message' })
  expect([sent.length, page.ended]).toEqual([1, 'cut'])
})

test('[WR5] what is broken behind the door is answered with a code, and the page goes on', async () => {
  const { page, sent, says } = serve()
  await says('hello', 'trouble', 'forbidden', 'ping')
  expect(sent).toEqual([
    { t: 'refused', code: 'try-again', about: 'trouble' },
    { t: 'refused', code: 'not-allowed', about: 'forbidden' },
  ])
  expect(page.received.at(-1)).toBe('ping')
})

test('[SE28] whether a page is there is known within two seconds, by any sign of life', async () => {
  const { page, says, line, isThere } = serve()
  await says('hello')
  const there = line.isAlive()
  isThere()
  expect(await there).toBe(true)
  const gone = line.isAlive()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await gone).toBe(false)
  expect(page.probes).toBe(2)
})

test('[WR5] what a page said before it went is still dealt with, and then that it is gone', async () => {
  const { page, says, line } = serve()
  await says('hello')
  const said = says('leave')
  line.hangUp()
  await said
  expect(page.received).toEqual(['hello', 'leave', 'gone'])
})

test('[FL5] [FL9] while room is short, who left the place and goes on talking makes room; who has one does not', async () => {
  const { house, says, isThere } = serve()
  const beats = async () => {
    await vi.advanceTimersByTimeAsync(25_000)
    isThere()
  }
  await says('hello', 'ping')
  house.hasPlace = false
  await beats()
  expect(house.standing).toEqual(['proven'])
  house.isCrowded = true
  await beats()
  await says('ping')
  expect(house.standing).toEqual(['proven', 'doubted'])
  house.hasPlace = true
  await beats()
  expect(house.standing.at(-1)).toBe('proven')
})
