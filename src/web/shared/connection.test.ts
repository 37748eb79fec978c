import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { doneWithoutHouse } from '../../../test/easy-work.ts'
import { makeWire } from '../../../test/wire.ts'
import { parseToVisitorFrame } from '../../protocol/parse-frame.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import { type Connection, connect, type Heard } from './connection.ts'

const id = 'A'.repeat(22)
const sealed = (q: number, s = id): SealedMessage => ({
  v: 1,
  c: id,
  e: 0,
  r: 1,
  s,
  q,
  x: 'A'.repeat(363),
})
const hello: VisitorFrame = { t: 'ticket', v: 1, c: id, work: doneWithoutHouse(id) }

function start(heard: (frame: ToVisitorFrame) => Heard | Promise<Heard> = () => undefined) {
  const wire = makeWire()
  let wake = () => {}
  const asked: number[] = []
  const connection: Connection<VisitorFrame> = connect<VisitorFrame, ToVisitorFrame>({
    path: '/api/visitor',
    first: after => {
      asked.push(after(id))
      return [hello]
    },
    parse: parseToVisitorFrame,
    heard,
    openSocket: wire.openSocket,
    wakeUps: whenAwake => {
      wake = whenAwake
      return () => {
        wake = () => {}
      }
    },
  })
  return { wire, connection, asked, wake: () => wake() }
}

/** Lets promises settle without moving the clock. */
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('[WR4] a page says who it is on every new socket, with the last message it has', async () => {
  const { wire, connection, asked } = start()
  wire.accept()
  await settle()
  expect(wire.read()).toEqual([hello])
  expect(connection.state.value.is).toBe('connected')
  wire.say({ t: 'message', seq: 7, message: { ...sealed(0), r: 2 } })
  wire.flush()
  await settle()
  wire.cut()
  expect(connection.state.value.is).toBe('lost')
  await vi.advanceTimersByTimeAsync(1_000)
  wire.accept()
  await settle()
  expect(asked).toEqual([0, 7])
})

test('[WR2] sealed messages wait until the server accepted them, and go again in order as the same bytes', async () => {
  const { wire, connection } = start()
  connection.sendSealed('message', sealed(0))
  wire.accept()
  await settle()
  connection.sendSealed('message', sealed(1))
  connection.sendSealed('close', sealed(2))
  expect(wire.read().slice(1)).toEqual([
    { t: 'message', message: sealed(0) },
    { t: 'message', message: sealed(1) },
    { t: 'close', message: sealed(2) },
  ])
  wire.say({ t: 'accepted', s: id, q: 0, seq: 1 })
  wire.flush()
  await settle()
  expect(connection.unsent.value).toBe(2)
  wire.cut()
  await vi.advanceTimersByTimeAsync(1_000)
  wire.accept()
  await settle()
  expect(wire.read()).toEqual([
    hello,
    { t: 'message', message: sealed(1) },
    { t: 'close', message: sealed(2) },
  ])
})

test('[WR2] no more than twenty messages wait: before the next one the page is told', () => {
  const { connection } = start()
  for (let q = 0; q < 20; q++) {
    expect(connection.hasRoom()).toBe(true)
    connection.sendSealed('message', sealed(q))
  }
  expect(connection.hasRoom()).toBe(false)
})

test('[WR4] a message that comes twice is shown once, and the newest is confirmed when all were read', async () => {
  const heard: number[] = []
  const { wire } = start(frame => {
    if (frame.t === 'message') heard.push(frame.seq)
    return undefined
  })
  wire.accept()
  await settle()
  wire.read()
  for (const seq of [1, 2, 2, 1, 3]) wire.say({ t: 'message', seq, message: { ...sealed(0), r: 2 } })
  wire.flush()
  await settle()
  expect(heard).toEqual([1, 2, 3])
  expect(wire.read()).toEqual([{ t: 'received', seq: 3 }])
  wire.say({ t: 'message', seq: 3, message: { ...sealed(0), r: 2 } })
  wire.flush()
  await settle()
  expect(wire.read()).toEqual([{ t: 'received', seq: 3 }])
})

test('[WR9] a page that catches up asks for the next part when it has dealt with this one', async () => {
  let read = () => {}
  const { wire } = start(frame =>
    frame.t === 'message' ? new Promise(resolve => (read = () => resolve(undefined))) : undefined,
  )
  wire.accept()
  await settle()
  wire.read()
  wire.say({ t: 'message', seq: 1, message: { ...sealed(0), r: 2 } })
  wire.say({ t: 'more', c: id, after: 4 })
  wire.flush()
  await settle()
  expect(wire.read()).toEqual([])
  read()
  await settle()
  expect(wire.read()).toEqual([
    { t: 'history', c: id, after: 4 },
    { t: 'received', seq: 1 },
  ])
})

test('[WR9] a page whose line breaks while it catches up asks anew from what it has', async () => {
  const { wire, asked } = start()
  wire.accept()
  await settle()
  wire.say({ t: 'message', seq: 1, message: { ...sealed(0), r: 2 } })
  wire.say({ t: 'more', c: id, after: 4 })
  wire.flush()
  wire.cut()
  await vi.advanceTimersByTimeAsync(1_000)
  wire.accept()
  await settle()
  expect(wire.read()).toEqual([hello])
  expect(asked.at(-1)).toBe(0)
})

test('[WR4] the next conversation on the same line counts from one again', async () => {
  const heard: string[] = []
  const { wire, asked } = start(frame => {
    if (frame.t === 'message') heard.push(`${frame.message.c[0]}${frame.seq}`)
    return undefined
  })
  wire.accept()
  await settle()
  const next = { ...sealed(0), c: 'B'.repeat(22), r: 2 }
  wire.say({ t: 'message', seq: 5, message: { ...sealed(0), r: 2 } })
  wire.say({ t: 'message', seq: 1, message: next })
  wire.say({ t: 'message', seq: 1, message: next })
  wire.flush()
  await settle()
  expect(heard).toEqual(['A5', 'B1'])
  wire.cut()
  await vi.advanceTimersByTimeAsync(1_000)
  wire.accept()
  await settle()
  expect(asked).toEqual([0, 5])
})

test('[WR4] a late message of a conversation that was left is not told as received', async () => {
  const { wire } = start(frame => (frame.t === 'message' ? 'not-mine' : undefined))
  wire.accept()
  await settle()
  wire.read()
  wire.say({ t: 'message', seq: 3, message: { ...sealed(0), r: 2 } })
  wire.flush()
  await settle()
  expect(wire.isOpen()).toBe(true)
  expect(wire.read()).toEqual([])
})

test('[SE17] a message that cannot be used is asked for again on a new socket', async () => {
  let isBroken = true
  const { wire, asked } = start(frame => (frame.t === 'message' && isBroken ? 'ask-again' : undefined))
  wire.accept()
  await settle()
  wire.say({ t: 'message', seq: 4, message: { ...sealed(0), r: 2 } })
  wire.flush()
  await settle()
  expect(wire.isOpen()).toBe(false)
  isBroken = false
  await vi.advanceTimersByTimeAsync(1_000)
  wire.accept()
  await settle()
  expect(asked).toEqual([0, 0])
})

test('[WR1] a frame of no known kind breaks the socket, and nobody hears it', async () => {
  const heard: string[] = []
  const { wire } = start(frame => {
    heard.push(frame.t)
    return undefined
  })
  wire.accept()
  await settle()
  wire.say({ t: 'surprise' })
  wire.flush()
  await settle()
  expect(wire.isOpen()).toBe(false)
  expect(heard).toEqual([])
})

test('[WR5] a server that does not answer a ping within 10 seconds counts as lost', async () => {
  const { wire, connection } = start()
  wire.accept()
  await settle()
  wire.say({ t: 'place', place: 1, wait: null })
  wire.flush()
  wire.read()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(wire.read()).toEqual([{ t: 'ping' }])
  wire.say({ t: 'pong' })
  wire.flush()
  await vi.advanceTimersByTimeAsync(29_000)
  expect(connection.state.value.is).toBe('connected')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(connection.state.value.is).toBe('lost')
})

test('[WR11] what the other says does not hide that everything of mine gets lost', async () => {
  const { wire, connection } = start()
  wire.accept()
  await settle()
  let seq = 0
  const says = () => {
    wire.say({ t: 'message', seq: ++seq, message: { ...sealed(seq), r: 2 } })
    wire.flush()
  }
  for (let seconds = 0; seconds < 29; seconds++) {
    says()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(connection.state.value.is).toBe('connected')
  says()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(connection.state.value.is).toBe('lost')
})

test('[WR11] a page that is looked at asks once, and goes on when that is answered', async () => {
  const { wire, connection, wake } = start()
  wire.accept()
  await settle()
  wire.read()
  wake()
  await vi.advanceTimersByTimeAsync(1_000)
  wake()
  expect(wire.read()).toEqual([{ t: 'ping' }])
  await vi.advanceTimersByTimeAsync(1_000)
  wire.say({ t: 'pong' })
  wire.flush()
  await vi.advanceTimersByTimeAsync(19_000)
  expect(connection.state.value.is).toBe('connected')
  expect(wire.read()).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(wire.read()).toEqual([{ t: 'ping' }])
})

test('[WR5] it comes back by itself, ever more slowly, and at once when the network is back', async () => {
  const { wire, wake } = start()
  wire.accept()
  await settle()
  wire.cut()
  await vi.advanceTimersByTimeAsync(700)
  expect(wire.opened()).toBe(2)
  for (let failed = 0; failed < 6; failed++) {
    wire.cut()
    await vi.advanceTimersByTimeAsync(12_600)
  }
  const before = wire.opened()
  wire.cut()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(wire.opened()).toBe(before)
  wake()
  expect(wire.opened()).toBe(before + 1)
})

test('[WR6] when the server asks to slow down, everything goes again a little later', async () => {
  const { wire, connection } = start()
  wire.accept()
  await settle()
  connection.sendSealed('message', sealed(0))
  wire.read()
  wire.say({ t: 'refused', code: 'too-fast', about: 'message' })
  wire.flush()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(wire.read()).toEqual([{ t: 'message', message: sealed(0) }])
})

test('[WR4] a page that stopped says and hears nothing more', async () => {
  const heard: string[] = []
  const { wire, connection, wake } = start(frame => {
    heard.push(frame.t)
    return undefined
  })
  wire.accept()
  await settle()
  wire.say({ t: 'place', place: 1, wait: null })
  connection.stop()
  wire.flush()
  wake()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
  expect(wire.opened()).toBe(1)
  expect(connection.send({ t: 'typing' })).toBe(false)
})

test('[WR5] after a sleep a dead line is found out within three seconds', async () => {
  const { wire, connection, wake } = start()
  wire.accept()
  await settle()
  wire.say({ t: 'place', place: 1, wait: null })
  wire.flush()
  wire.read()
  wake()
  expect(wire.read()).toEqual([{ t: 'ping' }])
  await vi.advanceTimersByTimeAsync(2_900)
  expect(connection.state.value.is).toBe('connected')
  await vi.advanceTimersByTimeAsync(100)
  expect(connection.state.value.is).toBe('lost')
  await vi.advanceTimersByTimeAsync(700)
  expect(wire.opened()).toBe(2)
})

test('[WR5] a line that lives after a sleep is kept', async () => {
  const { wire, connection, wake } = start()
  wire.accept()
  await settle()
  wake()
  wire.say({ t: 'pong' })
  wire.flush()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(connection.state.value.is).toBe('connected')
  expect(wire.opened()).toBe(1)
})

test('[WR2] twenty messages typed without a line go in their order when it is back', async () => {
  const { wire, connection } = start()
  wire.accept()
  await settle()
  wire.cut()
  for (let q = 0; q < 20; q++) connection.sendSealed('message', sealed(q))
  expect(connection.hasRoom()).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  wire.accept()
  await settle()
  expect(wire.read()).toEqual([
    hello,
    ...Array.from({ length: 20 }, (_, q) => ({ t: 'message', message: sealed(q) })),
  ])
})

test('[WR6] while the server asks for patience what is new waits behind what goes again', async () => {
  const { wire, connection } = start()
  wire.accept()
  await settle()
  connection.sendSealed('message', sealed(0))
  wire.read()
  wire.say({ t: 'refused', code: 'too-fast', about: 'message' })
  wire.flush()
  connection.sendSealed('message', sealed(1))
  expect(wire.read()).toEqual([])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(wire.read()).toEqual([0, 1].map(q => ({ t: 'message', message: sealed(q) })))
  connection.sendSealed('message', sealed(2))
  expect(wire.read()).toEqual([{ t: 'message', message: sealed(2) }])
})
