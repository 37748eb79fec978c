import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WaitingTurn } from './waiting-turn.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[SI49] who guesses wrong sees the seconds that the server makes them wait, a minute at most', () => {
  const turn = new WaitingTurn()
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    turn.failed()
    expect(turn.seconds.value).toBe(seconds)
  }
  vi.advanceTimersByTime(20_000)
  expect(turn.seconds.value).toBe(40)
  vi.advanceTimersByTime(60_000)
  expect(turn.seconds.value).toBe(0)
})
