import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeStatus } from '../../../test/make-status.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { followStatus, type StatusSources } from './follow-status.ts'

type Ears = Parameters<StatusSources['openStream']>[0]

function start({ isLost = false } = {}) {
  const streams: { ears: Ears; readyState: number; close(): void }[] = []
  const told: PublicStatus[] = []
  let asked = 0
  let lost = 0
  const sources: StatusSources = {
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
      return isLost ? null : makeStatus({ waiting: asked })
    },
    isSeen: () => true,
  }
  const stop = followStatus(
    status => told.push(status),
    sources,
    () => {
      lost += 1
    },
  )
  const newest = () => {
    const stream = streams.at(-1)
    if (!stream) throw new Error('no stream was opened')
    return stream
  }
  return { told, stop, newest, opened: () => streams.length, asked: () => asked, lost: () => lost }
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
  for (let beats = 0; beats < 5; beats += 1) {
    page.newest().ears.beat()
    await vi.advanceTimersByTimeAsync(25_000)
  }
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

test('[WP6] a line that breaks off and stays away is told as lost after five seconds, and not before', async () => {
  const page = start({ isLost: true })
  page.newest().ears.hear(JSON.stringify(makeStatus()))
  page.newest().ears.broken()
  await vi.advanceTimersByTimeAsync(4_900)
  expect(page.lost()).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(page.lost()).toBe(1)
})

test('[WP6] a server that starts again within five seconds is no news', async () => {
  const page = start({ isLost: true })
  page.newest().ears.broken()
  page.newest().readyState = 1
  page.newest().ears.hear(JSON.stringify(makeStatus()))
  await vi.advanceTimersByTimeAsync(6_000)
  expect(page.lost()).toBe(0)
})

test('[WP6] a line that seems open and brings nothing, not even a beat, is left for a new one and asked beside', async () => {
  const page = start({ isLost: true })
  page.newest().readyState = 1
  page.newest().ears.hear(JSON.stringify(makeStatus()))
  await vi.advanceTimersByTimeAsync(90_000)
  expect(page.opened()).toBe(2)
  expect(page.lost()).toBe(1)
})
