import type { ThreadLine } from '../../src/web/shared/thread-line.ts'
import type { Chance } from '../evening/chance.ts'

/** How a talk goes, as decided before it begins. `rough`: somebody ends it in the middle of it. */
export interface Plan {
  readonly many: number
  readonly closer: 'visitor' | 'desk'
  readonly isRough: boolean
}

/** One side of one talk, as its own page showed it. */
interface Side {
  said: readonly string[]
  readonly accepted: Set<string>
  heard: readonly string[]
}

/**
 * Everything that pages ever showed, so that both sides of every talk can be laid beside each other. A text begins with
 * the name of the side that said it and its number there: `V3.7 #12`.
 */
export class Book {
  readonly #sides = new Map<string, Side>()
  readonly #plans = new Map<string, Plan>()
  readonly #calm = new Set<string>()
  readonly faults: string[] = []

  /** A visitor begins a talk under this name. */
  begins(visitor: string, plan: Plan): void {
    this.#plans.set(visitor, plan)
  }

  planOf(visitor: string | undefined): Plan | undefined {
    return visitor === undefined ? undefined : this.#plans.get(visitor)
  }

  sideOf(name: string): Side {
    const side = this.#sides.get(name) ?? { said: [], accepted: new Set(), heard: [] }
    this.#sides.set(name, side)
    return side
  }

  /** The lines of a page, as they are now. A page that was wiped says nothing about what it showed before. */
  notes(name: string, lines: readonly ThreadLine[]): void {
    const side = this.sideOf(name)
    const mine = lines.filter(line => line.kind === 'said' && line.by === 'me')
    const others = lines.filter(line => line.kind === 'said' && line.by === 'other')
    for (const line of mine) if (line.kind === 'said' && !line.isOnItsWay) side.accepted.add(line.text)
    if (mine.length >= side.said.length) side.said = mine.map(textOf)
    if (others.length >= side.heard.length) side.heard = others.map(textOf)
  }

  /** Who talks with whom, by what was heard. */
  otherOf(name: string): string | undefined {
    return speakerOf(this.#sides.get(name)?.heard[0])
  }

  /** Whether both heard all that the other said, and were told so of all their own. */
  isSettled(one: string, other: string): boolean {
    return this.#hasArrived(one, other) && this.#hasArrived(other, one)
  }

  #hasArrived(from: string, to: string): boolean {
    const { said, accepted } = this.sideOf(from)
    return accepted.size === said.length && this.sideOf(to).heard.length === said.length
  }

  /** From now on nothing of these two may be missing: everything was settled before it ended. */
  isCalm(one: string, other: string): void {
    this.#calm.add(one)
    this.#calm.add(other)
  }

  get talks(): number {
    return this.#plans.size
  }

  get acceptedTexts(): number {
    return [...this.#sides.values()].reduce((sum, { accepted }) => sum + accepted.size, 0)
  }

  /** What went wrong, as sentences; nothing when all is well. */
  whatIsWrong(): string[] {
    return [...this.faults, ...[...this.#sides.keys()].flatMap(name => this.#wrongAt(name))]
  }

  #wrongAt(name: string): string[] {
    const { heard } = this.sideOf(name)
    const other = this.otherOf(name)
    if (other === undefined) return []
    if (heard.some(text => speakerOf(text) !== other))
      return [`${name} heard a talk of others: ${heard.join(', ')}`]
    const { said, accepted } = this.sideOf(other)
    const inOrder = heard.every((text, at) => text === said[at])
    if (!inOrder) return [`${name} heard ${names(heard)} but ${other} said ${names(said)}`]
    const back = this.otherOf(other)
    if (back !== undefined && back !== name) return [`${name} heard ${other}, who heard ${back}`]
    const lost = [...accepted].filter(text => !heard.includes(text))
    const mayLose = !this.#calm.has(name)
    return mayLose || lost.length === 0
      ? []
      : [`${name} never heard ${names(lost)}, which ${other} saw accepted`]
  }
}

function textOf(line: ThreadLine): string {
  return line.kind === 'said' ? line.text : ''
}

function speakerOf(text: string | undefined): string | undefined {
  return text?.split(' #')[0]
}

function names(texts: readonly string[]): string {
  return texts.map(text => text.slice(0, 14)).join(', ') || 'nothing'
}

/** A text of every length that is padded differently. */
export function textBy(name: string, number: number, chance: Chance): string {
  const filling = chance.happens(0.15)
    ? ` ${'woord '.repeat(chance.whole(20, 300))}`.slice(0, 1800).trimEnd()
    : ''
  return `${name} #${number}${filling}`
}

export function planTalk(chance: Chance): Plan {
  return {
    many: chance.whole(2, 14),
    closer: chance.happens(0.5) ? 'visitor' : 'desk',
    isRough: chance.happens(0.25),
  }
}
