import { type Browser, expect, type Page } from '@playwright/test'
import { barriersOn } from './axe.ts'
import { type Watched, watchPage } from './watch-page.ts'

const laptop = { width: 1280, height: 800 }

/** A colleague in a browser of their own, who counts what they press and fill in. */
export class Colleague {
  readonly page: Page
  readonly watched: Watched
  pressed = 0

  private constructor(page: Page, watched: Watched) {
    this.page = page
    this.watched = watched
  }

  static async opens(browser: Browser, url: string, address: string, viewport = laptop): Promise<Colleague> {
    const context = await browser.newContext({ baseURL: url, locale: 'nl-BE', viewport })
    const page = await context.newPage()
    const person = new Colleague(page, await watchPage(page, url))
    await page.goto(address)
    return person
  }

  async presses(name: string | RegExp): Promise<void> {
    this.pressed += 1
    const named = typeof name === 'string' ? { name, exact: true } : { name }
    await this.page.getByRole('button', named).click()
  }

  async fills(label: string, text: string): Promise<void> {
    this.pressed += 1
    await this.page.getByLabel(label, { exact: true }).fill(text)
  }

  async sees(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { name: heading })).toBeVisible({ timeout: 20_000 })
  }

  async reads(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible({ timeout: 20_000 })
  }

  /** Types a new password and waits until it was judged. */
  async choosesPassword(password: string): Promise<void> {
    await this.fills('Kies een wachtwoord', password)
    await expect(this.page.getByText(/^(Sterk genoeg|Heel sterk)\.$/)).toBeVisible()
  }

  async signsIn(username: string, password: string): Promise<void> {
    await this.fills('Gebruikersnaam', username)
    await this.fills('Wachtwoord', password)
    await this.presses('Meld aan')
  }

  /** Her password opens nothing. */
  async isRefused(): Promise<void> {
    await this.reads(/^Dit klopt niet samen/)
    this.watched.meets('refused')
  }

  /** Her page is over: it says so and whom to call, and no part of it opens any more. */
  async isStopped(): Promise<void> {
    await this.sees('De balie is gestopt')
    await this.reads('Lukt dat niet? Bel dan je coördinator.')
    await expect(this.page.getByRole('button', { name: 'Zinnen' })).toBeHidden()
  }

  async meetsNoBarrier(): Promise<void> {
    expect(await barriersOn(this.page)).toEqual([])
  }

  async leaves(): Promise<void> {
    expect(this.watched.faults).toEqual([])
    await this.page.context().close()
  }
}
