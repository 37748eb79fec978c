import { setTimeout as pause } from 'node:timers/promises'
import { easiestWork } from '../test/easy-work.ts'
import { type Figure, type Measured, ratios } from './figures.ts'
import { type Helpline, makeHelpline } from './helpline.ts'
import { eachOf, joinQueue, Page, sitDown, taking } from './pages.ts'
import { Program } from './program.ts'

/**
 * A long line of visitors who see their places; one is taken every tenth of a second. A house has room for 10,000
 * sockets, so a hundred are left for the desks. Nobody's memory can be measured twice: every round is a new house.
 */
const full = { visitors: 9_850, taken: 60, rounds: 2 }
const small: typeof full = { visitors: 40, taken: 3, rounds: 1 }

type Size = typeof full

const betweenTakes = 100
const promised = 1_000

export async function waiting(isSmall: boolean): Promise<Measured> {
  const size = isSmall ? small : full
  const rounds: Round[] = []
  for (let round = 0; round < size.rounds; round++) {
    const idle = await idleConnections(size)
    rounds.push({ idle, ...(await line(size)), few: (await line({ ...size, visitors: tenth(size) })).quiet })
  }
  return figuresOf(rounds, size)
}

const tenth = ({ visitors }: Size) => Math.round(visitors / 10)

interface Line {
  /** Bytes for each visitor. */
  readonly memory: number
  /** Milliseconds of processor time: for a taken visitor, and for a change that moves nobody. */
  readonly taken: number
  readonly quiet: number
  /** Milliseconds until the last one in line saw the place that is right. */
  readonly worst: number
  readonly late: number
  readonly frames: number
}

type Round = Line & { readonly idle: number; readonly few: number }

async function idleConnections({ visitors }: Size): Promise<number> {
  const bare = await Program.start('bare-relay-program.ts', {})
  const before = await bare.memory()
  const pages = await eachOf([...Array(visitors).keys()], 50, number => Page.open(bare.port, `/${number}`))
  await pause(500)
  const bytes = ((await bare.memory()) - before) / visitors
  for (const { socket } of pages) socket.terminate()
  await bare.stop()
  return bytes
}

async function line(size: Size): Promise<Line> {
  const helpline = await makeHelpline(size.taken, size.visitors)
  const house = await Program.start('house-program.ts', {
    settings: helpline.settings,
    workLevels: easiestWork,
  })
  try {
    return await watchLine(house, helpline, size)
  } finally {
    await house.stop()
    await helpline.erase()
  }
}

async function watchLine(house: Program, { settings, counsellors }: Helpline, size: Size): Promise<Line> {
  const { port } = settings
  const before = await house.memory()
  const crowd = new Crowd()
  const pages = await eachOf([...Array(size.visitors).keys()], 50, async () =>
    crowd.add((await joinQueue(port)).page),
  )
  await until(() => crowd.isSettled(size.visitors))
  const memory = ((await house.memory()) - before) / size.visitors
  const desks: Page[] = []
  const quiet = await cpuOf(house, size.taken, async () => {
    // A desk that comes and is away moves nobody: nothing is to be told to who waits.
    for (const counsellor of counsellors) {
      const desk = await sitDown(port, counsellor, 'away')
      desks.push(desk)
    }
  })
  crowd.frames = 0
  const taken = await cpuOf(house, size.taken, () =>
    takeAll(
      desks,
      counsellors.map(({ id }) => id),
      crowd,
    ),
  )
  for (const { socket } of [...pages, ...desks]) socket.terminate()
  const { worst, late, frames } = crowd
  return { memory, quiet, taken, worst, late, frames: frames / size.taken }
}

async function takeAll(desks: readonly Page[], ids: readonly string[], crowd: Crowd): Promise<void> {
  const begun = performance.now()
  for (const [number, desk] of desks.entries()) {
    await pause(Math.max(0, begun + number * betweenTakes - performance.now()))
    desk.tell({ t: 'ready' })
    const { offer } = await desk.hears('offer')
    desk.tell(taking(ids[number] ?? '', offer))
    await desk.hears('taken')
    crowd.oneTaken()
  }
  await pause(promised)
  crowd.look()
}

/** Everyone in line, as they see their places. */
class Crowd {
  frames = 0
  worst = 0
  late = 0
  readonly #places: number[] = []
  readonly #takes: number[] = []
  #first: number[] = []

  add(page: Page): Page {
    const at = this.#places.push(0) - 1
    page.onFrame = frame => {
      if (frame.t !== 'place') return
      this.frames += 1
      this.#hear(at, Number(frame['place']))
    }
    return page
  }

  isSettled(visitors: number): boolean {
    return new Set(this.#places).size === visitors && !this.#places.includes(0)
  }

  oneTaken(): void {
    if (this.#takes.length === 0) this.#first = [...this.#places]
    this.#takes.push(performance.now())
    this.look()
  }

  /** How long after the take that brought it a place is seen. */
  #hear(at: number, place: number): void {
    const moved = (this.#first[at] ?? place) - place
    const since = this.#takes[(this.#first[at] ?? place) - (this.#places[at] ?? place)]
    this.#places[at] = place
    if (moved > 0 && since !== undefined) this.worst = Math.max(this.worst, performance.now() - since)
  }

  /** Counts everyone whose place is one that was right longer than a second ago. */
  look(): void {
    const owed = this.#takes.filter(at => performance.now() - at > promised).length
    // Who was taken hears of no place any more.
    for (const [at, first] of this.#first.entries())
      if (first > this.#takes.length && (this.#places[at] ?? 0) > first - owed) this.late += 1
  }
}

async function cpuOf(program: Program, times: number, work: () => Promise<void>): Promise<number> {
  const before = await program.cpu()
  await work()
  return ((await program.cpu()) - before) / times / 1000
}

async function until(isDone: () => boolean): Promise<void> {
  for (const begun = performance.now(); !isDone(); await pause(50))
    if (performance.now() - begun > 60_000) throw new Error('not everyone heard a place')
}

function figuresOf(rounds: readonly Round[], size: Size): Measured {
  const of = (name: keyof Round, per = 1) => rounds.map(round => round[name] / per)
  const figures: Figure[] = [
    { name: 'memory for each who waits', unit: 'KiB', rounds: of('memory', 1024) },
    { name: 'memory for each idle bare connection', unit: 'KiB', rounds: of('idle', 1024) },
    { name: 'memory, house ÷ bare', unit: '×', rounds: ratios(of('memory'), of('idle')), most: 2 },
    { name: 'until the last in line saw the right place', unit: 'ms', rounds: of('worst'), most: promised },
    { name: 'places wrong for longer than a second', unit: '', rounds: of('late'), most: 0 },
    { name: 'processor for each taken visitor', unit: 'ms', rounds: of('taken') },
    { name: 'places told for each taken visitor', unit: '', rounds: of('frames') },
    { name: 'processor for a change that moves nobody', unit: 'ms', rounds: of('quiet') },
    { name: `the same with ${tenth(size)} in line`, unit: 'ms', rounds: of('few') },
    { name: 'the one ÷ the other', unit: '×', rounds: ratios(of('quiet'), of('few')), most: 1.5 },
  ]
  return {
    about: `${size.visitors} visitors wait, one is taken every ${betweenTakes} ms; yardstick: idle bare ws`,
    figures,
  }
}
