import { expect, test } from 'vitest'
import { dutchWords } from './dutch-words.ts'
import { makeKeyPhrase, tidyPhrase } from './key-phrase.ts'

test('[SI43] somebody who writes down seven words has 90 bits: 7,776 words, each once', () => {
  expect(dutchWords).toHaveLength(7_776)
  expect(new Set(dutchWords).size).toBe(7_776)
  expect(7 * Math.log2(dutchWords.length)).toBeGreaterThan(90)
})

test('[SI43] every word can be written and read aloud: three to eight letters, no accent, no capital', () => {
  expect(dutchWords.filter(word => !/^[a-z]{3,8}$/.test(word))).toEqual([])
})

test('[SI43] hardly two words differ by one doubled letter', () => {
  const single = dutchWords.map(word => word.replaceAll(/(.)\1/g, '$1'))
  expect(single.length - new Set(single).size).toBeLessThan(100)
})

test('[SI43] two phrases are never the same, and every word of one is in the list', () => {
  const phrases = Array.from({ length: 50 }, makeKeyPhrase)
  expect(new Set(phrases).size).toBe(50)
  expect(phrases.every(phrase => phrase.split(' ').length === 7)).toBe(true)
  expect(phrases.flatMap(phrase => phrase.split(' ')).every(word => dutchWords.includes(word))).toBe(true)
})

test('[SI43] a phrase typed from paper with capitals, commas or two spaces is the same phrase', () => {
  expect(tidyPhrase(' Boom,  tafel; FIETS\nzee ')).toBe('boom tafel fiets zee')
})
