import { expect, test } from 'vitest'
import type { ToVisitorFrame } from '../protocol/visitor-frames.ts'
import { HeldLine, type Line } from './delivery.ts'

const c = 'C'.repeat(22)
const other = 'D'.repeat(22)
const message = (seq: number, of = c): ToVisitorFrame => ({
  t: 'message',
  seq,
  message: { v: 1, c: of, e: 0, r: 2, s: 'S'.repeat(22), q: seq, x: 'x' },
})
const more: ToVisitorFrame = { t: 'more', c, after: 2 }
const ended: ToVisitorFrame = { t: 'ended', c, by: 'quick-exit' }
const closed: ToVisitorFrame = { t: 'closed', c }
const typing: ToVisitorFrame = { t: 'typing', c }

function hold() {
  const told: ToVisitorFrame[] = []
  const line: Line<ToVisitorFrame> = {
    tell: frame => told.push(frame),
    hangUp: () => told.push({ t: 'pong' }),
    isAlive: async () => true,
  }
  return { told, held: new HeldLine(line) }
}

test('[WR4] who comes back hears what was missed before what happens meanwhile', async () => {
  const { told, held } = hold()
  await held.catchUp(async () => {
    held.tell(message(3))
    return [message(1), message(2)]
  })
  held.tell(message(4))
  expect(told).toEqual([message(1), message(2), message(3), message(4)])
})

test('[WR9] between two pages a new message waits for its page, and all else is told', async () => {
  const { told, held } = hold()
  await held.catchUp(async () => {
    held.tell(message(3))
    held.tell(typing)
    return [message(1), message(2), more]
  })
  held.tell(message(4))
  held.tell(message(1, other))
  expect(told).toEqual([message(1), message(2), more, typing, message(1, other)])
  await held.catchUp(async () => {
    held.tell(message(5))
    return [message(3), message(4)]
  })
  held.tell(message(6))
  expect(told.slice(5)).toEqual([message(3), message(4), message(5), message(6)])
})

test('[WR9] that it ended is told after the last page, not in the middle of what was said', async () => {
  const { told, held } = hold()
  await held.catchUp(async () => [message(1), more])
  held.tell(ended)
  expect(told).toEqual([message(1), more])
  await held.catchUp(async () => [message(2), ended])
  expect(told).toEqual([message(1), more, message(2), ended])
})

test('[WR9] when it is erased before all was asked for, the end is told all the same', async () => {
  const { told, held } = hold()
  await held.catchUp(async () => [message(1), more])
  held.tell(ended)
  held.tell(closed)
  held.tell(message(1, other))
  expect(told).toEqual([message(1), more, ended, closed, message(1, other)])
})

test('[WR4] a page whose return fails is hung up, so that it comes back by itself', async () => {
  const { told, held } = hold()
  const failed = held.catchUp(() => Promise.reject(new Error('the disk is full')))
  await expect(failed).rejects.toThrow('the disk is full')
  expect(told).toEqual([{ t: 'pong' }])
})
