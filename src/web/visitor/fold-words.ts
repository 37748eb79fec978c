/**
 * [VP31] A text as plain words that sound the same: no case, accents or doubled letters, digits in a word read as
 * letters, letters that stand apart joined, and the spelling that Dutch hears as one written as one.
 */
export function foldWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’`´]/gu, '')
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
  return joinSingles(words).map(foldWord)
}

const digits: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

function foldWord(word: string): string {
  const read = /\p{L}/u.test(word) ? word.replace(/[013457]/g, digit => digits[digit] ?? digit) : word
  const heard = once(read)
    .replace(/ij|ei|y/g, 'y')
    .replace(/ie/g, 'i')
    .replace(/au/g, 'ou')
    .replace(/ch/g, 'g')
    .replace(/ck|c(?=[aouklrt]|$)/g, 'k')
    .replace(/ph|v/g, 'f')
    .replace(/z/g, 's')
    .replace(/d?[dt]$/, 't')
  return once(heard.length > 3 ? heard.replace(/en$/, 'e') : heard)
}

/** "doooood" and "dood" are one: every letter once. */
export function once(word: string): string {
  return word.replace(/(.)\1+/gu, '$1')
}

/** "d o o d": three letters or more that stand apart are a word. */
function joinSingles(words: readonly string[]): string[] {
  const joined: string[] = []
  let singles: string[] = []
  const flush = () => {
    if (singles.length >= 3) joined.push(singles.join(''))
    else joined.push(...singles)
    singles = []
  }
  for (const word of words) {
    if (word.length === 1) {
      singles.push(word)
      continue
    }
    flush()
    joined.push(word)
  }
  flush()
  return joined
}
