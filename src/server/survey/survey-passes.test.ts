import { expect, test } from 'vitest'
import { SurveyPasses } from './survey-passes.ts'

const minute = 60_000

test('[SV2] after half an hour nothing of a pass is left, also when nobody ever answers', () => {
  let now = 0
  const passes = new SurveyPasses({ now: () => now })
  const first = passes.give()
  expect(passes.find(first)).toMatchObject({ isOver: false })
  now = 30 * minute
  passes.give()
  // Only what is really gone is still gone when the clock is set back.
  now = 0
  expect(passes.find(first)).toEqual({ refused: 'expired' })
})
