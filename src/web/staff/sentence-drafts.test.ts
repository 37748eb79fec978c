import * as v from 'valibot'
import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import { sentenceName } from '../../protocol/sentences.ts'
import { exampleWords } from './example-mark.tsx'
import { phaseNames, phaseWords } from './phase-words.ts'
import { faultsOf, SentenceDrafts, tidyName } from './sentence-drafts.ts'
import { sentenceSectionTexts } from './texts-sentences.ts'

const draft = { name: 'gevoel terug', phase: 'explore', text: 'Ik lees dat je je [gevoel] voelt.' } as const

test('[DK39] a short name is kept in small letters with dashes, however it was typed', () => {
  const names = ['Gevoel terug', '  Ééntje! ', 'a/b', `${'lang '.repeat(20)}`].map(tidyName)
  expect(names.slice(0, 3)).toEqual(['gevoel-terug', 'eentje', 'a-b'])
  expect(names.every(name => v.is(sentenceName, name))).toBe(true)
})

test('[DK39] what is missing, taken or too long is named by its field', () => {
  const isTaken = (name: string) => name === 'gevoel-terug'
  expect(faultsOf(draft, () => false)).toEqual({})
  expect(faultsOf(draft, isTaken)).toEqual({ name: 'taken' })
  expect(faultsOf({ ...draft, name: '!', text: ' ' }, isTaken)).toEqual({ name: 'missing', text: 'missing' })
  expect(faultsOf({ ...draft, text: 'x'.repeat(501) }, () => false)).toEqual({ text: 'too-long' })
})

test('[DK39] what is being typed stays when another part of the page is looked at', () => {
  const drafts = new SentenceDrafts()
  drafts.write('own', draft)
  drafts.write('shared-hallo', { ...draft, name: 'hallo' })
  drafts.close('shared-hallo')
  expect([...drafts.open.value]).toEqual([['own', draft]])
})

test('no sentence around the ready sentences is long or heavy', () => {
  const all = sentencesIn([sentenceSectionTexts, phaseWords, phaseNames, exampleWords])
  expect([longSentences(all), heavyWords(all)]).toEqual([[], []])
})
