import { tidyPhrase } from '../../../crypto/words/key-phrase.ts'

const codeStart = 'AGE-SECRET-KEY-PQ-'
const groupLength = 5
const askedCharacters = 6

/** The code of the recovery sheet as it stands on paper: its fixed start, then groups of five. */
export function inGroups(code: string): string[] {
  const start = code.startsWith(codeStart) ? codeStart : ''
  return [start, ...(code.slice(start.length).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? [])].filter(
    group => group !== '',
  )
}

/** Which two of seven words are asked, counted from 1, the lower first. `random` gives 0 … 1. */
export function askedWords(random: () => number, count = 7): [number, number] {
  const first = 1 + Math.floor(random() * count)
  const second = 1 + ((first + Math.floor(random() * (count - 1))) % count)
  return first < second ? [first, second] : [second, first]
}

/** Whether what was typed is that word of the phrase. */
export function isWord(phrase: string, number: number, typed: string): boolean {
  return tidyPhrase(typed) === phrase.split(' ')[number - 1]
}

/** Whether what was typed is the end of the code, however it was spaced. */
export function isEndOf(code: string, typed: string): boolean {
  return typed.replace(/[\s-]/g, '').toUpperCase() === code.slice(-askedCharacters).toUpperCase()
}
