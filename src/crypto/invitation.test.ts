import { expect, test } from 'vitest'
import { randomBytes } from './bytes.ts'
import { checkAnswer, invitationKey, sealAnswer, sixDigits } from './invitation.ts'

const answer = { org: 'clbchat', inviteId: 'i1', username: 'noor', keys: ['identity-key', 'age1q'] }
const deskSecret = randomBytes(32)
const invitation = await invitationKey(deskSecret, 'i1')
const sealed = await sealAnswer(invitation, answer)

test('[SE4] the deputy knows the answer to the own invitation', async () => {
  expect(await checkAnswer(invitation, answer, sealed)).toEqual(answer)
})

test.each([
  ['keys', { keys: ['server-key', 'age1q'] }],
  ['one key left out', { keys: ['identity-key'] }],
  ['user name', { username: 'els' }],
  ['invitation', { inviteId: 'i2' }],
  ['helpline', { org: 'other' }],
])('[SE4] an answer with other %s is not signed', async (_, other) => {
  expect(await checkAnswer(invitation, { ...answer, ...other }, sealed)).toEqual({ refused: 'bad-signature' })
})

test('[SE4] who did not see the link cannot answer', async () => {
  const guessed = await sealAnswer(await invitationKey(randomBytes(32), 'i1'), answer)
  expect(await checkAnswer(invitation, answer, guessed)).toEqual({ refused: 'bad-signature' })
  expect(await checkAnswer(invitation, answer, '?')).toEqual({ refused: 'bad-signature' })
})

test('[SE4] both people read the same six digits, and other digits for other keys', async () => {
  expect(await sixDigits(answer.keys)).toMatch(/^\d{6}$/)
  expect(await sixDigits(answer.keys)).toBe(await sixDigits([...answer.keys]))
  expect(await sixDigits(['server-key'])).not.toBe(await sixDigits(answer.keys))
})
