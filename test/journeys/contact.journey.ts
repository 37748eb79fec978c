import { type Browser, expect, type Page } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { barriersOn } from './axe.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'
import { nothingStored } from './watch-page.ts'

let helpline: DemoHelpline
let desks: Browser

test.beforeAll(async () => {
  helpline = await DemoHelpline.starts()
  desks = await launchBrowser('chromium')
})
test.afterAll(async () => {
  await desks?.close()
  await helpline?.closes()
})

const secret = 'de knop is te klein markering'
const message = (page: Page) => page.getByRole('textbox', { name: 'Je bericht' })
const send = (page: Page, name = 'Verstuur') => page.getByRole('button', { name, exact: true }).click()
const isSent = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: 'Je bericht is verstuurd' })).toBeVisible()

test('[CT1] [CT5] with script a message is sealed, survives a broken connection, and leaves nothing in the browser', async ({
  browser,
}) => {
  const mia = await Visitor.opensBrowser(browser, helpline.url)
  const { page } = mia
  await page.goto('/contact')
  await expect(page.getByText('Zoek je hulp?')).toBeVisible()
  await send(page)
  await expect(page.locator('#contact-problems')).toBeFocused()
  expect(await barriersOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Schrijf eerst je bericht.' }).click()
  await expect(message(page)).toBeFocused()
  await page.keyboard.type(secret)
  expect(mia.watched.faults).toEqual([])

  mia.watched.meets('cut off')
  await page.context().setOffline(true)
  await send(page)
  await expect(page.getByText('Er is geen verbinding. Je bericht staat hier nog.').first()).toBeVisible()
  await expect(message(page)).toHaveValue(secret)
  await page.context().setOffline(false)
  await send(page, 'Probeer opnieuw')
  await isSent(page)
  expect(await barriersOn(page)).toEqual([])
  expect(await mia.stored()).toEqual(nothingStored)
  expect(await mia.cookies()).toEqual([])
  expect(mia.watched.faults).toEqual([])
  expect(await helpline.traces([secret])).toEqual([])
  await mia.leaves()
})

test('[CT2] [CT3] without script the form says that it is not sealed, keeps what was typed, and is sent once', async ({
  browser,
  browserName,
}) => {
  const tom = await Visitor.opensBrowser(browser, helpline.url, { javaScriptEnabled: false })
  const { page } = tom
  tom.watched.meets('refused')
  tom.watched.meets('cut off')
  // Firefox runs what it gets all the same; there no script arrives.
  if (browserName === 'firefox') await page.route(/\.js$/, route => route.abort())
  await page.goto('/contact')
  await expect(page.getByText('Je bericht komt niet versleuteld aan.')).toBeVisible()
  await message(page).fill('Fijne site')
  await page.getByRole('textbox', { name: /Je mailadres/ }).fill('tom@')
  await send(page)
  await expect(page.locator('#contact-problems')).toBeFocused()
  await expect(message(page)).toHaveValue('Fijne site')
  await page.getByRole('textbox', { name: /Je mailadres/ }).fill('tom@example.be')
  await send(page)
  await isSent(page)
  await page.reload()
  await isSent(page)
  await tom.leaves()
})

test('[CT10] [CT24] [AX2] Bram reads both: the open one at once, the sealed one behind his key', async () => {
  const bram = await Counsellor.signsIn(desks, helpline.url, 'Bram')
  const { page } = bram
  await page.getByRole('button', { name: /^Postvak/ }).click()
  await page.getByRole('button', { name: /niet versleuteld/ }).click()
  await expect(page.getByText('Fijne site')).toBeVisible()
  await expect(page.getByRole('link', { name: 'tom@example.be' })).toBeVisible()
  await page.getByRole('button', { name: 'Vul de sleutelzin van de demo in' }).click()
  await page.getByRole('button', { name: 'Ontgrendel', exact: true }).click()
  await expect(page.getByText('Het Postvak is open.').first()).toBeVisible()
  await page
    .getByRole('button', { name: /\d uur.*nieuw.*versleuteld/ })
    .filter({ hasNotText: 'niet' })
    .click()
  await expect(page.getByText(secret)).toBeVisible()
  expect(await barriersOn(page)).toEqual([])
  expect(bram.watched.faults).toEqual([])
  await bram.leaves()
})
