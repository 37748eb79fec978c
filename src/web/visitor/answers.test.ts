import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContent } from '../../crypto/message-content.ts'
import { intakeOf, makeAnswers, suggestNickname, tidyNickname, wipeAnswers } from './answers.ts'

test('whatever a person types, the intake is one that the other side can read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.boolean(), (nickname, age, slow) => {
      const answers = makeAnswers()
      answers.nickname.value = nickname
      answers.age.value = age
      answers.typesSlowly.value = slow
      fc.pre(tidyNickname(nickname) !== '')
      expect(readContent(intakeOf(answers))).toEqual(intakeOf(answers))
    }),
  )
})

test('an answer that was left open is left out', () => {
  const answers = makeAnswers()
  answers.nickname.value = '  Wolk 12\n'
  expect(intakeOf(answers)).toEqual({ k: 'intake', nickname: 'Wolk 12' })
})

test('an age that cannot be one is left out', () => {
  const answers = makeAnswers()
  answers.nickname.value = 'Maan'
  answers.age.value = '999'
  expect(intakeOf(answers)).toEqual({ k: 'intake', nickname: 'Maan' })
})

test('the dice give another word than the one that stands there', () => {
  for (let throwing = 0; throwing < 50; throwing++)
    expect(suggestNickname(['Wolk', 'Maan'], 'Wolk 12')).toMatch(/^Maan \d\d$/)
})

test('after wiping nothing is left of the answers', () => {
  const answers = makeAnswers()
  answers.nickname.value = 'Maan'
  answers.theme.value = 'thuis-gezin'
  answers.toldSomeone.value = 'no'
  wipeAnswers(answers)
  expect(intakeOf(answers)).toEqual({ k: 'intake', nickname: '' })
})
