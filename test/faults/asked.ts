import { type FaultName, faultNames } from './plays.ts'

/** What the command line asks for. */
export interface Asked {
  readonly names: readonly FaultName[]
  readonly seed: number | undefined
  readonly times: number | undefined
}

const usage = `npm run faults -- [${faultNames.join('|')}|all] [--seed N] [--times N]`

/** Reads the arguments; gives a sentence for a person when they make no sense. */
export function readAsked(given: readonly string[]): Asked | string {
  const names: string[] = []
  const numbers: Record<string, number> = {}
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? ''
    if (word !== '--seed' && word !== '--times') {
      names.push(word)
      continue
    }
    const number = given[++at] ?? ''
    if (!/^\d{1,9}$/.test(number) || (word === '--times' && Number(number) === 0))
      return `${word} is followed by a whole number${word === '--times' ? ' above 0' : ''}, not by "${number}".\n${usage}`
    numbers[word] = Number(number)
  }
  const wanted = names.length === 0 || names.includes('all') ? [...faultNames] : names
  const unknown = [...names, ...wanted].find(name => name !== 'all' && !isFault(name))
  if (unknown !== undefined) return `No fault is called "${unknown}".\n${usage}`
  return { names: wanted.filter(isFault), seed: numbers['--seed'], times: numbers['--times'] }
}

function isFault(name: string): name is FaultName {
  return (faultNames as readonly string[]).includes(name)
}
