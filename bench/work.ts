import { pbkdf2Sync, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { findChromium } from '../bin/test-programs/find-browsers.ts'
import { standardWorkLevels, type WorkLevel } from '../src/domain/work-level.ts'
import type { WorkAsked } from '../src/protocol/work.ts'
import type { Figure, Measured } from './figures.ts'
import { inChromium } from './in-chromium.ts'

/**
 * How long the work before a ticket takes, where the last try is the right one: half of that is usual. On one core of this machine, and in
 * Chromium as it is and slowed down as a cheap phone. Chromium slows down the page and not its cryptography, and does that on every
 * core; so what one core takes, six times over, is shown as well, and is the one to go by.
 */
const full = { rounds: 5 }
const small: typeof full = { rounds: 1 }

const cheapPhone = 6
const promised = { easiest: 1_500, hardest: 5_000 }

export async function work(isSmall: boolean): Promise<Measured> {
  const { rounds } = isSmall ? small : full
  const [easiest, hardest] = [standardWorkLevels[0], standardWorkLevels.at(-1)]
  if (!easiest || !hardest) throw new Error('no work is asked')
  const measured = { easiest: measureOn(easiest, rounds), hardest: measureOn(hardest, rounds) }
  const inBrowser = findChromium()
    ? await inChromium('../src/web/shared/solve-work.ts', async page => ({
        easiest: await measureIn(page, easiest, rounds),
        hardest: await measureIn(page, hardest, rounds),
      }))
    : undefined
  const figures = (['easiest', 'hardest'] as const).flatMap(name => [
    { name: `${name}, one core`, unit: 'ms', rounds: measured[name] },
    {
      name: `${name}, one core of a cheap phone`,
      unit: 'ms',
      rounds: measured[name].map(time => time * cheapPhone),
      most: promised[name],
    },
    ...(inBrowser?.[name] ?? []).map(figure => ({
      ...figure,
      name: `${name}, ${figure.name}`,
      ...(figure.name.includes('slowed') ? { most: promised[name] } : {}),
    })),
  ])
  const where = inBrowser ? 'Node.js and Chromium' : 'Node.js only: no Chromium was found'
  return { about: `the longest that it can take, in ${where}`, figures }
}

function measureOn({ cost, tries }: WorkLevel, rounds: number): number[] {
  return Array.from({ length: rounds }, () => {
    const [password, salt] = [randomBytes(20), randomBytes(16)]
    const begun = performance.now()
    for (let done = 0; done < tries; done++) pbkdf2Sync(password, salt, cost, 32, 'sha256')
    return performance.now() - begun
  })
}

async function measureIn(page: Page, level: WorkLevel, rounds: number): Promise<Figure[]> {
  const session = await page.context().newCDPSession(page)
  const timesAt = async (rate: number) => {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const asked = JSON.stringify(workWithLastTry(level))
      const script = `import('/measured.js').then(async ({ solveWork }) => {
        const begun = performance.now()
        await solveWork(${asked})
        return performance.now() - begun
      })`
      times.push(await page.evaluate<number>(script))
    }
    return times
  }
  return [
    { name: 'Chromium', unit: 'ms', rounds: await timesAt(1) },
    { name: `Chromium slowed down ${cheapPhone} times`, unit: 'ms', rounds: await timesAt(cheapPhone) },
  ]
}

/** What a house would ask, with the last counter as the right one. */
function workWithLastTry({ cost, tries }: WorkLevel): WorkAsked {
  const [nonce, salt] = [randomBytes(16), randomBytes(16)]
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(tries - 1)
  const key = pbkdf2Sync(Buffer.concat([nonce, counter]), salt, cost, 32, 'sha256').toString('hex')
  return {
    parameters: {
      ...{ algorithm: 'PBKDF2/SHA-256', cost, keyLength: 32, keySignature: '00'.repeat(32) },
      ...{ nonce: nonce.toString('hex'), salt: salt.toString('hex'), keyPrefix: key.slice(0, 32) },
      data: { purpose: 'ticket', c: randomBytes(16).toString('base64url'), until: 0 },
    },
    signature: '00'.repeat(32),
  }
}
