import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeCalmTeller } from './tell-place.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('[VP2] a place that changes often is said at most once a minute, and the last one is always said', async () => {
  const said: string[] = []
  const teller = makeCalmTeller(words => said.push(words), 60_000)
  for (const place of ['4', '3', '2', '2']) teller.tell(place)
  expect(said).toEqual(['4'])
  await vi.advanceTimersByTimeAsync(59_000)
  expect(said).toEqual(['4'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(said).toEqual(['4', '2'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(said).toEqual(['4', '2'])
})

test('[VP2] once the conversation begins, no place is said any more', async () => {
  const said: string[] = []
  const teller = makeCalmTeller(words => said.push(words), 60_000)
  teller.tell('2')
  teller.tell('1')
  teller.stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(said).toEqual(['2'])
})
