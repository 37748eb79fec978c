import { type Browser, expect, type Page, type Route } from '@playwright/test'
import { laterTexts } from '../../src/web/visitor/texts-later.ts'
import { launchBrowser } from '../browsers.ts'
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

const weather = 'https://www.meteo.be/nl'
const answersWith = { contentType: 'text/html', body: '<title>Weer</title><h1>Zonnig</h1>' }

/** The neutral page answers at once, or only when it is let go. */
async function theWeatherIs(page: Page, when: 'quick' | 'slow') {
  let letGo = () => {}
  const held =
    when === 'quick'
      ? undefined
      : new Promise<void>(resolve => {
          letGo = resolve
        })
  await page.route(`${weather}**`, async (route: Route) => {
    await held
    await route.fulfill(answersWith).catch(() => undefined)
  })
  return () => letGo()
}

interface Left {
  /** From the last press until nothing was seen any more, by the page's own clock. Milliseconds. */
  readonly after: number
  /** What a page on its way to the weather still has: elements on the screen, entries in its storage, a title. */
  readonly has: readonly (number | string)[]
}

/** Told by the page itself, because one that is just leaving takes no questions. */
async function watchesLeaving(page: Page): Promise<() => Left | undefined> {
  let left: Left | undefined
  await page.exposeFunction('tells', (told: Left) => {
    left = told
  })
  await page.evaluate(() => {
    let pressed = 0
    for (const kind of ['pointerdown', 'keydown', 'keyup'] as const)
      addEventListener(
        kind,
        event => {
          pressed = event.timeStamp
        },
        { capture: true },
      )
    document.addEventListener('leaving', () => {
      const { documentElement: page, body } = document
      const after = page.hidden && body.childElementCount === 0 ? performance.now() - pressed : -1
      // When the press is dealt with whole.
      queueMicrotask(() => {
        const has = [body.childElementCount, sessionStorage.length, document.title]
        ;(globalThis as unknown as { tells(left: Left): void }).tells({ after, has })
      })
    })
  })
  return () => left
}

/** In line, so that this tab has its one secret. */
async function waitsInLine(browser: Browser, nickname: string): Promise<Visitor> {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await visitor.opensTheSite()
  await visitor.startsAs(nickname)
  await expect(visitor.page.getByRole('heading', { name: /Je staat in de rij/ })).toBeVisible()
  await expect.poll(() => visitor.page.evaluate(() => sessionStorage.getItem('r'))).not.toBeNull()
  return visitor
}

/** The weather stands there, and behind the Back button is nothing of the helpline. */
async function isAway({ page }: Visitor) {
  await expect(page.getByRole('heading', { name: 'Zonnig' })).toBeVisible()
  expect(page.url()).toContain(weather)
  await page.goBack()
  expect(page.url()).not.toContain('/chat')
}

test('[CV8] [SE38] [NT30] "Snel weg": the words are gone at once, the weather stands there, and Back shows nothing of it', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  await theWeatherIs(visitor.page, 'quick')
  await visitor.opensTheSite()
  await visitor.startsAs('Golf 2')
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await noor.takes()
  await visitor.types('er komt iemand binnen markering')
  await noor.reads('er komt iemand binnen markering')
  await visitor.page.getByLabel(/Bericht aan/).fill('dit is nog niet verstuurd markering')
  await visitor.page.getByRole('link', { name: 'Snel weg' }).click()
  await isAway(visitor)
  expect(await visitor.page.content()).not.toContain('markering')
  await expect(noor.page.getByText('Golf 2 koos Snel weg.').first()).toBeVisible()
  await expect(noor.page.getByText('Het gesprek is gewist.').first()).toBeVisible()
  expect(await helpline.traces(['er komt iemand binnen markering', 'nog niet verstuurd markering'])).toEqual(
    [],
  )
  await visitor.leaves()
  await noor.leaves()
})

const ways: Record<string, (page: Page) => Promise<void>> = {
  'by a click': page => page.getByRole('link', { name: 'Snel weg' }).click({ noWaitAfter: true }),
  'with the middle button, which opens a new tab elsewhere': page =>
    page.getByRole('link', { name: 'Snel weg' }).click({ button: 'middle', noWaitAfter: true }),
  'with Shift, three times': async page => {
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift')
  },
  'by Tab and Enter': async page => {
    const link = page.getByRole('link', { name: 'Snel weg' })
    await link.focus()
    await page.keyboard.press('Enter')
  },
}

for (const [name, press] of Object.entries(ways))
  test(`[NT31] who leaves ${name} sees nothing of the page within 50 ms, however slow the network is`, async ({
    browser,
  }) => {
    const visitor = await waitsInLine(browser, 'Golf 3')
    const { page } = visitor
    const comes = await theWeatherIs(page, 'slow')
    const left = await watchesLeaving(page)
    await press(page)
    await expect.poll(left).toMatchObject({ has: [0, 0, ''] })
    expect(left()?.after).toBeGreaterThanOrEqual(0)
    expect(left()?.after).toBeLessThan(50)
    comes()
    await isAway(visitor)
    expect(page.context().pages()).toHaveLength(1)
    await visitor.leaves()
  })

test('[NT36] while a window asks something or shows how one reads, "Snel weg" takes the press all the same', async ({
  browser,
}) => {
  const visitor = await waitsInLine(browser, 'Golf 6')
  const { page } = visitor
  await theWeatherIs(page, 'quick')
  await page.getByRole('button', { name: laterTexts.reader.link }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  // Who listens to the page finds only the window now; who looks at it still sees the link.
  await page.evaluate(() => scrollTo(0, 0))
  const link = await page.locator('a[data-exit]').first().boundingBox()
  if (!link) throw new Error('the page has no "Snel weg"')
  await page.mouse.click(link.x + link.width / 2, link.y + link.height / 2)
  await isAway(visitor)
  await visitor.leaves()
})

test('[NT32] "Snel weg" works before the page does: loaded anew, and its scripts are still on their way', async ({
  browser,
}) => {
  const visitor = await waitsInLine(browser, 'Golf 4')
  const { page } = visitor
  await theWeatherIs(page, 'quick')
  let held: Route[] = []
  await page.route(/\/assets\/(?!exit-).*\.js$/, route => void held.push(route))
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const link = page.getByRole('link', { name: 'Snel weg' })
  await expect(link).toBeVisible()
  await expect.poll(() => held.length).toBeGreaterThan(0)
  expect(await page.evaluate(() => sessionStorage.getItem('r'))).not.toBeNull()
  await link.click()
  await isAway(visitor)
  for (const route of held) await route.abort().catch(() => undefined)
  held = []
  await page.unroute(/\/assets\/(?!exit-).*\.js$/)
  await page.goto('/chat')
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
  expect(await visitor.stored()).toEqual(nothingStored)
  await visitor.leaves()
})

test('[SE38] loaded anew, and "Snel weg" before the page knows its talk again: the counsellor knows it, and the talk is erased', async ({
  browser,
}) => {
  const visitor = await Visitor.opensBrowser(browser, helpline.url)
  const { page } = visitor
  await theWeatherIs(page, 'quick')
  await visitor.opensTheSite()
  await visitor.startsAs('Golf 7')
  const noor = await Counsellor.signsIn(desks, helpline.url, 'Noor')
  await noor.page.getByRole('button', { name: /^Ik ben er/ }).click()
  await noor.takes()
  await visitor.types('er komt iemand binnen markering')
  await noor.reads('er komt iemand binnen markering')
  // The answer to what the page asks first does not come.
  const asks = page.waitForRequest('**/api/resume')
  await page.route('**/api/resume', () => undefined)
  await page.reload({ waitUntil: 'commit' })
  await asks
  await page.getByRole('link', { name: 'Snel weg' }).click({ noWaitAfter: true })
  await isAway(visitor)
  await expect(noor.page.getByText('Golf 7 koos Snel weg.').first()).toBeVisible()
  await expect(noor.page.getByText('Het gesprek is gewist.').first()).toBeVisible()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await visitor.leaves()
  await noor.leaves()
})

test('[NT33] without a network "Snel weg" leaves an empty page, and nothing of the words', async ({
  browser,
  browserName,
}) => {
  const visitor = await waitsInLine(browser, 'Golf 5')
  const { page } = visitor
  await page.context().setOffline(true)
  expect(await page.evaluate(() => navigator.onLine), browserName).toBe(false)
  await page.getByRole('link', { name: 'Snel weg' }).click()
  await expect.poll(() => page.url()).toBe('about:blank')
  expect(await page.content()).not.toContain('Golf 5')
  await page.context().setOffline(false)
  await visitor.leaves()
})

test('[CV8] [PW7] [NT34] without script "Snel weg" is a plain link, there are numbers to call, and the welcome page says it all', async ({
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
