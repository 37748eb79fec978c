import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'
import { nothingStored, onlyR } from './watch-page.ts'

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

const waits = (nickname: string) => ({ name: `Je staat in de rij, ${nickname}` })

test('[QU5] [SE23] a visitor who reloads while waiting keeps the place and the words, and a copied tab is refused', async ({
  browser,
}) => {
  const first = await Visitor.opensBrowser(browser, helpline.url)
  await first.opensTheSite()
  await first.startsAs('Wolk 7')
  await expect(first.page.getByRole('heading', waits('Wolk 7'))).toBeVisible()
  const second = await Visitor.opensBrowser(browser, helpline.url)
  await second.opensTheSite()
  await second.startsAs('Maan 3')
  await expect(second.page.getByText('Er is nog 1 persoon voor jou.').first()).toBeVisible()

  await first.page.getByLabel('Wil je al iets opschrijven?').fill('elke avond ruzie markering')
  expect(await first.stored()).toEqual(onlyR)
  await first.page.waitForTimeout(2_500)
  first.page.on('dialog', dialog => void dialog.accept())
  await first.page.reload()
  await expect(first.page.getByRole('heading', waits('Wolk 7'))).toBeVisible()
  await expect(first.page.getByLabel('Wil je al iets opschrijven?')).toHaveValue('elke avond ruzie markering')
  await expect(second.page.getByText('Er is nog 1 persoon voor jou.').first()).toBeVisible()
  expect(await helpline.traces(['elke avond ruzie markering', 'Wolk 7'])).toEqual([])

  // A window that a page opens itself gets a copy of the tab's own storage.
  const opening = first.page.waitForEvent('popup')
  await first.page.evaluate(() => void window.open('/chat'))
  const copy = await opening
  await expect(
    copy.getByRole('heading', { name: 'Je gesprek staat al open in een ander tabblad' }),
  ).toBeVisible()
  await copy.close()

  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await noor.takes()
  await expect(noor.page.getByRole('heading', { name: 'Wolk 7', exact: true })).toBeVisible()
  await expect(second.page.getByText('Je bent nu de eerste.').first()).toBeVisible()
  await noor.roundsOff()
  await expect(first.page.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
  expect(await first.stored()).toEqual(nothingStored)
  for (const person of [first, second, noor]) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
})

test('[OH13] [QU16] what the coordinator decides stands on every open page within a second', async ({
  browser,
}) => {
  const reader = await Visitor.opensBrowser(browser, helpline.url)
  await reader.opensTheSite()
  const waiting = await Visitor.opensBrowser(browser, helpline.url)
  await waiting.opensTheSite()
  await waiting.startsAs('Ster 9')
  await expect(waiting.page.getByRole('heading', waits('Ster 9'))).toBeVisible()

  const bram = await Counsellor.signsIn(desks, helpline.url, 'Bram', {
    viewport: { width: 360, height: 760 },
  })
  await expect(bram.page.getByRole('heading', { name: 'Nu op de chat' })).toBeVisible()
  await open(bram, 'Bericht op elke pagina')
  await bram.page.getByLabel('Bericht', { exact: true }).fill('Morgen openen we om 14 uur.')
  await bram.page.getByRole('button', { name: 'Toon het bericht' }).click()
  await expect(waiting.page.getByText('Morgen openen we om 14 uur.').first()).toBeVisible({ timeout: 2_000 })
  await expect(reader.page.getByText('Morgen openen we om 14 uur.').first()).toBeVisible({ timeout: 3_000 })

  await open(bram, 'Nu sluiten')
  await bram.page.getByRole('button', { name: 'Sluit de chat' }).click()
  await bram.page.getByRole('button', { name: 'Ja, sluit nu' }).click()
  await expect(reader.page.getByText('We zijn met te weinig begeleiders.').first()).toBeVisible({
    timeout: 3_000,
  })
  await expect(waiting.page.getByRole('heading', waits('Ster 9'))).toBeHidden({ timeout: 2_000 })
  await expect(waiting.page.getByRole('link', { name: /Tele-Onthaal, 1 0 6/ })).toBeVisible()
  await expect(reader.page.getByRole('link', { name: 'Start een gesprek' })).toBeHidden()
  await expect(reader.page.getByRole('heading', { name: 'Hier antwoordt nu wel iemand' })).toBeVisible()
  await open(bram, 'Terug naar het plan')
  await bram.page.getByRole('button', { name: 'Volg het plan' }).click()
  await expect(reader.page.getByText('We zijn met te weinig begeleiders.').first()).toBeHidden({
    timeout: 3_000,
  })
  for (const person of [reader, waiting, bram]) {
    expect(person.watched.faults).toEqual([])
    await person.leaves()
  }
})

test('[QU3] [QU8] Noor says "nu niet": Farid is rung, with the title and nothing of the visitor', async ({
  browser,
}) => {
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs('Regen 5')
  await expect(noor.page.getByRole('button', { name: /Neem op/ })).toBeVisible()
  await expect(noor.page).toHaveTitle(/^\(1\) /)
  expect(await noor.page.title()).not.toContain('Regen')
  await noor.page.getByRole('button', { name: 'Nu niet' }).click()
  const farid = await Counsellor.signsIn(desks, helpline.url, 'Farid')
  await farid.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await farid.takes()
  await expect(farid.page.getByRole('heading', { name: 'Regen 5', exact: true })).toBeVisible()
  await visitor.page.keyboard.press('Shift')
  await visitor.page.keyboard.press('Shift')
  visitor.watched.meets('cut off')
  await visitor.page.route('**/*', route =>
    route.request().url().startsWith(helpline.url) ? route.continue() : route.abort(),
  )
  await visitor.page.keyboard.press('Shift')
  await expect(farid.page.getByText('Regen 5 koos Snel weg.').first()).toBeVisible()
  await farid.leaves()
  await noor.leaves()
  await visitor.leaves()
})

/** The decisions stand folded. */
async function open({ page }: Counsellor, heading: string): Promise<void> {
  await page.locator('summary', { hasText: heading }).click()
}

test('[PW4] [PW5] a visitor presses Start before the page is there as a whole: in line as soon as it is, and told when it never is', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  let asked = 0
  await visitor.page.route('**/assets/rest-of-page-*.js', async route => {
    asked += 1
    await released
    await route.continue()
  })
  await visitor.page.goto('/chat')
  await visitor.page.getByLabel('Hoe mogen we je noemen?').fill('Beek 8')
  expect(asked).toBeGreaterThan(0)
  await visitor.page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(visitor.page.getByText('De pagina laadt nog.')).toBeVisible()
  release()
  await expect(visitor.page.getByRole('heading', waits('Beek 8'))).toBeVisible()
  await visitor.page.getByRole('button', { name: 'Ga uit de rij' }).click()
  await visitor.leaves()

  const unlucky = await Visitor.opensBrowser(browser, helpline.url)
  unlucky.watched.meets('cut off')
  await unlucky.page.route('**/assets/rest-of-page-*.js', route => route.abort())
  await unlucky.page.goto('/chat')
  await expect(unlucky.page.getByText('Deze pagina is niet helemaal geladen.')).toBeVisible()
  await unlucky.page.unroute('**/assets/rest-of-page-*.js')
  await unlucky.page.getByRole('button', { name: 'Laad opnieuw' }).click()
  await unlucky.page.getByLabel('Hoe mogen we je noemen?').fill('Beek 9')
  await unlucky.page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(unlucky.page.getByRole('heading', waits('Beek 9'))).toBeVisible()
  await unlucky.leaves()
})
