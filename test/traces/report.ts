import { mkdirSync, writeFileSync } from 'node:fs'
import type { BrowserName } from '../browsers.ts'
import type { Looked, Trace } from './look-through.ts'

/** What one run in one browser gave: for the table, and for who publishes it. */
export interface Report {
  readonly browser: string
  readonly date: string
  readonly node: string
  /** Of each way out, how often a word or a key was found, and where R was. */
  readonly ways: Record<string, { words: number; keys: number; resumeSecretIn: string[] }>
  readonly caught: string[]
  readonly searches: { when: string; files: number; bytes: number; bytesRead: number }[]
  privateWindow: { address: number; words: number } | null
}

export function emptyReport(browser: string): Report {
  const date = new Date().toISOString().slice(0, 10)
  return { browser, date, node: process.version, ways: {}, caught: [], searches: [], privateWindow: null }
}

/** What was found of people, not of the page that leaks. */
export function note(report: Report, when: string, looked: Looked, ways: readonly string[]): void {
  const { files, bytes, bytesRead } = looked
  report.searches.push({ when, files, bytes, bytesRead })
  for (const way of ways) {
    const of = (isIt: (trace: Trace) => boolean) =>
      looked.traces.filter(trace => trace.mark.way === way && isIt(trace))
    const before = report.ways[way] ?? { words: 0, keys: 0, resumeSecretIn: [] }
    const places = of(({ mark }) => mark.what === 'R').map(({ file }) => file)
    report.ways[way] = {
      words: before.words + of(({ mark }) => !['key', 'R'].includes(mark.what)).length,
      keys: before.keys + of(({ mark }) => mark.what === 'key').length,
      resumeSecretIn: [...new Set([...before.resumeSecretIn, ...places.map(withoutNames)])].sort(),
    }
  }
}

/** Numbers and dates in the names of files say nothing. */
function withoutNames(file: string): string {
  return file.replace(/\d{5,}/g, 'N').replace(/^profile\//, '')
}

/** Prints the table and keeps it as JSON beside the other results. */
export function publish(name: BrowserName, report: Report): void {
  mkdirSync('test-results', { recursive: true })
  writeFileSync(`test-results/traces-${name}.json`, `${JSON.stringify(report, null, 2)}\n`)
  const lines = Object.entries(report.ways).map(([way, { words, keys, resumeSecretIn }]) => {
    const where = resumeSecretIn.length > 0 ? `R in ${resumeSecretIn.join(', ')}` : 'no R'
    return `${way.padEnd(20)}${`${words} words`.padStart(9)}${`${keys} keys`.padStart(9)}   ${where}`
  })
  const { browser, caught, searches, privateWindow } = report
  const apart = privateWindow
    ? [`private window      address ${privateWindow.address} times, words ${privateWindow.words} times`]
    : []
  const read = searches.map(
    ({ when, files, bytes }) => `${when}: ${files} files, ${Math.round(bytes / 1e6)} MB`,
  )
  process.stdout.write(
    `\n── found on the disk: ${browser}\n${[...lines, ...apart].join('\n')}\ncaught on purpose: ${caught.join(', ')}\nsearched ${read.join('; ')}\n\n`,
  )
}
