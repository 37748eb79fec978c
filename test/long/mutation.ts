import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { Chance } from '../evening/chance.ts'
import type { LongTest, Say } from './long-test.ts'
import { type Mutant, mutantsOf, withMutant } from './mutants.ts'

const folder = 'src/crypto'
/** T23: so many of a hundred must be noticed. */
const share = 0.9
/** A mutant that makes the tests run for ever is noticed too. In milliseconds. */
const longest = 120_000

const whole = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))
const options = v.strictObject({
  times: v.pipe(whole, v.minValue(1), v.maxValue(10_000)),
  seed: whole,
  file: v.string(),
})
type Wish = v.InferOutput<typeof options>
type InFile = Mutant & { readonly file: string }

export const mutation: LongTest = {
  about: 'puts small faults into the seals, one at a time, and counts how many of them a test notices (T23)',
  usage: '[--times 100] [--seed 1] [--file padding.ts]',
  async run(wishes, say) {
    const wish = readWishes(wishes)
    if ('refused' in wish) return wish
    const all = everyMutant(wish.file)
    if (all.length === 0) return { refused: `--file is one of ${sources().join(', ')}.` }
    return play(drawn(all, wish), all.length, wish, say)
  },
}

function readWishes(wishes: readonly string[]): Wish | { refused: string } {
  try {
    const text = { type: 'string' } as const
    const known = {
      times: { ...text, default: '100' },
      seed: { ...text, default: String(Math.floor(Math.random() * 1e9)) },
      file: { ...text, default: '' },
    }
    const parsed = v.safeParse(options, { ...parseArgs({ args: [...wishes], options: known }).values })
    return parsed.success
      ? parsed.output
      : { refused: '--times is a number from 1 to 10000; --seed is a number.' }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'An option is not known.' }
  }
}

const sources = () =>
  readdirSync(folder).filter(name => /\.ts$/.test(name) && !/\.test\.ts$|^test-/.test(name))

function everyMutant(only: string): InFile[] {
  const names = sources().filter(name => only === '' || name === only)
  return names.flatMap(file =>
    mutantsOf(readFileSync(join(folder, file), 'utf8')).map(mutant => ({ ...mutant, file })),
  )
}

/** So many of them, by chance that can be played again. */
function drawn(all: readonly InFile[], { times, seed }: Wish): InFile[] {
  const chance = new Chance(seed)
  const left = [...all]
  const taken: InFile[] = []
  while (taken.length < times && left.length > 0)
    taken.push(...left.splice(chance.whole(0, left.length - 1), 1))
  return taken
}

async function play(
  mutants: readonly InFile[],
  of: number,
  { seed }: Wish,
  say: Say,
): Promise<'passed' | 'failed'> {
  say(`${mutants.length} of ${of} mutants; again by --seed ${seed}`)
  const place = mkdtempSync(join(tmpdir(), 'mutants-'))
  const alive: string[] = []
  try {
    if (await isNoticed(undefined, place)) throw new Error('the tests fail without any fault')
    for (const [at, mutant] of mutants.entries()) {
      if (at > 0 && at % 10 === 0) say(`  ${at} tried, ${alive.length} not noticed`)
      if (await isNoticed(mutant, place)) continue
      alive.push(`${mutant.file}:${mutant.line}: ${mutant.was.slice(0, 60)} → ${mutant.instead.slice(0, 60)}`)
      say(`  not noticed: ${alive.at(-1)}`)
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  const noticed = (mutants.length - alive.length) / mutants.length
  say(`${Math.round(noticed * 1000) / 10} % noticed`)
  say(
    JSON.stringify({
      test: 'mutation',
      seed,
      mutants: mutants.length,
      of,
      alive,
      isPassed: noticed >= share,
    }),
  )
  return noticed >= share ? 'passed' : 'failed'
}

function isNoticed(mutant: InFile | undefined, place: string): Promise<boolean> {
  const faulty = join(place, 'faulty.ts')
  const file = mutant ? `/${folder}/${mutant.file}` : ''
  if (mutant) writeFileSync(faulty, withMutant(readFileSync(join(folder, mutant.file), 'utf8'), mutant))
  const given = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/long/mutant.config.ts']
  const env = { ...process.env, MUTANT_OF: file, MUTANT_TEXT: faulty }
  const tests = spawn(process.execPath, given, { env, stdio: 'ignore', timeout: longest })
  return new Promise((resolve, reject) => {
    tests.once('error', reject)
    tests.once('exit', code => resolve(code !== 0))
  })
}
