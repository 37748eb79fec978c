import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, type TestContext, test } from 'vitest'
import { readAsked } from './faults/asked.ts'
import { playDisk } from './faults/disk.ts'
import { failingSeeds } from './faults/failing-seeds.ts'
import { playFuzz } from './faults/fuzz.ts'
import { playKills } from './faults/kill.ts'
import { playOneWay } from './faults/one-way.ts'
import type { Outcome, Play } from './faults/outcome.ts'
import type { FaultName } from './faults/plays.ts'
import { Staff } from './faults/staff.ts'
import { playWire } from './faults/wire.ts'

// The short forms; `npm run faults` plays the long ones (docs/faults.md).

let staff: Staff
const patient = { timeout: 240_000 }

beforeAll(async () => {
  staff = await Staff.isMade(2)
}, 120_000)

/** First what once failed, then a seed of today. */
async function holds(
  fault: FaultName,
  times: number,
  play: (play: Play) => Promise<Outcome | undefined>,
): Promise<Outcome['figures'] | undefined> {
  let last: Outcome | undefined
  for (const one of [...failingSeeds(fault), { seed: Math.floor(Math.random() * 1e9), times }]) {
    last = await play(one)
    const again = `npm run faults -- ${fault} --seed ${one.seed} --times ${one.times}`
    expect(last?.faults ?? [], again).toEqual([])
  }
  return last?.figures
}

/** Enough happened for a play to have seen something. */
function sawTalks(figures: Outcome['figures'] | undefined): void {
  expect(figures?.['talks']).toBeGreaterThan(1)
  expect(figures?.['texts']).toBeGreaterThan(3)
}

describe.concurrent('people who talk', patient, () => {
  test('[ST1] [ST19] lose nothing and hear nothing twice when the server is killed again and again', async () => {
    sawTalks(await holds('kill', 8, play => playKills(staff, play)))
  })

  test('[WR10] [WR2] [WR4] hear each other whole and in order over networks that break', async () => {
    sawTalks(await holds('wire', 25, play => playWire(staff, play)))
  })

  test('[WR11] [WR5] are told when their line is dead, and miss nothing', async () => {
    const figures = await holds('one-way', 1, play => playOneWay(staff, { ...play, isWoken: true }))
    expect(figures?.['texts']).toBeGreaterThan(3)
  })

  test('[ST20] lose nothing on a full disk, and go on when there is space again', async (context: TestContext) => {
    const figures = await holds('disk', 1, play => playDisk(staff, play))
    if (!figures) context.skip('SKIPPED: no disk could be made that is full')
    sawTalks(figures)
  })
})

describe('strangers', patient, () => {
  test('[WR13] [WR1] send three thousand frames that make no sense, and disturb nobody', async () => {
    const figures = await holds('fuzz', 3_000, play => playFuzz(staff, play))
    expect(figures?.['frames']).toBeGreaterThanOrEqual(3_000)
  })
})

describe('who plays faults by hand', () => {
  test('may name some or all of them, a seed and how many times', () => {
    expect(readAsked(['kill', '--seed', '7', '--times', '3'])).toEqual({ names: ['kill'], seed: 7, times: 3 })
    expect(readAsked([])).toMatchObject({ names: ['kill', 'wire', 'one-way', 'disk', 'fuzz', 'nonces'] })
    expect(readAsked(['all'])).toEqual(readAsked([]))
  })

  test.each([
    [['flood'], 'No fault is called "flood"'],
    [['all', 'flood'], 'No fault is called "flood"'],
    [['--quick'], 'No fault is called "--quick"'],
    [['kill', '--seed'], '--seed is followed by a whole number'],
    [['kill', '--times', '0'], '--times is followed by a whole number above 0'],
    [['kill', '--seed', '-1'], '--seed is followed by a whole number'],
  ])('hears what can be asked after %j', (given, words) => {
    expect(readAsked(given)).toContain(words)
  })

  test('gets a table and one last line of JSON', async () => {
    const [code, said] = await runs('nonces', '--seed', '1', '--times', '60')
    expect(code).toBe(0)
    const last = JSON.parse(said.trimEnd().split('\n').at(-1) ?? '')
    expect(last.faults).toMatchObject([{ fault: 'nonces', seed: 1, times: 60, isSkipped: false, faults: [] }])
  }, 60_000)

  test('is told kindly what went wrong in the asking', async () => {
    const [code, said] = await runs('everything')
    expect(code).toBe(2)
    expect(said).toContain('kill|wire|one-way|disk|fuzz|nonces|all')
  }, 60_000)
})

async function runs(...args: string[]): Promise<[number, string]> {
  const child = spawn(process.execPath, ['test/faults/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = text(child.stdout)
  const [code] = await once(child, 'exit')
  return [code, await said]
}
