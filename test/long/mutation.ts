import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { Chance } from '../evening/chance.ts'
import { Lane } from './lane.ts'
import type { LongTest, Say } from './long-test.ts'
import { type Mutant, mutantsOf, withMutant } from './mutants.ts'

const folder = 'src/crypto'
/** T23: so many of a hundred must be noticed. */
const share = 0.9
/** A list of words is no code: it has tests of its own. */
const noCode = ['words/dutch-words.ts']

const whole = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))
const options = v.strictObject({
  times: v.pipe(whole, v.minValue(1), v.maxValue(10_000)),
  seed: whole,
  file: v.string(),
  lanes: v.pipe(whole, v.minValue(1), v.maxValue(8)),
})
type Wish = v.InferOutput<typeof options>
type InFile = Mutant & { readonly file: string }

export const mutation: LongTest = {
  about: 'puts small faults into the seals, one at a time, and counts how many of them a test notices (T23)',
  usage: '[--times 100] [--seed 1] [--file padding.ts] [--lanes 2]',
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
      lanes: { ...text, default: '2' },
    }
    const parsed = v.safeParse(options, { ...parseArgs({ args: [...wishes], options: known }).values })
    return parsed.success
      ? parsed.output
      : { refused: '--times is a number from 1 to 10000; --seed is a number; --lanes is one from 1 to 8.' }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'An option is not known.' }
  }
}

const sources = () =>
  readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter(name => /\.ts$/.test(name) && !/\.test\.ts$|^test-/.test(name) && !noCode.includes(name))
    .sort()

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
  { seed, lanes }: Wish,
  say: Say,
): Promise<'passed' | 'failed'> {
  say(`${mutants.length} of ${of} mutants; again by --seed ${seed}`)
  const from = performance.now()
  const alive = (await tried(mutants, lanes, say)).map(said)
  const noticed = (mutants.length - alive.length) / mutants.length
  const seconds = Math.round((performance.now() - from) / 1000)
  say(`${Math.round(noticed * 1000) / 10} % noticed, in ${seconds} seconds`)
  const isPassed = noticed >= share
  say(JSON.stringify({ test: 'mutation', seed, mutants: mutants.length, of, seconds, alive, isPassed }))
  return isPassed ? 'passed' : 'failed'
}

/** Those that no test noticed, several at a time. Throws when the tests fail without any fault. */
async function tried(mutants: readonly InFile[], lanes: number, say: Say): Promise<InFile[]> {
  const left = [...mutants]
  const alive: InFile[] = []
  const work = async (lane: Lane) => {
    if (await lane.isNoticed({})) throw new Error('the tests fail without any fault')
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const path = join(folder, mutant.file)
      if (await lane.isNoticed({ file: path, text: withMutant(readFileSync(path, 'utf8'), mutant) })) continue
      alive.push(mutant)
      say(`  not noticed: ${said(mutant)}`)
    }
  }
  const all = Array.from({ length: lanes }, () => new Lane())
  try {
    await Promise.all(all.map(work))
  } finally {
    for (const lane of all) lane.end()
  }
  return alive
}

function said({ file, line, was, instead }: Mutant & { file: string }): string {
  return `${file}:${line}: ${was.slice(0, 60)} → ${instead.slice(0, 60)}`
}
