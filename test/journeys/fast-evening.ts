import { type Browser, expect, type Page } from '@playwright/test'
import type { Settings } from '../../src/server/settings.ts'
import { TestHouse } from '../open-house.ts'
import { Counsellor, Visitor } from './people.ts'

const minute = 60_000
/** Less than what ends a session at a desk that gives no sign of life. */
const longestStep = 20 * minute

/**
 * An evening of which the hours go by in seconds, in real browsers: the house in this process and the clocks of the
 * pages are put forward together, because a page counts on by itself from what the house told it.
 */
export class FastEvening {
  readonly house: TestHouse
  readonly #pages: Page[] = []

  private constructor(house: TestHouse) {
    this.house = house
  }

  /** `startsAt`: an instant at which the evening begins, later than now; for who winds their page before it goes anywhere. */
  static async begins(changes: Partial<Settings> = {}, startsAt?: number): Promise<FastEvening> {
    const house = await TestHouse.open(changes)
    if (startsAt !== undefined) house.clock.goTo(startsAt)
    house.house.showDemoAccounts(
      house.people.map(({ username, password, name, role }) => ({ username, password, name, role })),
    )
    return new FastEvening(house)
  }

  async visitorOpensBrowser(browser: Browser, options = {}): Promise<Visitor> {
    const visitor = await Visitor.opensBrowser(browser, this.url, options)
    visitor.watched.meets('hurried')
    await this.#winds(visitor.page)
    return visitor
  }

  async counsellorSignsIn(browser: Browser, name: string): Promise<Counsellor> {
    const counsellor = await Counsellor.signsIn(browser, this.url, name)
    await expect(counsellor.page.getByRole('button', { name: /^Ik ben er/ })).toBeVisible()
    counsellor.watched.meets('hurried')
    await this.#winds(counsellor.page)
    return counsellor
  }

  /** Winds the clock of a page of one's own, before it goes anywhere. */
  async winds(page: Page): Promise<void> {
    await this.#winds(page)
  }

  get #open(): Page[] {
    return this.#pages.filter(page => !page.isClosed())
  }

  get url(): string {
    return this.house.settings.publicUrl
  }

  async #winds(page: Page): Promise<void> {
    await page.clock.install({ time: this.house.clock.now() })
    // What the page had planned before goes by the old clock; a network that is back makes it ask again by the new one.
    await page.evaluate(() => dispatchEvent(new Event('online')))
    this.#pages.push(page)
  }

  /** So many minutes go by for everyone. After each step the pages look at their clocks and
   * have half a minute to say that they are there. */
  async passes(minutes: number): Promise<void> {
    for (let left = minutes * minute; left > 0; left -= longestStep) {
      this.house.clock.forward(Math.min(left, longestStep) - 30_000)
      const now = this.house.clock.now()
      await Promise.all(this.#open.map(page => page.clock.setSystemTime(now)))
      for (let fives = 0; fives < 6; fives++) await this.#fiveSeconds()
      await this.house.house.sweep()
    }
  }

  /** A little at a time, so that an answer can come in between a sign of life and the end of patience for it. */
  async #fiveSeconds(): Promise<void> {
    this.house.clock.forward(5_000)
    await Promise.all(this.#open.map(page => page.clock.runFor(5_000)))
    await new Promise(resolve => setTimeout(resolve, 50))
  }

  async ends(): Promise<void> {
    await this.house.closes()
  }
}
