import { randomBytes } from '../bytes.ts'
import { dutchWords } from './dutch-words.ts'

const phraseLength = 7
const wordCount = 7_776
/** The largest multiple of the number of words below 2^16: a number above it would make some words more likely. */
const fairBelow = 65_536 - (65_536 % wordCount)

/** SE45: a key phrase of seven words by chance, parted by single spaces: 90.5 bits. It goes on paper, not over the wire. */
export function makeKeyPhrase(): string {
  return Array.from({ length: phraseLength }, pickWord).join(' ')
}

function pickWord(): string {
  const [high = 0, low = 0] = randomBytes(2)
  const number = high * 256 + low
  return number < fairBelow ? (dutchWords[number % wordCount] ?? pickWord()) : pickWord()
}

/** A phrase as somebody typed it from paper: capitals, commas and double spaces do not matter. */
export function tidyPhrase(typed: string): string {
  return typed
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word !== '')
    .join(' ')
}
