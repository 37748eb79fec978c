import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { FastEvening } from './fast-evening.ts'
import { test } from './journey.ts'

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

test('[CV10] [CV11] [CV13] [CV15] two people agree on their time, and in a crisis nobody looks at a clock', async ({
  browser,
}) => {
  const noor = await evening.counsellorSignsIn(desks, 'Noor')
  const lina = await evening.visitorOpensBrowser(browser)
  await lina.opensTheSite()
  await noor.isReady()
  await lina.startsAs('Wolk 7')
  await noor.takes()
  await expect(noor.page.getByRole('heading', { name: 'Wolk 7', exact: true })).toBeVisible()
  await expect(lina.page.getByText(/Nog ongeveer 45 minuten/)).toBeVisible()

  await evening.passes(35)
  await lina.page.getByRole('button', { name: 'Ik wil meer tijd' }).click()
  await expect(lina.page.getByText('We hebben het gevraagd.')).toBeVisible()
  await expect(noor.page.getByText('Wolk 7 vraagt meer tijd.').first()).toBeVisible()
  await noor.page.getByRole('button', { name: '10 min erbij' }).click()
  await noor.page.getByRole('button', { name: 'De bezoeker vroeg het' }).click()
  await lina.reads('Goed, we nemen 10 minuten extra.')
  await expect(noor.page.getByText('Er komen 10 minuten bij.')).toBeVisible()
  await expect(lina.page.getByText(/Nog ongeveer 20 minuten/)).toBeVisible()

  await lina.page.getByRole('button', { name: 'Ik typ liever trager' }).click()
  await lina.reads('Goed, we nemen 5 minuten extra.')
  await expect(lina.page.getByText(/Nog ongeveer 25 minuten/)).toBeVisible()

  const next = await evening.visitorOpensBrowser(browser)
  await next.opensTheSite()
  await next.startsAs('Maan 3')
  await expect(next.page.getByText('Je bent nu de eerste.').first()).toBeVisible()
  await evening.passes(26)
  await expect(noor.page.getByText('Rond je af, of neem je tijd erbij?').first()).toBeVisible()
  await expect(noor.page.getByText('Er wacht 1 bezoeker.')).toBeVisible()
  await expect(lina.page.getByText('We mogen nog even afronden.').first()).toBeVisible()
  const roundOff = noor.page.getByRole('button', { name: 'We ronden af' })
  await roundOff.click()
  await expect(roundOff).toBeHidden()
  await noor.types('we zijn nog bij jou')
  await lina.reads('we zijn nog bij jou')

  await noor.page.getByRole('button', { name: 'Crisis', exact: true }).click()
  await expect(lina.page.getByText('Neem de tijd die je nodig hebt.')).toBeVisible()
  await expect(noor.page.getByRole('heading', { name: 'Crisis', exact: true })).toBeVisible()
  await evening.passes(12)
  for (const { page } of [lina, noor]) {
    await expect(page.locator('.squares')).toHaveCount(0)
    await expect(page.locator('#app').getByText(/\d+ min\b|even afronden|over de tijd/)).toHaveCount(0)
  }
  await expect(roundOff).toBeHidden()
  expect(await lina.page.locator('body').innerText()).not.toMatch(/crisis/i)

  await noor.page.getByRole('button', { name: 'Crisis voorbij' }).click()
  await expect(lina.page.getByText('We mogen nog even afronden.').first()).toBeVisible()
  await expect(noor.page.locator('.squares')).toHaveCount(1)
  for (const person of [lina, next, noor]) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
})
