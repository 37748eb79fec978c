import { setTimeout as pause } from 'node:timers/promises'
import { easiestWork } from '../test/easy-work.ts'
import { type Measured, quantile, ratios } from './figures.ts'
import { type Helpline, makeHelpline, type SignedIn } from './helpline.ts'
import { eachOf, envelopeFor, joinQueue, Page, Speaker, sitDown, taking } from './pages.ts'
import { Program } from './program.ts'

/**
 * Pairs of a visitor and a desk who talk: first so many messages a second, then each as soon as the last one arrived.
 * The house seals the envelope of every message with a commit; the yardstick only hands it over. Nobody says more
 * than the twenty messages in ten seconds that the house allows.
 */
const full = { pairs: 2_000, perSecond: 1_000, seconds: 8, burst: 10, rounds: 3 }
const small: typeof full = { pairs: 4, perSecond: 40, seconds: 0.5, burst: 3, rounds: 1 }

type Size = typeof full

/** Two sides: what one says is heard by the other. */
export type Pair = readonly [Speaker, Speaker]

export async function relay(isSmall: boolean): Promise<Measured> {
  const size = isSmall ? small : full
  const helpline = await makeHelpline(size.pairs)
  const [house, bare] = [
    await Program.start('house-program.ts', { settings: helpline.settings, workLevels: easiestWork }),
    await Program.start('bare-relay-program.ts', {}),
  ]
  try {
    const sides = [
      { program: bare, pairs: await pairUp(bare.port, size.pairs) },
      { program: house, pairs: await beginTalks(helpline, size) },
    ]
    const rounds: Round[][] = []
    for (let round = 0; round < size.rounds; round++) {
      const measured: Round[] = []
      for (const { program, pairs } of sides) measured.push(await steadily(program, pairs, size))
      for (const [index, { program, pairs }] of sides.entries())
        Object.assign(measured[index] ?? {}, await atOnce(program, pairs, size))
      rounds.push(measured)
    }
    return figuresOf(rounds, size)
  } finally {
    await house.stop()
    await bare.stop()
    await helpline.erase()
  }
}

async function pairUp(port: number, pairs: number): Promise<Pair[]> {
  const numbers = Array.from({ length: pairs }, (_, number) => number)
  return eachOf(numbers, 20, async number => {
    const c = String(number).padStart(22, '0')
    const [one, other] = [await Page.open(port, `/${number}`), await Page.open(port, `/${number}`)]
    return [new Speaker(one, c, 1), new Speaker(other, c, 2)] as const
  })
}

/** Everyone sits down first; then visitors come, and whoever is rung takes. */
export async function beginTalks(
  { settings, counsellors }: Helpline,
  size: Pick<Size, 'pairs'>,
): Promise<Pair[]> {
  const { port } = settings
  const atDesk = new Map<string, Speaker>()
  await eachOf(counsellors, 20, async counsellor =>
    answer(await sitDown(port, counsellor, 'ready'), counsellor, atDesk),
  )
  return eachOf(counsellors.slice(0, size.pairs), 20, async () => {
    const { page, c } = await joinQueue(port)
    await page.hears('taken')
    page.tell(envelopeFor(c))
    await page.hears('opened')
    const counsellor = atDesk.get(c)
    if (!counsellor) throw new Error('nobody at the desk has this conversation')
    return [new Speaker(page, c, 1), counsellor] as const
  })
}

/** A desk that takes what rings, and says hello when the key comes. */
function answer(desk: Page, { id }: SignedIn, atDesk: Map<string, Speaker>): void {
  let speaker: Speaker | undefined
  desk.onFrame = frame => {
    if (frame.t === 'offer') desk.tell(taking(id, frame['offer']))
    if (frame.t === 'taken') {
      speaker = new Speaker(desk, String(frame['c']), 2)
      atDesk.set(String(frame['c']), speaker)
    }
    if (frame.t === 'envelope') speaker?.say()
  }
}

interface Round {
  readonly cpuAtRate: number
  readonly p50: number
  readonly p99: number
  readonly cpuAtOnce?: number
  readonly perSecond?: number
}

/** So many messages a second over all sides in turn, for some seconds. */
export async function steadily(
  program: Program,
  pairs: readonly Pair[],
  size: Pick<Size, 'perSecond' | 'seconds'>,
): Promise<Round> {
  const sides = pairs.flatMap(([one, other]) => [
    { from: one, to: other, at: 0 },
    { from: other, to: one, at: 0 },
  ])
  const took: number[] = []
  for (const side of sides) side.to.page.onMessage = () => took.push(performance.now() - side.at)
  const messages = Math.round(size.perSecond * size.seconds)
  const before = await program.cpu()
  const begun = performance.now()
  for (let said = 0; said < messages; ) {
    const due = Math.min(messages, Math.floor(((performance.now() - begun) / 1000) * size.perSecond))
    for (; said < due; said++) {
      const side = sides[said % sides.length]
      if (!side) continue
      side.at = performance.now()
      side.from.say()
    }
    await pause(1)
  }
  await until(() => took.length >= messages)
  const after = await program.cpu()
  return {
    cpuAtRate: (after - before) / messages,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  }
}

/** Every side says its next message as soon as the last one was heard, until each has said so many. */
async function atOnce(program: Program, pairs: readonly Pair[], { burst }: Size): Promise<Partial<Round>> {
  const messages = pairs.length * 2 * burst
  let heard = 0
  for (const [one, other] of pairs)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      let left = burst - 1
      to.page.onMessage = () => {
        heard += 1
        if (left-- > 0) from.say()
      }
    }
  const before = await program.cpu()
  const begun = performance.now()
  for (const [one, other] of pairs) {
    one.say()
    other.say()
  }
  await until(() => heard >= messages)
  const seconds = (performance.now() - begun) / 1000
  const after = await program.cpu()
  return {
    cpuAtOnce: (after - before) / messages,
    perSecond: messages / seconds,
  }
}

async function until(isDone: () => boolean): Promise<void> {
  const begun = performance.now()
  while (!isDone()) {
    if (performance.now() - begun > 60_000) throw new Error('messages were lost')
    await pause(1)
  }
}

function figuresOf(rounds: readonly Round[][], size: Size): Measured {
  const of = (side: 0 | 1, name: keyof Round) => rounds.map(round => round[side]?.[name] ?? Number.NaN)
  const pair = (name: keyof Round) => [of(1, name), of(0, name)] as const
  const [house, bare] = [1, 0] as const
  const micro = 'µs/message'
  const rate = `at ${size.perSecond}/s`
  return {
    about: `${size.pairs} pairs, sealed messages of 453 bytes, ${size.rounds} rounds; yardstick: bare ws relay`,
    figures: [
      { name: `house, processor ${rate}`, unit: micro, rounds: of(house, 'cpuAtRate') },
      { name: `bare, processor ${rate}`, unit: micro, rounds: of(bare, 'cpuAtRate') },
      { name: `processor ${rate}, house ÷ bare`, unit: '×', rounds: ratios(...pair('cpuAtRate')), most: 2.5 },
      { name: 'house, processor at saturation', unit: micro, rounds: of(house, 'cpuAtOnce') },
      { name: 'bare, processor at saturation', unit: micro, rounds: of(bare, 'cpuAtOnce') },
      {
        name: 'processor at saturation, house ÷ bare',
        unit: '×',
        rounds: ratios(...pair('cpuAtOnce')),
        most: 2.5,
      },
      { name: 'house, saturation', unit: 'messages/s', rounds: of(house, 'perSecond') },
      { name: 'bare, saturation', unit: 'messages/s', rounds: of(bare, 'perSecond') },
      { name: 'saturation, house ÷ bare', unit: '×', rounds: ratios(...pair('perSecond')), least: 0.4 },
      { name: `house, until heard ${rate}, half`, unit: 'ms', rounds: of(house, 'p50') },
      { name: `house, until heard ${rate}, 99 of 100`, unit: 'ms', rounds: of(house, 'p99'), most: 25 },
      { name: `bare, until heard ${rate}, 99 of 100`, unit: 'ms', rounds: of(bare, 'p99') },
    ],
  }
}
