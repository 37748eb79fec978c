import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import { crisisCard } from '../../protocol/crisis-card.ts'
import { crisisDecisionRequest } from '../../protocol/crisis-decision.ts'
import { CrisisCardSource, exampleOfCard } from '../staff/crisis-card.ts'
import { crisisWords, toldToWords } from '../staff/crisis-words.ts'
import { CrisisDecision, isReasonFor } from './crisis-decision.ts'
import { crisisTexts } from './texts-crisis.ts'
import { TimePlan } from './time-plan.ts'

const shipped: unknown = JSON.parse(readFileSync('site/clbchat/crisis.json', 'utf8'))
const card = v.parse(crisisCard, shipped)

/** A counsellor's choices, and what the server hears and answers. */
function deciding(answers: readonly unknown[] = []) {
  const sent: unknown[] = []
  const left = [...answers]
  const decision = new CrisisDecision(async (path, body) => {
    sent.push(path, body)
    const answer = left.shift()
    if (answer instanceof Error) throw answer
    return answer
  })
  return { decision, sent }
}

function choose(decision: CrisisDecision): void {
  decision.tell('112')
  decision.toggle('where')
  decision.why.value = 'own-life'
  decision.knows.value = 'yes'
}

test('[CR7] a counsellor says who, what, why and whether the visitor knows; the server hears that and nothing else', async () => {
  const { decision, sent } = deciding()
  choose(decision)
  await decision.send()
  expect(decision.state.value).toBe('kept')
  const [path, body] = sent
  expect(path).toBe('/api/crisis-decision')
  expect(v.parse(crisisDecisionRequest, body)).toMatchObject({ to: '112', what: ['where'], why: 'own-life' })
})

test('[CR7] an open question is asked first, and nothing is sent', async () => {
  const { decision, sent } = deciding()
  decision.tell('112')
  await decision.send()
  expect([decision.state.value, sent]).toEqual(['incomplete', []])
})

test('[CR7] without a connection the choices stay, and trying again is the same decision', async () => {
  const { decision, sent } = deciding([new Error('no connection'), undefined])
  choose(decision)
  await decision.send()
  expect([decision.state.value, decision.to.value]).toEqual(['failed', '112'])
  await decision.send()
  expect(decision.state.value).toBe('kept')
  expect(sent[1]).toEqual(sent[3])
  decision.startAnew()
  choose(decision)
  await decision.send()
  expect(sent[5]).not.toEqual(sent[3])
})

test('[CR7] who told nobody is asked why not, and says nothing of what was told', async () => {
  const { decision, sent } = deciding()
  choose(decision)
  decision.tell('nobody')
  expect([decision.what.value, decision.why.value]).toEqual([[], ''])
  expect(isReasonFor('nobody', 'own-life')).toBe(false)
  expect(isReasonFor('112', 'not-acute')).toBe(false)
  decision.why.value = 'not-acute'
  await decision.send()
  expect(sent[1]).toMatchObject({ to: 'nobody', what: ['nothing'], why: 'not-acute' })
})

test('[CR7] a desk that wrote down too much is told so', async () => {
  const { decision } = deciding([{ refused: 'too-fast' }])
  choose(decision)
  await decision.send()
  expect(decision.state.value).toBe('too-fast')
})

test('[CR2] the list is asked for once, and again after a failure', async () => {
  const answers: unknown[] = [{ steps: 'none' }, shipped]
  let asked = 0
  const source = new CrisisCardSource(async () => {
    asked++
    return answers.shift()
  })
  await source.load()
  expect(source.state.value.is).toBe('failed')
  await Promise.all([source.load(), source.load()])
  await source.load()
  expect([source.state.value.is, asked]).toEqual(['here', 2])
})

test('[CR2] another word on the list is another list: it is looked at anew', () => {
  const [first, ...others] = card.steps
  const changed = { steps: [{ ...first, title: 'Vraag het anders' }, ...others] } as typeof card
  expect(exampleOfCard(changed).text).not.toBe(exampleOfCard(card).text)
})

test('[CR2] the list that ships asks directly, knows five levels, gives the numbers and says what trace exists', () => {
  const byId = new Map(card.steps.map(step => [step.id, step]))
  expect(byId.get('ask-directly')?.say).toContain('Denk je aan zelfdoding?')
  expect(byId.get('how-acute')?.levels?.map(({ level }) => level)).toEqual(['A', 'B', 'C', 'D', 'E'])
  expect(byId.get('numbers')?.say.join(' ')).toMatch(/112.*1813/s)
  expect(byId.get('trace')?.lines.join(' ')).toMatch(/IP-adres/)
  for (const id of ['plan-and-means', 'not-alone', 'consult', 'secrecy']) expect(byId.has(id)).toBe(true)
})

test('[CR6] that it was a crisis is remembered when it is over', () => {
  const time = new TimePlan('c', () => true)
  const heard = (clock: boolean) => time.hear({ t: 'time', c: 'c', elapsed: 0, planned: 60_000, clock })
  heard(true)
  expect(time.wasCrisis.value).toBe(false)
  heard(false)
  heard(true)
  expect([time.isCrisis, time.wasCrisis.value]).toEqual([false, true])
})

test('no sentence about a crisis is longer than 18 words, and none is heavy', () => {
  const sentences = sentencesIn([crisisTexts, crisisWords, toldToWords, card])
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
})
