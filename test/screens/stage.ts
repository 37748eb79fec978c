import { type Browser, expect, type Page } from '@playwright/test'
import type { DeskFrame, ToDeskFrame } from '../../src/protocol/desk-frames.ts'
import type { Settings } from '../../src/server/settings.ts'
import { at } from '../hours.ts'
import { FastEvening } from '../journeys/fast-evening.ts'
import { Counsellor, type Visitor } from '../journeys/people.ts'
import type { TestCounsellor, TestLine, TestVisitor } from '../pages-in-node.ts'
import { type Announced, listenTo } from './announced.ts'
import { viewports } from './story.ts'

/** Somebody who waits or talks, with what their screen reader would have said. */
export type HeardVisitor = Visitor & { readonly announced: Announced }

/**
 * A house of its own for one story, on a Wednesday afternoon that the pages believe in too. Who is only needed to fill a
 * line or to be there comes without a browser.
 */
export class Stage {
  readonly evening: FastEvening
  readonly #browser: Browser
  readonly #unseen: { line: { cut(): void } }[] = []
  #bram: TestLine<DeskFrame, ToDeskFrame> | undefined

  private constructor(evening: FastEvening, browser: Browser) {
    this.evening = evening
    this.#browser = browser
  }

  static async opens(browser: Browser, time = '15:04', changes: Partial<Settings> = {}): Promise<Stage> {
    return new Stage(await FastEvening.begins(changes, at(`${nextWednesday()} ${time}`)), browser)
  }

  get house() {
    return this.evening.house
  }

  /** Opens the page of a visitor at this address, and listens to what it says aloud. */
  async visitor(path = '/chat', options = {}): Promise<HeardVisitor> {
    const visitor = await this.evening.visitorOpensBrowser(this.#browser, {
      viewport: viewports.desktop,
      timezoneId: 'Europe/Brussels',
      ...options,
    })
    const announced = await listenTo(visitor.page)
    await visitor.page.goto(path)
    return Object.assign(visitor, { announced })
  }

  /** A visitor who has just pressed "Start". */
  async waits(nickname: string): Promise<HeardVisitor> {
    const visitor = await this.visitor()
    await visitor.page.getByLabel('Hoe mogen we je noemen?').fill(nickname)
    await visitor.page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(visitor.page.getByRole('heading', { name: `Je staat in de rij, ${nickname}` })).toBeVisible()
    return visitor
  }

  /** Noor or a colleague, signed in. */
  counsellor(name: string): Promise<Counsellor> {
    const options = { viewport: viewports.desktop, timezoneId: 'Europe/Brussels' }
    return Counsellor.signsIn(this.#browser, this.evening.url, name, options, page =>
      this.evening.winds(page),
    )
  }

  async isReady(name: string): Promise<Counsellor> {
    const counsellor = await this.counsellor(name)
    await counsellor.isReady()
    return counsellor
  }

  /** Takes the next one in line, and waits until they talk. */
  async takes(counsellor: Counsellor, visitor: Visitor): Promise<void> {
    await counsellor.takes()
    await expect(visitor.page.getByRole('log')).toBeVisible()
    await expect(counsellor.page.getByRole('log')).toBeVisible()
  }

  /** So many more in line, whom nobody sees. */
  async othersWait(count: number): Promise<TestVisitor[]> {
    const others: TestVisitor[] = []
    for (let times = 0; times < count; times++) {
      const visitor = await this.house.visitorArrives()
      await visitor.joins()
      await visitor.line.hears('place')
      others.push(visitor)
    }
    this.#unseen.push(...others)
    return others
  }

  /** All whom nobody saw go out of the line. */
  othersLeave(): void {
    for (const one of this.#unseen.splice(0)) one.line.cut()
  }

  /** Somebody at a desk whom nobody sees. */
  async isThere(username: string): Promise<TestCounsellor> {
    const counsellor = await this.house.counsellorSitsDown(username)
    await counsellor.isReady()
    this.#unseen.push(counsellor)
    return counsellor
  }

  /** What the coordinator decides on the live board. */
  async decides(decision: DeskFrame): Promise<void> {
    this.#bram ??= await this.house.coordinatorWatches('bram')
    this.#bram.send(decision)
  }

  passes(minutes: number): Promise<void> {
    return this.evening.passes(minutes)
  }

  /** A page that went nowhere yet, of somebody who only looks. */
  async newPage(options = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      ...{ baseURL: this.evening.url, locale: 'nl-BE', viewport: viewports.desktop },
      ...options,
    })
    return context.newPage()
  }

  async page(path: string, options = {}): Promise<Page> {
    const page = await this.newPage(options)
    await page.goto(path)
    return page
  }

  /** Waits until nobody may come in any more. */
  async isClosed(): Promise<void> {
    const mayCome = async () => {
      const status = await fetch(`${this.house.url}/status.json`)
      return ((await status.json()) as { mayCome: boolean }).mayCome
    }
    await expect.poll(mayCome).toBe(false)
  }

  async closes(): Promise<void> {
    this.#bram?.cut()
    for (const { line } of this.#unseen) line.cut()
    await this.evening.ends()
  }
}

/** The demo's calendar is the real one: a Wednesday of a week with school, at most some weeks from now. */
function nextWednesday(): string {
  const day = new Date()
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 3)
  return day.toISOString().slice(0, 10)
}
