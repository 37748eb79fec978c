import { type Browser, expect, type Page } from '@playwright/test'
import { startTexts } from '../../src/web/visitor/texts-start.ts'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'

let helpline: DemoHelpline

test.beforeAll(async () => {
  helpline = await DemoHelpline.starts()
})
test.afterAll(() => helpline?.closes())

/** The server gives this file with one line more, which would tell that it ran. */
async function isChanged(page: Page, file: RegExp): Promise<() => number> {
  let times = 0
  await page.route(file, async route => {
    times++
    const answer = await route.fetch()
    const body = `${await answer.text()};document.documentElement.id='it-ran'`
    // Not to be kept: a browser that refused it may then ask again, and have no hash at hand the second time.
    await route.fulfill({
      status: 200,
      contentType: 'text/javascript',
      headers: { 'cache-control': 'no-store' },
      body,
    })
  })
  return () => times
}

/** Not watched for faults: a browser says aloud what it blocks, and that is what is wanted here. */
const opens = (browser: Browser) => browser.newPage({ baseURL: helpline.url })

const ran = (page: Page) => page.locator('html#it-ran').count()

/** Somebody writes to the team and sends it: only then the seals of the form come. */
async function writesToTheTeam(page: Page): Promise<void> {
  await page.goto('/contact')
  await page.getByRole('textbox', { name: 'Je bericht' }).fill('Fijne site')
  await page.getByRole('button', { name: 'Verstuur', exact: true }).click()
}

for (const part of ['vault-letter', 'seal-refusal'])
  test(`[BP5] changed code of ${part} is fetched late and does not run, and nothing is sent unsealed`, async ({
    browser,
  }) => {
    const page = await opens(browser)
    const fetched = await isChanged(page, new RegExp(`/assets/${part}-`))
    await writesToTheTeam(page)
    await expect(page.locator('#unsealed-title')).toBeVisible()
    expect(fetched()).toBeGreaterThan(0)
    expect(await ran(page)).toBe(0)
    await page.close()
  })

test('[PW6] changed code of the chat does not run, neither its form nor the rest of it', async ({
  browser,
}) => {
  for (const part of ['visitor', 'rest-of-page']) {
    const page = await opens(browser)
    const fetched = await isChanged(page, new RegExp(`/assets/${part}-.*\\.js`))
    await page.goto('/chat')
    await expect.poll(fetched).toBeGreaterThan(0)
    await page.waitForLoadState('load')
    // The rest is asked for after that: it has to be refused, not only to be late.
    if (part === 'rest-of-page') await expect(page.getByText(startTexts.missing)).toBeVisible()
    expect(await ran(page)).toBe(0)
    await page.close()
  }
})
