import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeStatus } from '../../../test/make-status.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { followStatus, type StatusSources } from './follow-status.ts'

type Ears = Parameters<StatusSources['openStream']>[0]

function start() {
  const streams: { ears: Ears; readyState: number; close(): void }[] = []
  const told: PublicStatus[] = []
  let asked = 0
  const stop = followStatus(status => told.push(status), {
    openStream(ears) {
      const stream = {
        ears,
        readyState: 0,
        close: () => {
          stream.readyState = 2
        },
      }
      streams.push(stream)
      return stream
    },
    async ask() {
      asked += 1
      return makeStatus({ waiting: asked })
    },
    isSeen: () => true,
  })
  const newest = () => {
    const stream = streams.at(-1)
    if (!stream) throw new Error('no stream was opened')
    return stream
  }
  return { told, stop, newest, opened: () => streams.length, asked: () => asked }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('[VP9] every change of the door is told as the server says it, and nobody asks beside it', async () => {
  const page = start()
  page.newest().readyState = 1
  page.newest().ears.hear(JSON.stringify(makeStatus({ state: 'full' })))
  page.newest().ears.hear('not a status')
  await vi.advanceTimersByTimeAsync(120_000)
  expect(page.told.map(({ state }) => state)).toEqual(['full'])
  expect(page.asked()).toBe(0)
})

test('where no stream gets through, the page asks at once and every half minute, and tries the stream again', async () => {
  const page = start()
  page.newest().readyState = 2
  page.newest().ears.givenUp()
  await vi.advanceTimersByTimeAsync(0)
  expect(page.told).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(page.opened()).toBe(2)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(page.told).toHaveLength(2)
})

test('a page that is left hears nothing more and leaves no stream behind', async () => {
  const page = start()
  page.stop()
  page.newest().ears.hear(JSON.stringify(makeStatus()))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(page.told).toEqual([])
  expect(page.newest().readyState).toBe(2)
  expect(page.opened()).toBe(1)
})
