import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeWire } from '../../../test/wire.ts'
import { openFirstOf } from './ways.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page with three ways, each a wire that is moved by hand. */
function page() {
  const wires = [makeWire(), makeWire(), makeWire()] as const
  const openSocket = openFirstOf(wires.map(wire => wire.openSocket))
  const heard: string[] = []
  const opens = () => {
    const socket = openSocket('/api/visitor')
    socket.onopen = () => heard.push('open')
    socket.onmessage = ({ data }) => heard.push(String(data))
    socket.onclose = () => heard.push('closed')
    return socket
  }
  return { wires, heard, opens, opened: () => wires.map(wire => wire.opened()) }
}

test('[WR7] a WebSocket that opens is all that is used', async () => {
  const { wires, heard, opens, opened } = page()
  const socket = opens()
  wires[0].accept()
  socket.send('{"t":"ping"}')
  wires[0].say({ t: 'pong' })
  wires[0].flush()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual(['open', '{"t":"pong"}'])
  expect(wires[0].read()).toEqual([{ t: 'ping' }])
  wires[0].cut()
  expect(heard.at(-1)).toBe('closed')
  expect(opened()).toEqual([1, 0, 0])
})

test('[WR7] a WebSocket that does not answer within three seconds is given up for the next way', async () => {
  const { wires, heard, opens, opened } = page()
  opens()
  await vi.advanceTimersByTimeAsync(2_999)
  expect(opened()).toEqual([1, 0, 0])
  await vi.advanceTimersByTimeAsync(1)
  expect(opened()).toEqual([1, 1, 0])
  wires[1].accept()
  expect(heard).toEqual(['open'])
})

test('[WR7] one that is refused is given up at once; and a stream that is held back for answers that end', async () => {
  const { wires, heard, opens, opened } = page()
  opens()
  wires[0].cut()
  expect(opened()).toEqual([1, 1, 0])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(opened()).toEqual([1, 1, 1])
  wires[2].accept()
  expect(heard).toEqual(['open'])
})

test('[WR7] a blocked way costs its three seconds once: the next time the page takes the one that opened', async () => {
  const { wires, opens, opened } = page()
  const first = opens()
  await vi.advanceTimersByTimeAsync(3_000)
  wires[1].accept()
  first.close()
  for (let times = 0; times < 3; times++) {
    const next = opens()
    wires[1].accept()
    next.close()
  }
  expect(opened()).toEqual([1, 4, 0])
})

test('[WR7] now and then a reconnect tries a WebSocket again: the page may be on another network', async () => {
  const { wires, opens, opened } = page()
  const first = opens()
  await vi.advanceTimersByTimeAsync(3_000)
  wires[1].accept()
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  first.close()
  const again = opens()
  expect(opened()).toEqual([2, 1, 0])
  wires[0].accept()
  again.close()
  opens()
  expect(opened()).toEqual([3, 1, 0])
})

test('[WR7] with no network at all it closes, and begins anew with a WebSocket the next time', () => {
  const { wires, heard, opens, opened } = page()
  opens()
  for (const wire of wires) wire.cut()
  expect(heard).toEqual(['closed'])
  opens()
  expect(opened()).toEqual([2, 1, 1])
})

test('[WR7] a way that opens and then swallows every word is left for the next', async () => {
  const { wires, opens, opened } = page()
  const socket = opens()
  wires[0].accept()
  socket.send('{"t":"ping"}')
  await vi.advanceTimersByTimeAsync(10_000)
  socket.close()
  opens()
  expect(opened()).toEqual([1, 1, 0])
})

test('[WR7] a WebSocket that worked and broke is taken again', async () => {
  const { wires, opens, opened } = page()
  const socket = opens()
  wires[0].accept()
  socket.send('{"t":"ping"}')
  wires[0].say({ t: 'pong' })
  wires[0].flush()
  socket.send('{"t":"ping"}')
  await vi.advanceTimersByTimeAsync(10_000)
  socket.close()
  opens()
  expect(opened()).toEqual([2, 0, 0])
})

test('[WR7] a socket that its page closed while it looked for a way looks no further', async () => {
  const { wires, heard, opens, opened } = page()
  const socket = opens()
  socket.close()
  wires[0].accept()
  await vi.advanceTimersByTimeAsync(10_000)
  expect([heard, opened()]).toEqual([[], [1, 0, 0]])
})
