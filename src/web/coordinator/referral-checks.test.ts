import { expect, test } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import type { ReferralsAnswer } from '../../protocol/referral-checks.ts'
import { inOrderOfNeed, isOverdue, ReferralChecks } from './referral-checks.ts'
import { referralTexts } from './texts-referrals.ts'

const today = '2026-11-27'
const service = (id: string, lastChecked: string | null) => ({ id, lastChecked, checked: null })
const answer: ReferralsAnswer = {
  today,
  referrals: [
    service('awel', '2026-11-20'),
    service('jac', '2026-08-28'),
    service('lumi', null),
    service('1712', '2026-08-29'),
  ],
}

test('[RF8] what was never looked up, or longest ago, stands first; after 90 days Bram is reminded', () => {
  const order = inOrderOfNeed(answer)
  expect(order.map(({ id }) => id)).toEqual(['lumi', 'jac', '1712', 'awel'])
  expect(order.map(one => isOverdue(one, today))).toEqual([true, true, false, false])
})

test('[RF7] a press goes to the server, and what is shown is what the server then tells', async () => {
  const asked: unknown[] = []
  let isAway = true
  const checks = new ReferralChecks({
    get: async () => (isAway ? Promise.reject(new Error('no connection')) : answer),
    post: async (path, body) => void asked.push([path, body]),
  })
  await checks.load()
  expect(checks.state.value.is).toBe('failed')
  isAway = false
  expect(await checks.check('jac', true)).toBe(true)
  expect(asked).toEqual([['/api/referral-check', { id: 'jac', isChecked: true }]])
  expect(checks.state.value).toEqual({ is: 'loaded', ...answer })
})

test('no sentence that a coordinator reads about other services is long or heavy', () => {
  const all = sentencesIn(referralTexts)
  expect([longSentences(all), heavyWords(all)]).toEqual([[], []])
})
