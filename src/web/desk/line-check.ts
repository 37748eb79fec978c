import { type ReadonlySignal, signal } from '@preact/signals'
import type { LineWay } from '../shared/socket.ts'

/** good and slow are of a line that answers; none: no answer came. */
export type LineQuality = 'good' | 'slow' | 'none'

export type LineNow =
  | { readonly is: 'untested' | 'testing' }
  | { readonly is: 'none' }
  | { readonly is: 'good' | 'slow'; readonly way: LineWay; readonly tookMilliseconds: number }

/** What of a connection is needed to try it. */
export interface TriedLine {
  roundTrip(): Promise<number | null>
  way(): LineWay | null
}

const rounds = 5
/** Up to here nobody notices; beyond it a conversation still goes, with waits. */
const goodUntil = 400

/** [DK62] How a line is, after asking several times; one answer that is lost makes it slow, all lost make it none. */
export function qualityOf(took: readonly (number | null)[]): LineQuality {
  const answered = took.filter(one => one !== null)
  if (answered.length === 0) return 'none'
  return answered.length === took.length && middleOf(answered) <= goodUntil ? 'good' : 'slow'
}

function middleOf(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The test of the line at the start of a shift: over the very line on which a visitor's words will come. */
export class LineCheck {
  readonly #now = signal<LineNow>({ is: 'untested' })
  readonly #line: TriedLine

  constructor(line: TriedLine) {
    this.#line = line
  }

  get now(): ReadonlySignal<LineNow> {
    return this.#now
  }

  /** Asks one after the other: asked at once, they would wait for each other. After two lost in a row it is enough. */
  async test(): Promise<void> {
    if (this.#now.peek().is === 'testing') return
    this.#now.value = { is: 'testing' }
    const took: (number | null)[] = []
    while (took.length < rounds && !(took.at(-1) === null && took.at(-2) === null))
      took.push(await this.#line.roundTrip())
    const way = this.#line.way()
    const is = qualityOf(took)
    const answered = took.filter(one => one !== null)
    this.#now.value =
      is === 'none' || way === null
        ? { is: 'none' }
        : { is, way, tookMilliseconds: Math.round(middleOf(answered)) }
  }
}
