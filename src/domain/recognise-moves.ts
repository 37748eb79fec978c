import { type PracticeMove, type PracticeScript, practiceMoves } from './practice.ts'

/** Small letters without accents; a question mark is a word of its own, all other signs are none. */
function wordsIn(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('?', ' ? ')
    .replaceAll('…', ' … ')
  return plain.split(/[^\p{L}\p{N}?…*]+/u).filter(word => word !== '')
}

/** `vriend*` is every word that begins so. */
function isSame(word: string | undefined, wanted: string): boolean {
  if (word === undefined) return false
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted
}

function findIn(words: readonly string[], wanted: readonly string[], from: number): number {
  for (let at = from; at + wanted.length <= words.length; at++)
    if (wanted.every((one, index) => isSame(words[at + index], one))) return at
  return -1
}

/** Whether a phrase is in these words: `wat … ?` is "wat", and somewhere after it a question mark. */
function holds(words: readonly string[], phrase: string): boolean {
  let from = 0
  for (const part of phrase.split('…')) {
    const wanted = wordsIn(part)
    const at = findIn(words, wanted, from)
    if (at < 0) return false
    from = at + wanted.length
  }
  return true
}

/** [DK68] Every move whose words are in this text, in the order in which they count. It judges no meaning. */
export function recogniseMoves({ moves }: PracticeScript, text: string): readonly PracticeMove[] {
  const words = wordsIn(text)
  return practiceMoves.filter(move => moves[move]?.some(phrase => holds(words, phrase)))
}
