import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeFacts } from '../../../test/make-privacy.ts'
import { heavyWords, longSentences, sentencesIn, wordsPerSentence } from '../../../test/sentences.ts'
import { dataGroups } from './statement-data.ts'
import { privacyTexts, reportTexts, rightsTexts } from './texts-privacy.ts'
import { statementTexts } from './texts-statement.ts'

const { versions, purposes, sharing, measures, why, controller } = JSON.parse(
  readFileSync('site/clbchat/privacy.json', 'utf8'),
)

test.each([
  ['about privacy', privacyTexts],
  ['about rights', rightsTexts],
  ['about reports', reportTexts],
  ['of the statement', statementTexts],
  ['of what is kept', dataGroups({ ...makeFacts({ hasMailbox: true }), backupDays: 30 })],
  ['of what is kept on PostgreSQL', dataGroups({ ...makeFacts({ database: 'postgresql' }), backupDays: 0 })],
  ['of the helpline itself', { versions, purposes, sharing, measures, why, note: controller.note }],
])('[PV7] a young reader gets the texts %s in short sentences and light words', (_, texts) => {
  const sentences = sentencesIn(texts)
  expect(longSentences(sentences)).toEqual([])
  expect(wordsPerSentence(sentences)).toBeLessThanOrEqual(12)
  expect(heavyWords(sentences)).toEqual([])
})

test('[PV7] nothing is promised that cannot be kept', () => {
  const all = JSON.stringify([
    ...[privacyTexts, rightsTexts, reportTexts, statementTexts].flatMap(sentencesIn),
    ...sentencesIn(dataGroups({ ...makeFacts(), backupDays: 1 })),
    ...sentencesIn([versions, purposes]),
  ])
  expect(all).not.toMatch(
    /niemand kan zien|100 ?%|wij kunnen nooit|we kunnen nooit|volledig anoniem|\bart\./i,
  )
})
