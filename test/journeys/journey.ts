import { test as plain } from '@playwright/test'
import { endVisits } from './people.ts'
import { watchAnew, whoWasAskedElsewhere } from './watch-page.ts'

/**
 * [PW9] A journey in which every page is watched: it fails when any of them asked anybody but our own server, or when a
 * visitor's browser kept more than the one secret for a reload.
 */
export const test = plain.extend<{ nobodyElse: undefined }>({
  nobodyElse: [
    async ({ browserName: _ }, use) => {
      watchAnew()
      await use(undefined)
      await endVisits()
      plain.expect(whoWasAskedElsewhere(), 'who was asked that is not our own server').toEqual([])
    },
    { auto: true },
  ],
})
