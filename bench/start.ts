import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../test/free-port.ts'
import type { Figure, Measured } from './figures.ts'

/**
 * A start of the demo whose people and data are there already, as `npm start` does it after its set-up: one process,
 * from its beginning until it answers a request, and what it then holds of the memory. The demo's second program runs
 * at the very first start only, and an operator never has it. Yardstick: Node.js with nothing to do.
 */
const full = { rounds: 7, restMilliseconds: 3_000 }
const small: typeof full = { rounds: 1, restMilliseconds: 100 }

export async function start(isSmall: boolean): Promise<Measured> {
  const { rounds, restMilliseconds } = isSmall ? small : full
  const folder = await mkdtemp(join(tmpdir(), 'clbchat-bench-'))
  const settings = join(folder, 'none.env')
  await writeFile(settings, '')
  const environment = { DATA_DIR: join(folder, 'data'), SETTINGS_FILE: settings, LOG_LEVEL: 'silent' }
  const kept = { ...environment, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  try {
    // The first makes the people, the second leaves what was compiled.
    for (let time = 0; time < 2; time++) await oneStart(kept, 0)
    const measured = []
    for (let round = 0; round < rounds; round++)
      measured.push({
        ours: await oneStart(kept, restMilliseconds),
        plain: await oneStart(environment, restMilliseconds),
        empty: await nothing(),
      })
    return figuresOf(measured, restMilliseconds)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Started {
  readonly milliseconds: number
  readonly megabytes: number
}

async function oneStart(environment: Record<string, string>, restMilliseconds: number): Promise<Started> {
  const port = await freePort()
  const begun = performance.now()
  const server = spawn(process.execPath, ['bin/start.ts'], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // What it says at last tells that it is ready, also the first time.
  const milliseconds = await untilSaid(server, 'Stop with Ctrl+C').then(() => performance.now() - begun)
  const answer = await fetch(`http://127.0.0.1:${port}/status.json`)
  if (!answer.ok) throw new Error(`the demo answered ${answer.status}`)
  await pause(restMilliseconds)
  const megabytes = await residentMegabytes(server.pid ?? 0)
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  return { milliseconds, megabytes }
}

function untilSaid({ stdout }: ChildProcess, words: string): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    stdout?.on('data', part => {
      said += part
      if (said.includes(words)) resolve()
    })
    stdout?.on('end', () => reject(new Error('the demo did not start')))
  })
}

async function nothing(): Promise<Started> {
  const begun = performance.now()
  const run = async (script: string) => {
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', part => {
      said += part
    })
    await once(child, 'exit')
    return said
  }
  await run('')
  const milliseconds = performance.now() - begun
  return { milliseconds, megabytes: Number(await run('console.log(process.memoryUsage.rss() / 1e6)')) }
}

/** Of Linux only; elsewhere it is not measured. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const [, kibibytes] = status.match(/^VmRSS:\s+(\d+) kB$/m) ?? []
  return (Number(kibibytes ?? Number.NaN) * 1024) / 1e6
}

type Rounds = readonly Record<'ours' | 'plain' | 'empty', Started>[]

function figuresOf(measured: Rounds, restMilliseconds: number): Measured {
  const times = (who: keyof Rounds[number]) => measured.map(round => round[who].milliseconds)
  const sizes = (who: keyof Rounds[number]) => measured.map(round => round[who].megabytes)
  const figures: Figure[] = [
    { name: 'npm start, until ready', unit: 'ms', rounds: times('ours'), most: 1_000 },
    { name: 'without what an earlier start compiled', unit: 'ms', rounds: times('plain') },
    { name: "node -e ''", unit: 'ms', rounds: times('empty') },
    { name: 'npm start, memory at rest', unit: 'MB', rounds: sizes('ours'), most: 120 },
    { name: 'without what an earlier start compiled', unit: 'MB', rounds: sizes('plain') },
    { name: 'node with nothing, memory', unit: 'MB', rounds: sizes('empty') },
  ]
  return { about: `the second start of the demo, at rest for ${restMilliseconds} ms`, figures }
}
