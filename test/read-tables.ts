import { isMissing, rulesIn } from './read-docs.ts'

/** The cells of every row of a Markdown text that has so many of them. */
export function rowsOf(text: string, cells: number): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('|---'))
    .map(line => line.slice(2, -2).split(' | '))
    .filter(row => row.length === cells)
}

/** What is wrong with the pointers in a cell: files in code letters that are not there, and numbers that no rule has. */
export function deadPointers(cell: string, rules: ReadonlySet<string>): readonly string[] {
  const files = [...cell.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
  const numbers = [...rulesIn(cell)]
  if (files.length + numbers.length === 0) return ['no pointer']
  return [...files.filter(isMissing), ...numbers.filter(number => !rules.has(number))]
}
