import { expect, test } from 'vitest'
import { askedWords, inGroups, isEndOf, isWord } from './paper-proof.ts'

const phrase = 'boom tafel fiets zee wolk lamp trui'
const code = 'AGE-SECRET-KEY-PQ-15Y3X0QYUCEA2URNTURVVJ9LKEWDMJVHWX5AUKWUR8F8QR7QAYCKSHHC2S8'

test('[SI43] two different words of the seven are asked, and every one may be', () => {
  const seen = new Set<number>()
  for (let times = 0; times < 200; times++) {
    const [first, second] = askedWords(Math.random)
    expect(first).toBeLessThan(second)
    seen.add(first).add(second)
  }
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('[SI43] who wrote it down right is believed, also with a capital or a space', () => {
  expect(isWord(phrase, 3, ' Fiets ')).toBe(true)
  expect(isEndOf(code, 'hhc 2s8')).toBe(true)
})

test('[SI43] who wrote down something else goes back to the sheet', () => {
  expect([isWord(phrase, 3, 'zee'), isWord(phrase, 3, ''), isWord(phrase, 8, 'boom')]).toEqual([
    false,
    false,
    false,
  ])
  expect([isEndOf(code, ''), isEndOf(code, 'SHHC2S9'), isEndOf(code, code)]).toEqual([false, false, false])
})

test('[SI43] the code on paper is the whole code, in groups that can be copied', () => {
  expect(inGroups(code).join('')).toBe(code)
  expect(
    inGroups(code)
      .slice(1)
      .every(group => group.length <= 5),
  ).toBe(true)
})
