import { expect, test } from 'vitest'
import { suggestNickname } from './answers.ts'
import { looksLikeOwnName } from './own-name.ts'

test.each([
  'Jan Peeters',
  'An-Sofie De Smet',
  'Mia van den Bossche-Claes Wouters',
  "Louis D'Hondt",
  '@lotte.v',
  'lotte_2011',
  'lotte.maes',
  'jan@school.be',
  '0470 12 34 56',
])('[VP20] who calls themselves "%s" reads that others may recognise it', nickname => {
  expect(looksLikeOwnName(nickname)).toBe(true)
})

test.each(['Wolk 12', 'vosje', 'Ik', 'de stille regen', 'Zeepaardje 2014', 'J.', 'Noor', ''])(
  '[VP20] "%s" is as good as any name',
  nickname => {
    expect(looksLikeOwnName(nickname)).toBe(false)
  },
)

test('[VP20] what the page suggests never needs the warning', () => {
  for (let times = 0; times < 50; times++)
    expect(looksLikeOwnName(suggestNickname(['Wolk', 'Lange regen', 'Potlood'], 'Wolk 12'))).toBe(false)
})
