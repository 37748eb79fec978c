import { expect, test, vi } from 'vitest'
import { timeRoundTrips } from './round-trip.ts'

test('[DK62] a round trip is timed by its own answer, also when the page asked something else just before', async () => {
  let now = 0
  const trips = timeRoundTrips(() => now)
  const ping = () => {
    trips.sent()
    return true
  }
  ping()
  now = 100
  const measured = trips.measure(ping)
  now = 120
  trips.answered()
  now = 350
  trips.answered()
  expect(await measured).toBe(250)
})

test('[DK62] on a line that is gone, or that swallows the question, no answer is told as none', async () => {
  vi.useFakeTimers()
  const trips = timeRoundTrips(() => 0)
  expect(await trips.measure(() => false)).toBeNull()
  const ping = () => {
    trips.sent()
    return true
  }
  const broken = trips.measure(ping)
  trips.forget()
  expect(await broken).toBeNull()
  const swallowed = trips.measure(ping)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await swallowed).toBeNull()
  vi.useRealTimers()
})
