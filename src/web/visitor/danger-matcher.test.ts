import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { soundsHarmless, soundsLikeDanger } from '../../../test/danger-examples.ts'
import { dangerWords } from '../../protocol/danger-words.ts'
import { makeDangerMatcher } from './danger-matcher.ts'
import { foldWords } from './fold-words.ts'

const words = v.parse(dangerWords, JSON.parse(readFileSync('site/clbchat/danger-words.json', 'utf8')))
const advise = makeDangerMatcher(words)
const phrases = Object.values(words.phrases).flat()

test('[VP31] the site folder knows at least 170 phrases, and the page hears every one of them', () => {
  expect(new Set(phrases).size).toBeGreaterThanOrEqual(170)
  expect(phrases.filter(phrase => advise(phrase) === null)).toEqual([])
})

test('[VP31] a youngster in danger is heard in dialect, in capitals, with typing errors and in youth language', () => {
  expect(new Set(soundsLikeDanger).size).toBeGreaterThanOrEqual(60)
  expect(soundsLikeDanger.filter(said => phrases.includes(said.toLowerCase()))).toEqual([])
  expect(soundsLikeDanger.filter(said => advise(said) === null)).toEqual([])
})

test('[VP31] who dies of laughter, has a dead phone or loses at chess is not told of danger', () => {
  expect(new Set(soundsHarmless).size).toBeGreaterThanOrEqual(120)
  expect(soundsHarmless.filter(said => advise(said) !== null)).toEqual([])
})

test('[VP31] an idiom beside the real thing does not hide it', () => {
  expect(advise('ik ga dood van het lachen. nee serieus, ik wil dood')).toBe('1813')
  expect(advise('papa slaat mij nooit maar mijn stiefvader slaat mij wel')).toBe('112')
})

test('[VP31] the advice is 112 for danger from others, 1813 for thoughts of death, and both where both are', () => {
  expect(advise('mijn vader slaat mij')).toBe('112')
  expect(advise('ik wil niet meer leven')).toBe('1813')
  expect(advise('ik heb te veel pillen genomen')).toBe('both')
  expect(advise('papa slaat mij en ik wil dood')).toBe('both')
})

test('[VP31] it looks at whole words only', () => {
  expect(advise('kmsjes')).toBeNull()
  expect(advise('zelfmoordenaarsplant uit de les')).toBeNull()
  expect(foldWords('  “Ik WIL…” dóóód, d-o-o-d! ')).toEqual(['ik', 'wil', 'dot', 'dot'])
})
