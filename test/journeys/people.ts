import { type Browser, type BrowserContext, type Dialog, expect, type Page } from '@playwright/test'
import { nothingStored, onlyR, storedBy, type Watched, watchPage } from './watch-page.ts'

/** Visitors who are still there. */
let visitors: Visitor[] = []

/** At the end of a journey: looks at what those who did not leave have in their browser (PW9). */
export async function endVisits(): Promise<void> {
  const still = visitors
  visitors = []
  for (const visitor of still) await visitor.leaves()
}

/** A young person in a browser. */
export class Visitor {
  readonly page: Page
  readonly watched: Watched
  readonly #context: BrowserContext
  readonly #url: string

  private constructor(context: BrowserContext, page: Page, url: string, watched: Watched) {
    this.#context = context
    this.#url = url
    this.page = page
    this.watched = watched
  }

  static async opensBrowser(browser: Browser, url: string, options = {}): Promise<Visitor> {
    const context = await browser.newContext({ baseURL: url, locale: 'nl-BE', ...options })
    const page = await context.newPage()
    const visitor = new Visitor(context, page, url, await watchPage(page, url))
    visitors.push(visitor)
    return visitor
  }

  async opensTheSite(): Promise<void> {
    await this.page.goto('/')
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  async startsAs(nickname: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Start een gesprek' }).click()
    await this.page.getByLabel('Hoe mogen we je noemen?').fill(nickname)
    await this.page.getByRole('button', { name: 'Start', exact: true }).click()
  }

  async writesWhileWaiting(text: string): Promise<void> {
    await this.page.getByLabel('Wil je al iets opschrijven?').fill(text)
    await this.page.getByRole('button', { name: 'Zet klaar' }).click()
  }

  async types(text: string): Promise<void> {
    await this.page.getByLabel(/Bericht aan|Jouw bericht/).fill(text)
    await this.page.getByLabel(/Bericht aan|Jouw bericht/).press('Enter')
  }

  async reads(text: string): Promise<void> {
    await expect(this.page.getByRole('log').getByText(text)).toBeVisible()
  }

  /** Larger letters on the chalkboard, at once and with nothing kept. */
  async readsAsOnABoard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Grotere letters' }).click()
    const panel = this.page.getByRole('dialog', { name: 'Lees je liever anders?' })
    await panel.getByRole('button', { name: 'groter' }).click()
    await panel.getByRole('button', { name: 'donker, als een bord' }).click()
    await this.page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(this.page.getByRole('button', { name: 'Grotere letters' })).toBeFocused()
    await expect(this.page.locator('body')).toHaveCSS('background-color', 'rgb(16, 32, 27)')
    await expect(this.page.locator('html')).toHaveAttribute('data-letters', 'larger')
  }

  /** Somebody comes by: a clock, and nothing else; one key, and the talk is back. */
  async hidesForAMoment(): Promise<void> {
    await this.page.getByRole('button', { name: 'Even verbergen' }).click()
    await expect(this.page.getByRole('heading', { name: 'Klok' })).toBeVisible()
    await expect(this.page.getByRole('log')).toHaveCount(0)
    await expect(this.page).toHaveTitle('Klok')
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('log')).toBeVisible()
  }

  /** Two taps and own words after the end. */
  async saysHowItWas(words: string): Promise<void> {
    await this.page.getByRole('button', { name: 'beter', exact: true }).click()
    await this.page.getByRole('button', { name: 'een beetje' }).click()
    await this.page.getByLabel('Wil je nog iets kwijt?').fill(words)
    await this.page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(this.page.getByText('Je antwoorden zijn verstuurd.')).toBeVisible()
  }

  /** Loads the page anew; whether the browser asked first is given, because a reload that loses nothing asks nothing. */
  async reloads(): Promise<{ readonly wasAsked: boolean }> {
    let wasAsked = false
    const hear = (dialog: Dialog) => {
      wasAsked = true
      void dialog.accept()
    }
    this.page.on('dialog', hear)
    await this.page.reload()
    this.page.off('dialog', hear)
    return { wasAsked }
  }

  stored(): Promise<Record<string, number>> {
    return storedBy(this.page)
  }

  cookies(): Promise<unknown[]> {
    return this.#context.cookies()
  }

  async leaves(): Promise<void> {
    visitors = visitors.filter(one => one !== this)
    await this.#keptAtMostR()
    await this.#context.close()
  }

  /** [PW9] No cookie, and in no storage more than the secret for a reload, under its own name (SE23). */
  async #keptAtMostR(): Promise<void> {
    expect(await this.cookies()).toEqual([])
    for (const page of this.#context.pages()) {
      if (!page.url().startsWith(`${this.#url}/`)) continue
      expect([nothingStored, onlyR]).toContainEqual(await storedBy(page))
      const names = await page.evaluate(() => Object.keys(sessionStorage))
      expect(names.filter(name => name !== 'r')).toEqual([])
    }
  }
}

/** A counsellor at the desk, in a browser. */
export class Counsellor {
  readonly page: Page
  readonly watched: Watched
  readonly #context: BrowserContext

  private constructor(context: BrowserContext, page: Page, watched: Watched) {
    this.#context = context
    this.page = page
    this.watched = watched
  }

  /** `before` readies the page before it goes anywhere. */
  static async signsIn(
    browser: Browser,
    url: string,
    name: string,
    options = {},
    before: (page: Page) => Promise<void> = async () => undefined,
  ): Promise<Counsellor> {
    const context = await browser.newContext({
      baseURL: url,
      locale: 'nl-BE',
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    const page = await context.newPage()
    const counsellor = new Counsellor(context, page, await watchPage(page, url))
    await before(page)
    await page.goto('/desk')
    await page.getByRole('button', { name: `Meld aan als ${name}` }).click()
    return counsellor
  }

  async isReady(): Promise<void> {
    await this.page.getByRole('button', { name: /^Ik ben er/ }).click()
    await expect(this.page.getByRole('heading', { name: /Je bent vrij/ })).toBeVisible()
  }

  async takes(): Promise<void> {
    await this.page.getByRole('button', { name: /Neem op/ }).click()
  }

  async types(text: string): Promise<void> {
    await this.page.getByLabel(/^Bericht aan/).fill(text)
    await this.page.getByLabel(/^Bericht aan/).press('Enter')
  }

  async reads(text: string): Promise<void> {
    await expect(this.page.getByRole('log').getByText(text)).toBeVisible()
  }

  async notes(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /Mijn kladblad/ }).fill(text)
  }

  async roundsOff(): Promise<void> {
    await this.page.getByRole('button', { name: 'Rond af' }).click()
    await this.page.getByRole('button', { name: 'Ja, rond af' }).click()
  }

  async leaves(): Promise<void> {
    await this.#context.close()
  }
}
