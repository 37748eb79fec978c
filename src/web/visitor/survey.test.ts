import { signal } from '@preact/signals'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { TestTable } from '../../../test/visitor-table.ts'
import type { SealedLetter } from '../../protocol/contact.ts'
import { type SurveyRequest, surveyRequest } from '../../protocol/survey.ts'
import { makeSurvey } from './survey.ts'

const pass = 'P'.repeat(22)
const letter: SealedLetter = {
  ...{ v: 1, kind: 'survey', kid: 'k'.repeat(11) },
  ...{ enc: 'e'.repeat(1_494), ct: 'c'.repeat(363) },
}

/** A survey, and what the server is asked and says; `null` is no connection. */
function asked(...says: readonly (number | null)[]) {
  const requests: SurveyRequest[] = []
  const sealed: string[] = []
  const key = signal<((text: string) => Promise<SealedLetter>) | null>(async text => {
    sealed.push(text)
    return letter
  })
  const post = async (request: SurveyRequest) => {
    requests.push(v.parse(surveyRequest, request))
    return says[requests.length - 1] ?? null
  }
  return { survey: makeSurvey({ pass, post, seal: key }), requests, sealed, key }
}

test('[SV1] a tap answers, the same tap takes it back, and nothing at all cannot be sent', async () => {
  const { survey, requests } = asked(204)
  survey.tap('feeling', 'better')
  expect(survey.canSend.value).toBe(true)
  survey.tap('feeling', 'better')
  expect(survey.canSend.value).toBe(false)
  expect(survey.isAskedTooSoon.value).toBe(false)
  await survey.send()
  expect([survey.stage.value, requests]).toEqual(['open', []])
  expect(survey.isAskedTooSoon.value).toBe(true)
  survey.tap('gained', 'yes')
  expect(survey.isAskedTooSoon.value).toBe(false)
})

test('[SV1] what is skipped goes as skipped; what was sent is gone from the page', async () => {
  const { survey, requests } = asked(204)
  survey.tap('gained', 'a-little')
  await survey.send()
  expect(requests).toEqual([
    { pass, taps: { feeling: null, gained: 'a-little', recommends: null }, text: null },
  ])
  expect([survey.stage.value, survey.taps.value.gained]).toEqual(['sent', null])
  await survey.send()
  expect(requests).toHaveLength(1)
})

test('[SV4] own words go sealed, and only where there is a key to seal to', async () => {
  const { survey, requests, sealed, key } = asked(204)
  survey.text.value = '  het luchtte op  '
  key.value = null
  expect([survey.mayWrite.value, survey.canSend.value]).toEqual([false, false])
  const other = asked(204)
  other.survey.text.value = '  het luchtte op  '
  await other.survey.send()
  expect(other.sealed).toEqual(['het luchtte op'])
  expect(other.requests[0]?.text).toEqual(letter)
  expect(JSON.stringify(other.requests)).not.toContain('luchtte')
  expect([requests, sealed]).toEqual([[], []])
})

test('[SV5] without a connection the answers stay, and go later as the same bytes', async () => {
  const { survey, requests, sealed } = asked(null, 503, 204)
  survey.tap('recommends', 'yes')
  survey.text.value = 'dank je'
  await survey.send()
  expect([survey.stage.value, survey.taps.value.recommends]).toEqual(['kept', 'yes'])
  await survey.send()
  expect(survey.stage.value).toBe('kept')
  await survey.send()
  expect([survey.stage.value, sealed]).toEqual(['sent', ['dank je']])
  expect(requests[2]).toEqual(requests[0])
})

test.each([
  [409, 'already'],
  [410, 'late'],
] as const)('[SV5] when the server says %i the page says "%s", and asks no more', async (status, stage) => {
  const { survey, requests } = asked(status)
  survey.tap('feeling', 'same')
  await survey.send()
  await survey.send()
  expect([survey.stage.value, requests.length]).toEqual([stage, 1])
})

test('[SV2] the page has the pass from the end of a talk until the next one, and nothing of it outlives the page', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.stop()
  await table.saysOfIt({ t: 'ended', by: 'visitor' })
  await table.saysOfIt({ t: 'survey', pass })
  await table.saysOfIt({ t: 'closed' })
  expect(table.page.surveyPass.value).toBe(pass)
  expect(table.resume.secret).toBeNull()
  table.page.startAgain()
  expect(table.page.surveyPass.value).toBeNull()
})
