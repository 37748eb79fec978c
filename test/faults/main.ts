import { readAsked } from './asked.ts'
import { keepFailingSeed } from './failing-seeds.ts'
import type { Outcome } from './outcome.ts'
import { type FaultName, faults } from './plays.ts'
import { Staff } from './staff.ts'

// The long form of the fault tests: `npm run faults`. It prints what is played with which seed, a table, and last of all
// one line of JSON. It ends with 1 when a fault was found, and with 2 when it was asked for something unknown.

interface Played {
  readonly fault: FaultName
  readonly seed: number
  readonly times: number
  readonly seconds: number
  readonly isSkipped: boolean
  readonly figures: Outcome['figures']
  readonly faults: readonly string[]
}

const counsellors = 4
const say = (line: string) => process.stdout.write(`${line}\n`)
const asked = readAsked(process.argv.slice(2))
if (typeof asked === 'string') {
  say(asked)
  process.exit(2)
}
let made: Promise<Staff> | undefined
const played: Played[] = []
for (const name of asked.names) played.push(await playOne(name, asked))
tellAll(played)
process.exit(played.some(({ faults: found }) => found.length > 0) ? 1 : 0)

function staff(): Promise<Staff> {
  made ??= Staff.isMade(counsellors)
  return made
}

async function playOne(
  fault: FaultName,
  {
    seed = Math.floor(Math.random() * 1e9),
    times = faults[fault].times,
  }: { seed?: number | undefined; times?: number | undefined },
): Promise<Played> {
  say(
    `${fault}: ${times} ${faults[fault].counts}; again by: npm run faults -- ${fault} --seed ${seed} --times ${times}`,
  )
  const begun = Date.now()
  const outcome = await faults[fault].play(staff, { seed, times }).catch(broken)
  const found = outcome?.faults ?? []
  for (const sentence of found) say(`  ✗ ${sentence}`)
  if (!outcome) say('  SKIPPED: only root on Linux can make a disk that is full')
  if (found.length > 0) keepFailingSeed({ fault, seed, times })
  const seconds = Math.round((Date.now() - begun) / 1000)
  const one = {
    fault,
    seed,
    times,
    seconds,
    isSkipped: !outcome,
    figures: outcome?.figures ?? {},
    faults: found,
  }
  say(lineOf(one))
  return one
}

/** A play that breaks is a fault as well: nobody knows what it did not see. */
function broken(cause: unknown): Outcome {
  return { figures: {}, faults: [`the play broke: ${cause instanceof Error ? cause.stack : cause}`] }
}

function lineOf({ fault, seconds, isSkipped, figures, faults: found }: Played): string {
  const mark = isSkipped ? '-' : found.length > 0 ? '✗' : '✓'
  const numbers = Object.entries(figures).map(([name, number]) => `${number} ${name}`)
  return `${mark} ${fault.padEnd(8)}${`${seconds} s`.padStart(7)}  ${isSkipped ? 'skipped' : numbers.join(', ')}`
}

function tellAll(all: readonly Played[]): void {
  say(['', ...all.map(lineOf), '', JSON.stringify({ faults: all })].join('\n'))
}
