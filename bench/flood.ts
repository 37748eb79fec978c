import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Figure, type Measured, quantile } from './figures.ts'
import { makeHelpline } from './helpline.ts'
import { Program } from './program.ts'
import { beginTalks, steadily } from './relay.ts'

/**
 * Somebody floods the door from one address, in one way after another; a school class comes from elsewhere, then one from that very
 * address, and some people talk meanwhile. The yardstick is the same without a flood, in the same run. Each way has a house of its
 * own. Classes do their work on the same cores as the house and the flood, so their times are longer than those of pupils with a
 * device each.
 */
const shapes = [
  'nothing',
  'tickets without work',
  'tickets with made-up work',
  'the same work again',
  'asking for work',
  'real work',
  'silent lines',
  'slow headers',
] as const
type Shape = (typeof shapes)[number]

const full = {
  ...{ perSecond: 200, seconds: 24, hoard: 150 },
  ...{ pupils: 25, within: 3_000, patience: 20_000, elsewhereAfter: 2_000, sameAfter: 12_000 },
  ...{ pairs: 10, messages: 20 },
  shapes: shapes as readonly Shape[],
}
const small: typeof full = {
  ...{ perSecond: 20, seconds: 2, hoard: 2 },
  ...{ pupils: 2, within: 100, patience: 10_000, elsewhereAfter: 200, sameAfter: 1_000 },
  ...{ pairs: 1, messages: 2 },
  shapes: ['nothing', 'real work'],
}

export interface AttackTask {
  readonly shape: Shape
  readonly port: number
  readonly address: string
  readonly perSecond: number
  readonly seconds: number
  /** Work that was done before the flood begins, for the shape that has some. */
  readonly hoard: number
}

export interface ClassTask {
  readonly port: number
  readonly address: string
  readonly pupils: number
  /** Milliseconds in which all of them press Start, and until one gives up. */
  readonly within: number
  readonly patience: number
}

/** Milliseconds from Start to a place, of everyone who got one. */
export interface ClassCame {
  readonly took: readonly number[]
}

interface Flooded {
  readonly elsewhere: ClassCame
  readonly same: ClassCame
  /** Milliseconds until 99 of 100 messages of those who talk were heard. */
  readonly heard: number
  /** Part of one processor, and bytes. */
  readonly cpu: number
  readonly memory: number
}

const [attacker, school] = ['203.0.113.5', '198.51.100.7']

export async function flood(isSmall: boolean): Promise<Measured> {
  const size = isSmall ? small : full
  const figures: Figure[] = []
  for (const shape of size.shapes) figures.push(...figuresOf(shape, await floodWith(shape, size), size))
  const { perSecond, seconds, pupils, pairs } = size
  return {
    about: `${perSecond}/s from one address for ${seconds} s; two classes of ${pupils} come, ${pairs} pairs talk`,
    figures,
  }
}

async function floodWith(shape: AttackTask['shape'], size: typeof full): Promise<Flooded> {
  const helpline = await makeHelpline(size.pairs, 1_000)
  const { port } = helpline.settings
  const house = await Program.start('house-program.ts', { settings: helpline.settings })
  const [attack, elsewhere, same] = ['attack', 'class', 'class'].map(startOne)
  try {
    if (!attack || !elsewhere || !same) throw new Error('a program did not start')
    const pairs = await beginTalks(helpline, size)
    attack.send({ ...size, shape, port, address: attacker } satisfies AttackTask)
    await once(attack, 'message')
    const before = await house.cpu()
    const begun = performance.now()
    const [first, second, talks] = await Promise.all([
      comes(elsewhere, size.elsewhereAfter, { ...size, port, address: school }),
      comes(same, size.sameAfter, { ...size, port, address: attacker }),
      steadily(house, pairs, { perSecond: size.messages, seconds: size.seconds }),
    ])
    const cpu = ((await house.cpu()) - before) / 1000 / (performance.now() - begun)
    const memory = await house.memory()
    return { elsewhere: first, same: second, heard: talks.p99, cpu, memory }
  } finally {
    for (const child of [attack, elsewhere, same]) child?.kill('SIGKILL')
    await house.stop()
    await helpline.erase()
  }
}

function startOne(name: string): ChildProcess {
  const path = fileURLToPath(new URL(`flood-${name}-program.ts`, import.meta.url))
  return fork(path, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

async function comes(child: ChildProcess, after: number, task: ClassTask): Promise<ClassCame> {
  await pause(after)
  child.send(task)
  const [came] = (await once(child, 'message')) as [ClassCame]
  return came
}

function figuresOf(
  shape: string,
  { elsewhere, same, heard, cpu, memory }: Flooded,
  size: typeof full,
): Figure[] {
  const of = (name: string, { took }: ClassCame): Figure[] => [
    { name: `${shape}: ${name}, got a place`, unit: 'pupils', rounds: [took.length], least: size.pupils },
    { name: `${shape}: ${name}, until the place, half`, unit: 'ms', rounds: [quantile(took, 0.5)] },
    {
      name: `${shape}: ${name}, until the place, 95 of 100`,
      unit: 'ms',
      rounds: [quantile(took, 0.95)],
      most: 10_000,
    },
  ]
  return [
    ...of('class elsewhere', elsewhere),
    ...of('class at that address', same),
    { name: `${shape}: a message heard, 99 of 100`, unit: 'ms', rounds: [heard] },
    { name: `${shape}: processor of the house`, unit: '%', rounds: [cpu * 100] },
    { name: `${shape}: memory of the house`, unit: 'MB', rounds: [memory / 1e6] },
  ]
}
