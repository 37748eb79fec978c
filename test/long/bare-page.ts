import type { DeskBrowser } from './desk-browser.ts'
import { parseSigns } from './desk-signs.ts'
import { scriptThatRecords } from './record-signs.ts'

/** A page behind others that asked for nothing. When it is never frozen, no page was in danger. */
export class BarePage {
  readonly #browser: DeskBrowser
  readonly #tab: string
  #freezes = 0

  private constructor(browser: DeskBrowser, tab: string) {
    this.#browser = browser
    this.#tab = tab
  }

  /** The welcome page, of another origin than the desk, so that what the desk may does not count for it. */
  static async opens(browser: DeskBrowser, url: string): Promise<BarePage> {
    const elsewhere = url.replace('//localhost', '//127.0.0.1')
    return new BarePage(browser, await browser.opens(`${elsewhere}/`, scriptThatRecords()))
  }

  /** How often it was frozen so far. */
  async freezes(): Promise<number> {
    const signs = parseSigns(await this.#browser.withTab(this.#tab, tab => tab.evaluate('takeSigns()')))
    this.#freezes += signs.filter(({ what }) => what === 'frozen').length
    return this.#freezes
  }
}
