import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Telling } from './telling.ts'

let told: number
let failures: string[]
let telling: Telling

beforeEach(() => {
  told = 0
  failures = []
  telling = tellingIn(0)
})
afterEach(() => telling.rest())

function tellingIn(milliseconds: number): Telling {
  const tell = async () => {
    told += 1
    if (milliseconds > 0) await pause(milliseconds)
  }
  return new Telling(tell, { broken: code => void failures.push(code) })
}

test('[QU17] when it is quiet a visitor hears the new place at once', async () => {
  await telling.soon()
  expect(told).toBe(1)
})

test('[QU17] visitors in a long line hear once of all that changed meanwhile, and within a second', async () => {
  telling = tellingIn(50)
  const first = telling.soon()
  for (let time = 0; time < 100; time++) await telling.soon()
  await first
  expect(told).toBe(1)
  await pause(900)
  expect(told).toBe(2)
})

test('[QU17] what changes while places are told is told after it, by itself', async () => {
  telling = tellingIn(20)
  const first = telling.soon()
  await telling.soon()
  await first
  await expect.poll(() => told).toBe(2)
})

test('[QU17] only who stands behind the first change is told', () => {
  telling.changedFrom(300)
  telling.changedFrom(100)
  telling.changedFrom(200)
  expect(telling.take([])).toBe(100)
  expect(telling.take([])).toBeUndefined()
})

test('[QU17] when the wait changes for somebody, everyone is looked at; a longer line alone is no reason', () => {
  const [short, long] = [
    { from: 5, to: 10 },
    { from: 15, to: 30 },
  ]
  expect(telling.take([short])).toBe(0)
  expect(telling.take([short, long])).toBeUndefined()
  expect(telling.take([long, long])).toBe(0)
  expect(telling.take([])).toBe(0)
})

test('[QU17] a house that closes tells nothing more', async () => {
  telling = tellingIn(20)
  const first = telling.soon()
  await telling.soon()
  await telling.rest()
  await first
  await telling.soon()
  await pause(200)
  expect(told).toBe(1)
})

test('[QU17] what is broken later on is logged, and the next change is told', async () => {
  let isBroken = false
  const tell = async () => {
    told += 1
    await pause(10)
    if (isBroken) throw new Error('broken')
  }
  telling = new Telling(tell, { broken: code => void failures.push(code) })
  const first = telling.soon()
  await telling.soon()
  await first
  isBroken = true
  await expect.poll(() => failures).toEqual(['telling-failed'])
  isBroken = false
  await telling.soon()
  await expect.poll(() => told).toBe(3)
})
