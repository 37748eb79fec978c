import { cpus } from 'node:os'

/** One figure: what every round gave, and what is to be reached. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly rounds: readonly number[]
  /** At most, or at least, so much. */
  readonly most?: number
  readonly least?: number
}

export interface Measured {
  readonly about: string
  readonly figures: readonly Figure[]
}

interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), low: Math.min(...values), high: Math.max(...values) }
}

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Each round's product by its yardstick. */
export function ratios(products: readonly number[], yardsticks: readonly number[]): number[] {
  return products.map((product, round) => product / (yardsticks[round] ?? Number.NaN))
}

/** A table for people, and last one line of JSON. */
export function printMeasured(bench: string, isSmall: boolean, { about, figures }: Measured): void {
  const rows = figures.map(rowOf)
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map(row => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  const size = isSmall ? ', small: only shows that it runs' : ''
  process.stdout.write(`\n${bench}: ${about}${size}\n${process.version}, ${cpus().length} cores\n\n`)
  for (const row of [heads, ...rows]) process.stdout.write(`${line(row).trimEnd()}\n`)
  process.stdout.write(`\n${JSON.stringify({ bench, isSmall, figures: figures.map(summed) })}\n`)
}

const heads = ['', 'median', 'lowest', 'highest', 'unit', 'to reach', '']

function rowOf(figure: Figure): string[] {
  const { median, low, high } = spreadOf(figure.rounds)
  return [
    figure.name,
    inDigits(median),
    inDigits(low),
    inDigits(high),
    figure.unit,
    wanted(figure),
    verdict(figure),
  ]
}

function inDigits(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

function wanted({ most, least }: Figure): string {
  if (most !== undefined) return `≤ ${most}`
  return least === undefined ? '' : `≥ ${least}`
}

function isReached({ rounds, most, least }: Figure): boolean | undefined {
  const { median } = spreadOf(rounds)
  if (most !== undefined) return median <= most
  return least === undefined ? undefined : median >= least
}

function verdict(figure: Figure): string {
  const reached = isReached(figure)
  return reached === undefined ? '' : reached ? 'yes' : 'NO'
}

function summed(figure: Figure) {
  const { rounds: _, ...named } = figure
  const reached = isReached(figure)
  return { ...named, ...spreadOf(figure.rounds), ...(reached === undefined ? {} : { reached }) }
}
