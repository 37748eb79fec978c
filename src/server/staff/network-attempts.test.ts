import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { NetworkAttempts } from './network-attempts.ts'

const now = 1_000_000

/** How many of so many guesses at one moment may be, each from where this says. */
const guesses = (attempts: NetworkAttempts, count: number, from: (at: number) => [string, string?]) =>
  Array.from({ length: count }, (_, at) => attempts.tries(networkUnder(...from(at)), now)).filter(Boolean)
    .length

test('[SI14] who guesses from one network waits after thirty, and a neighbour within the wider one does not', () => {
  const attempts = new NetworkAttempts()
  expect(guesses(attempts, 500, () => ['flood', 'provider'])).toBe(31)
  expect(attempts.tries(networkUnder('home', 'provider'), now)).toBe(true)
})

test('[SI14] [FL10] who guesses from a thousand networks of IPv6 waits after eight times as many', () => {
  const attempts = new NetworkAttempts()
  expect(guesses(attempts, 1_000, at => [`network ${at}`, 'flood'])).toBe(241)
  expect(attempts.tries(networkUnder('network 1001', 'flood'), now)).toBe(false)
  expect(attempts.tries(networkUnder('home', 'provider'), now)).toBe(true)
  expect(attempts.tries(networkUnder('neighbour', 'flood'), now + 1_000)).toBe(true)
  const later = now + 15 * 60_000
  expect(attempts.tries(networkUnder('network 1001', 'flood'), later)).toBe(true)
})

test('[SI14] [FL10] one person who guesses all evening makes nobody of the same provider wait', () => {
  const attempts = new NetworkAttempts()
  let guessed = 0
  for (let minute = 0; minute < 12 * 60; minute++)
    if (attempts.tries(networkUnder('flood', 'provider'), now + minute * 60_000)) guessed += 1
  expect(guessed).toBeGreaterThan(500)
  expect(attempts.tries(networkUnder('home', 'provider'), now + 12 * 60 * 60_000)).toBe(true)
})

test('[SI14] [FL10] while many networks of one provider guess all evening, nobody there waits longer than a second', () => {
  const attempts = new NetworkAttempts()
  for (let second = 0; second < 1_000; second++)
    attempts.tries(networkUnder(`flood ${second}`, 'provider'), now + second * 1_000)
  expect(attempts.tries(networkUnder('home', 'provider'), now + 1_000_000)).toBe(true)
})

test('[SI14] [FL10] who guesses and signs in by turns takes nothing of what others of the wider network failed', () => {
  const attempts = new NetworkAttempts()
  const insider = networkUnder('insider', 'flood')
  expect(guesses(attempts, 100, () => ['insider', 'flood'])).toBe(31)
  expect(guesses(attempts, 210, at => [`network ${at}`, 'flood'])).toBe(210)
  const later = now + 2_000
  for (let time = 0; time < 300; time++) {
    expect(attempts.tries(insider, later)).toBe(true)
    attempts.wasRight(insider)
  }
  expect(attempts.tries(networkUnder('one more', 'flood'), later)).toBe(true)
  expect(attempts.tries(networkUnder('and one', 'flood'), later)).toBe(false)
})

test('[SI14] [FL10] who is right is not counted, anywhere', () => {
  const attempts = new NetworkAttempts()
  for (let number = 0; number < 1_000; number++) {
    const network = networkUnder(`home ${number}`, 'provider')
    expect(attempts.tries(network, now)).toBe(true)
    attempts.wasRight(network)
  }
})
