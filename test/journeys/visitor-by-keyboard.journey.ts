import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { FastEvening } from './fast-evening.ts'
import { Hands } from './hands.ts'
import { test } from './journey.ts'

test.describe.configure({ timeout: 120_000 })

let evening: FastEvening
let desks: Browser

test.beforeAll(async () => {
  evening = await FastEvening.begins()
  desks = await launchBrowser('chromium')
})
test.afterAll(async () => {
  await desks?.close()
  await evening?.ends()
})

test('[AX8] Lina starts, waits, talks, asks for time and stops with the keyboard alone', async ({
  browser,
}) => {
  const noor = await evening.counsellorSignsIn(desks, 'Noor')
  const visitor = await evening.visitorOpensBrowser(browser)
  const { page } = visitor
  const lina = new Hands(page)
  const presses = async (name: string | RegExp, way: 'on' | 'back' = 'on') => {
    await lina.tabsTo(name, way)
    await lina.seesFocus()
    await lina.press('Enter')
  }

  await visitor.opensTheSite()
  await lina.press('Tab')
  await lina.seesFocus()
  await presses('Start een gesprek')
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
  await lina.tabsTo('Hoe mogen we je noemen?')
  await lina.press('Control+a')
  await lina.type('Wolk 7')
  await lina.press('Enter')
  await lina.sees('Je staat in de rij, Wolk 7')
  await lina.tabsTo('Wil je al iets opschrijven?')
  await lina.type('ik weet niet hoe beginnen')
  // Who leaves the field is ready: nothing more has to be pressed.
  await lina.press('Tab')
  await expect(page.getByText('Dit staat klaar.')).toBeVisible()
  await noor.isReady()
  await noor.takes()
  await noor.reads('ik weet niet hoe beginnen')

  const field = page.getByLabel(/^Bericht aan/)
  await expect(field).toBeVisible()
  await lina.tabsTo(/^Bericht aan/)
  await lina.type('mag ik meer tijd')
  await lina.press('Enter')
  await noor.reads('mag ik meer tijd')
  await expect(field).toBeFocused()
  await presses('Ik denk even na')
  await evening.passes(35)
  await presses('Ik wil meer tijd', 'back')
  await expect(page.getByText('We hebben het gevraagd.')).toBeVisible()

  await presses('Stop het gesprek', 'back')
  await expect(page.getByRole('button', { name: 'Nee, verder praten' })).toBeFocused()
  await presses('Ja, stop', 'back')
  await lina.sees('Het gesprek is klaar')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await lina.tabsTo('Naar het begin')
  expect(visitor.watched.faults).toEqual([])
  await visitor.leaves()
  await noor.leaves()
})
