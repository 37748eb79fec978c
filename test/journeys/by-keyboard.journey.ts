import { type Browser, expect, type Page } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { barriersOn } from './axe.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { Hands } from './hands.ts'
import { test } from './journey.ts'
import { Visitor } from './people.ts'
import { watchPage } from './watch-page.ts'

test.describe.configure({ timeout: 240_000 })

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

test('[KB1] [KB3] [KB4] [KB5] [KB6] Noor does a shift with the keyboard alone, and no screen of it keeps anybody out', async ({
  browser,
}) => {
  const context = await desks.newContext({
    ...{ baseURL: helpline.url, locale: 'nl-BE', viewport: { width: 1440, height: 900 } },
  })
  const page = await context.newPage()
  const watched = await watchPage(page, helpline.url)
  const noor = new Hands(page)
  const barriers: string[] = []
  const look = async (at: string) => {
    barriers.push(...(await barriersOn(page)).map(barrier => `${at}: ${barrier}`))
  }

  await page.goto('/desk')
  await expect(page.getByRole('button', { name: 'Meld aan als Noor' })).toBeVisible()
  await look('signing in')
  await noor.tabsTo('Meld aan als Noor')
  await noor.press('Enter')
  await expect(page.getByRole('button', { name: /^Ik ben er/ })).toBeVisible()
  await look('the start of the shift')
  await noor.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Typ een actie' })).toBeFocused()
  await look('the box of actions')
  await noor.press('Escape')
  for (const part of ['Rooster', 'Zinnen', 'Oefenen']) {
    await noor.does(part)
    await expect(page.locator('.section-page').getByRole('heading').first()).toBeVisible()
    await look(part)
  }
  await noor.does('Balie')
  await noor.does('Ik ben er')
  await noor.sees(/Je bent vrij/)
  await look('free')

  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs('Kompas 2')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await look('the ring')
  await noor.press('Alt+a')
  await noor.sees('Kompas 2')
  await visitor.types('ik zit vast')
  await expect(page.getByRole('log').getByText('ik zit vast')).toBeVisible()

  // Round the screen by F6, to the field; a slash, a ready sentence to change, and out it goes.
  const field = page.getByLabel(/^Bericht aan/)
  for (let parts = 0; parts < 8 && !(await isFocused(field)); parts++) await noor.press('F6')
  await expect(field).toBeFocused()
  await noor.type('/')
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('the list of sentences')
  await noor.press('Escape')
  await field.fill('')
  await noor.type('Dag. Vertel maar, ik lees mee.')
  await noor.press('Enter')
  await visitor.reads('Dag. Vertel maar, ik lees mee.')
  await look('the conversation')
  await noor.press('Alt+n')
  await expect(page.getByRole('textbox', { name: /Mijn kladblad/ })).toBeFocused()
  await noor.type('rustig aan')
  await noor.press('Alt+c')
  await expect(page.getByRole('button', { name: 'Voeg in: 112, in je bericht' })).toBeFocused()

  // The tools in a window of their own, and back.
  const opening = page.waitForEvent('popup')
  await noor.does('Hulpmiddelen in een eigen venster')
  const tools = await opening
  await expect(tools.getByRole('textbox', { name: /Mijn kladblad/ })).toHaveValue('rustig aan')
  await page.bringToFront()
  await noor.does('Haal ze terug')
  await expect(page.getByRole('textbox', { name: /Mijn kladblad/ })).toHaveValue('rustig aan')

  await noor.does('10 min erbij')
  await expect(page.getByRole('button', { name: 'De bezoeker vroeg het' })).toBeFocused()
  await look('reasons for more time')
  await noor.press('Escape')
  await noor.does('Vraag een collega')
  await look('a colleague to call')
  await noor.press('Escape')
  await noor.does('Crisis')
  await expect(page.getByRole('list', { name: 'Stap voor stap' })).toBeVisible()
  await look('a crisis')
  await noor.press('Alt+r')
  await look('the question before the end')
  await noor.tabsTo('Ja, rond af')
  await noor.press('Enter')
  await noor.sees(/./)
  await expect(page.getByText('Wat was dit?')).toBeVisible()
  await look('closing')
  await noor.tabsTo(/^(1\s*)?Gesprek/)
  await noor.press('1')
  await expect(page.getByText('Waarover ging het?')).toBeVisible()
  await look('closing a talk')
  await noor.press('2')
  await noor.sees('Bewaard als “Stil”')
  await look('filed')
  await noor.does('Sneltoetsen')
  await noor.sees('Sneltoetsen')
  await look('the list of keys')
  await noor.press('Escape')
  await noor.does('Even pauze')
  await noor.sees('Je hebt pauze')
  await look('a pause')
  await noor.tabsTo('Meld af')
  await noor.press('Enter')
  await noor.sees('Bedankt voor vandaag, Noor.')
  await look('the end of the shift')
  await noor.does('Meld af')
  await expect(page.getByRole('button', { name: 'Meld aan als Noor' })).toBeVisible()

  expect(barriers).toEqual([])
  expect(watched.faults).toEqual([])
  await context.close()
  await visitor.leaves()
})

async function isFocused(field: ReturnType<Page['getByLabel']>): Promise<boolean> {
  return field.evaluate(element => element === document.activeElement)
}

test('[KB3] Bram leads an evening by keyboard: every part of the coordinator’s page can be reached and keeps nobody out', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: helpline.url, locale: 'nl-BE' })
  const page = await context.newPage()
  const watched = await watchPage(page, helpline.url)
  const bram = new Hands(page)
  await page.goto('/desk')
  await bram.tabsTo('Meld aan als Bram')
  await bram.press('Enter')
  await bram.sees('Nu op de chat')
  const barriers: string[] = []
  for (const part of [
    'Nu op de chat',
    'Rooster',
    'Zinnen',
    'Doorverwijzen',
    'Mensen',
    'Crisislogboek',
    'Logboek',
    'Oefenen',
  ]) {
    if (part !== 'Nu op de chat') await bram.does(part)
    await expect(page.getByRole('heading').first()).toBeVisible()
    barriers.push(...(await barriersOn(page)).map(barrier => `${part}: ${barrier}`))
  }
  expect(barriers).toEqual([])
  expect(watched.faults).toEqual([])
  await context.close()
})
