import { expect, type Page } from '@playwright/test'
import { DemoHelpline } from './demo-helpline.ts'
import { test } from './journey.ts'
import { Visitor } from './people.ts'

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
    await route.fulfill({ response: answer, body })
  })
  return () => times
}

/** The browser says that it blocked a file; that is no fault of the page. */
function hearsOfIt({ watched: { faults } }: Visitor): void {
  expect(faults.filter(fault => !/integrity|error loading dynamically|module script/i.test(fault))).toEqual(
    [],
  )
  faults.length = 0
}

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
    const mia = await Visitor.opensBrowser(browser, helpline.url)
    const { page } = mia
    const fetched = await isChanged(page, new RegExp(`/assets/${part}-`))
    await writesToTheTeam(page)
    await expect(page.locator('#unsealed-title')).toBeVisible()
    expect(fetched()).toBeGreaterThan(0)
    expect(await ran(page)).toBe(0)
    hearsOfIt(mia)
    await mia.leaves()
  })

test('[PW6] changed code of the chat does not run, neither its form nor the rest of it', async ({
  browser,
}) => {
  for (const part of ['visitor', 'rest-of-page']) {
    const tom = await Visitor.opensBrowser(browser, helpline.url)
    const fetched = await isChanged(tom.page, new RegExp(`/assets/${part}-.*\\.js`))
    await tom.page.goto('/chat')
    await expect.poll(fetched).toBeGreaterThan(0)
    await tom.page.waitForLoadState('load')
    expect(await ran(tom.page)).toBe(0)
    hearsOfIt(tom)
    await tom.leaves()
  }
})
