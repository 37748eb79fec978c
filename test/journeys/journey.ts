import { test as plain } from '@playwright/test'
import { endVisits } from './people.ts'
import { watchAnew, whatWentWrong, whoWasAskedElsewhere } from './watch-page.ts'

/**
 * [PW9] [SC30] A journey in which every page is watched: it fails when any of them asked anybody but our own server, broke
 * its policy or said anything in its console, or when a visitor's browser kept more than the one secret for a reload.
 */
export const test = plain.extend<{ nobodyElse: undefined }>({
  nobodyElse: [
    async ({ browserName: _ }, use) => {
      watchAnew()
      await use(undefined)
      await endVisits()
      plain.expect(whatWentWrong(), 'what a page said or did that it may not').toEqual([])
      plain.expect(whoWasAskedElsewhere(), 'who was asked that is not our own server').toEqual([])
    },
    { auto: true },
  ],
})
