import { type Browser, expect } from '@playwright/test'
import { launchBrowser } from '../browsers.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Counsellor, Visitor } from './people.ts'

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

const weather = 'https://www.meteo.be/nl'

test('[CV8] [SE38] "Snel weg": the words are gone at once, the weather stands there, and Back shows nothing of it', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.page.route(`${weather}**`, route =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weer</title><h1>Zonnig</h1>' }),
  )
  await visitor.opensTheSite()
  await visitor.startsAs('Golf 2')
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await noor.takes()
  await visitor.types('er komt iemand binnen markering')
  await noor.reads('er komt iemand binnen markering')
  await visitor.page.getByLabel(/Bericht aan/).fill('dit is nog niet verstuurd markering')
  await visitor.page.getByRole('link', { name: 'Snel weg' }).click()
  await expect(visitor.page.getByRole('heading', { name: 'Zonnig' })).toBeVisible()
  expect(visitor.page.url()).toContain(weather)
  await expect(noor.page.getByText('Golf 2 koos Snel weg.').first()).toBeVisible()
  await expect(noor.page.getByText('Het gesprek is gewist.').first()).toBeVisible()
  await visitor.page.goBack()
  expect(await visitor.page.content()).not.toContain('markering')
  expect(visitor.page.url()).not.toContain('/chat')
  expect(await helpline.traces(['er komt iemand binnen markering', 'nog niet verstuurd markering'])).toEqual(
    [],
  )
  await visitor.leaves()
  await noor.leaves()
})

test('[CV8] [PW7] without script "Snel weg" is a plain link, there are numbers to call, and the welcome page says it all', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url, { javaScriptEnabled: false })
  for (const path of ['/', '/chat']) {
    await visitor.page.goto(path)
    await expect(visitor.page.getByRole('link', { name: 'Snel weg' }).first()).toHaveAttribute(
      'href',
      weather,
    )
    await expect(visitor.page.getByRole('link', { name: /Tele-Onthaal/ }).first()).toHaveAttribute(
      'href',
      'tel:106',
    )
  }
  await visitor.page.goto('/')
  await expect(visitor.page.locator('#status-words')).toHaveText(/\S/)
  await expect(visitor.page.getByRole('link', { name: 'Start een gesprek' }).first()).toHaveAttribute(
    'href',
    '/chat',
  )
  await visitor.page.getByRole('link', { name: 'Openingsuren' }).first().click()
  await expect(visitor.page.getByRole('heading', { level: 1, name: /uren/i })).toBeVisible()
  await visitor.leaves()
})
