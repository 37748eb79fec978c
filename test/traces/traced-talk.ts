import { expect, type Page } from '@playwright/test'
import { visitorTexts } from '../../src/web/visitor/texts.ts'
import type { TestHouse } from '../open-house.ts'
import type { TestCounsellor } from '../pages-in-node.ts'
import { type Mark, makeWord, secretMark, textMark } from './marks.ts'
import { type SeenSecrets, seenIn } from './seen-secrets.ts'
import { typeKeys } from './type-keys.ts'

const said = ['nickname', 'while waiting', 'message', 'answer', 'unsent draft', 'survey'] as const
type Said = (typeof said)[number]

/** The words of the sealed intake in its own shape: its answers are taps and a number, in which no word of ours fits. */
const sealedIntake = '{"k":"intake"'

/** One talk of a visitor in a real browser: words of its own for everything that is typed or read, and what was seen of keys. */
export class TracedTalk {
  readonly way: string
  readonly page: Page
  readonly #house: TestHouse
  readonly #words = new Map(said.map(what => [what, makeWord()]))
  readonly #keys = new Set<string>()
  readonly #resumeSecrets = new Set<string>()
  #counsellor: TestCounsellor | undefined

  constructor(way: string, page: Page, house: TestHouse) {
    this.way = way
    this.page = page
    this.#house = house
  }

  #word(what: Said): string {
    return this.#words.get(what) ?? ''
  }

  get counsellor(): TestCounsellor {
    if (!this.#counsellor) throw new Error('nobody took this talk')
    return this.#counsellor
  }

  /** Every word typed or read here. */
  get words(): readonly string[] {
    return [...this.#words.values()]
  }

  /** Every R of this talk, in hexadecimal. */
  get resumeSecrets(): readonly string[] {
    return [...this.#resumeSecrets]
  }

  /** Without each R, which is as random and goes into the same functions. */
  get #keysAlone(): string[] {
    return [...this.#keys].filter(key => !this.#resumeSecrets.has(key))
  }

  /** What may lie nowhere. R is apart: it may lie in its one place. */
  get marks(): readonly Mark[] {
    return [
      ...[...this.#words].map(([what, word]) => textMark(this.way, what, word)),
      textMark(this.way, 'intake', sealedIntake),
      ...this.#keysAlone.map(key => secretMark(this.way, 'key', key)),
    ]
  }

  get resumeMarks(): readonly Mark[] {
    return this.resumeSecrets.map(secret => secretMark(this.way, 'R', secret))
  }

  /** From the welcome page to a talk with an answer read and a line begun. */
  async happens(url: string, { isShared = false } = {}): Promise<void> {
    await this.#comes(url, isShared)
    await this.#isAnswered()
    await this.typesDraft()
    await this.looks()
    const epochKeys = this.counsellor.epochs.map(({ key }) => Buffer.from(key).toString('hex'))
    expect([...this.#keys], 'what was seen holds the key of the talk').toEqual(
      expect.arrayContaining(epochKeys),
    )
    expect(this.#resumeSecrets.size > 0, 'R is there, but not on a shared computer').toBe(!isShared)
  }

  async #comes(url: string, isShared: boolean): Promise<void> {
    const { page } = this
    await page.goto(`${url}/`)
    await page.getByRole('link', { name: 'Start een gesprek' }).first().click()
    await typeKeys(page.getByLabel('Hoe mogen we je noemen?'), this.#word('nickname'))
    await page.locator('details.questions > summary').click()
    await page.locator('details.questions .chip').first().click()
    await typeKeys(page.locator('#age'), '17')
    await page.locator('#school').selectOption({ index: 1 })
    if (isShared) await page.getByLabel('Dit is een computer die anderen ook gebruiken').check()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await typeKeys(page.getByLabel('Wil je al iets opschrijven?'), this.#word('while waiting'))
    await page.getByRole('button', { name: 'Zet klaar' }).click()
  }

  async #isAnswered(): Promise<void> {
    const counsellor = await this.#house.counsellorSitsDown('noor')
    this.#counsellor = counsellor
    await counsellor.isReady()
    await counsellor.takes()
    await counsellor.opensEnvelope()
    await counsellor.saysHello()
    await this.hears('while waiting')
    await this.says('message')
    await counsellor.says(this.#word('answer'))
    await this.reads('answer')
  }

  async says(what: Said): Promise<void> {
    const field = this.page.getByLabel(/Bericht aan|Jouw bericht/)
    await typeKeys(field, this.#word(what))
    await field.press('Enter')
    await this.hears(what)
  }

  async typesDraft(): Promise<void> {
    await typeKeys(this.page.getByLabel(/Bericht aan|Jouw bericht/), this.#word('unsent draft'))
  }

  async reads(what: Said): Promise<void> {
    await expect(this.page.getByRole('log').getByText(this.#word(what))).toBeVisible()
  }

  /** The counsellor reads on until this comes. */
  async hears(what: Said): Promise<void> {
    const word = this.#word(what)
    while (!JSON.stringify((await this.counsellor.reads()).content).includes(word));
  }

  /** What the page holds of secrets now is remembered: the page will be gone. */
  async looks(): Promise<SeenSecrets> {
    const seen = await seenIn(this.page)
    for (const key of seen.keys) this.#keys.add(key)
    for (const secret of seen.resumeSecrets) this.#resumeSecrets.add(secret)
    return seen
  }

  async stops(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stop het gesprek' }).click()
    await this.page.getByRole('button', { name: 'Ja, stop' }).click()
    await this.counsellor.line.hears('ended')
    await this.counsellor.stops()
    await expect(this.page.getByText(visitorTexts.end.erased)).toBeVisible()
  }

  async saysHowItWas(): Promise<void> {
    await this.page.getByRole('button', { name: 'beter', exact: true }).click()
    await typeKeys(this.page.getByLabel('Wil je nog iets kwijt?'), this.#word('survey'))
    await this.page.getByRole('button', { name: 'Verstuur' }).click()
    await expect(this.page.getByText('Je antwoorden zijn verstuurd.')).toBeVisible()
  }

  /** Noor's page is closed; she comes anew for the next one. */
  async isOver(): Promise<void> {
    this.counsellor.line.cut()
    await this.#house.hasDesks(0)
  }
}
