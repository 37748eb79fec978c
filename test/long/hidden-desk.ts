import * as v from 'valibot'
import type { DeskBrowser, DeskTab } from './desk-browser.ts'
import { type DeskSign, parseSigns } from './desk-signs.ts'
import { pause } from './program.ts'
import { scriptThatRecords } from './record-signs.ts'

const place = v.nullable(v.object({ x: v.number(), y: v.number() }))
const seen = v.object({ visibility: v.string(), signs: v.unknown() })

/** What the browser and the page may do; without the lock, to see what it is for. */
export interface DeskWays {
  readonly mayNotify: boolean
  readonly hasLock: boolean
  /** Empty tabs that are put in front of the desk. */
  readonly covers: number
}

const withoutLock = 'LockManager.prototype.request = () => new Promise(() => undefined)'

/** Noor's desk, in a tab that she does not look at. */
export class HiddenDesk {
  readonly #browser: DeskBrowser
  readonly #tab: string

  private constructor(browser: DeskBrowser, tab: string) {
    this.#browser = browser
    this.#tab = tab
  }

  /** Noor signs in, hears the ring, is there, and puts another tab in front. */
  static async sitsDown(browser: DeskBrowser, url: string, ways: DeskWays): Promise<HiddenDesk> {
    const { mayNotify, hasLock, covers } = ways
    if (mayNotify) await browser.allowNotifications(url)
    const before = `${scriptThatRecords()}${hasLock ? '' : withoutLock}`
    const desk = new HiddenDesk(browser, await browser.opens(`${url}/desk`, before))
    // The answer closes the test notification again.
    const testNote = mayNotify ? ['Test melding', 'Ja'] : []
    await browser.withTab(desk.#tab, async tab => {
      for (const button of ['Meld aan als Noor', 'Test geluid', 'Ja', ...testNote, 'Ik ben er'])
        await pressButton(tab, button)
      await findButton(tab, 'Even pauze')
    })
    await browser.covers(covers)
    await pause(1_000)
    await desk.#reads()
    return desk
  }

  /** What the page did since this was last asked. Throws when somebody could see it. */
  async tells(): Promise<DeskSign[]> {
    const signs = await this.#reads()
    if (signs.some(sign => sign.what === 'visibility')) throw new Error('the desk came to the front')
    return signs
  }

  async #reads(): Promise<DeskSign[]> {
    const asked = '({ visibility: document.visibilityState, signs: takeSigns() })'
    const read = await this.#browser.withTab(this.#tab, tab => tab.evaluate(asked))
    const { visibility, signs } = v.parse(seen, read)
    if (visibility !== 'hidden') throw new Error(`the desk is not behind another tab: it is ${visibility}`)
    return parseSigns(signs)
  }

  /** Noor was called and did not come: she is set back without looking, so that the next ring can come. */
  async isThereAgain(): Promise<void> {
    await this.#browser.withTab(this.#tab, async tab => {
      await findButton(tab, 'Ik ben er weer')
      await tab.evaluate(`(${clickButton})('Ik ben er weer')`)
      await findButton(tab, 'Even pauze')
    })
  }
}

async function pressButton(tab: DeskTab, words: string): Promise<void> {
  await tab.press(await findButton(tab, words))
}

/** Waits until there is a button with these words; gives its middle in the window. */
async function findButton(tab: DeskTab, words: string): Promise<{ x: number; y: number }> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const found = v.parse(place, await tab.evaluate(`(${placeOfButton})(${JSON.stringify(words)})`))
    if (found) return found
    await pause(100)
  }
  const shown = await tab.evaluate('document.querySelector("main")?.innerText ?? ""')
  throw new Error(`no button "${words}" came; the desk shows: ${String(shown).replaceAll('\n', ' ')}`)
}

/** Runs in the page. */
function placeOfButton(words: string): { x: number; y: number } | null {
  const button = [...document.querySelectorAll('button')].find(
    one => !one.disabled && one.textContent?.trim() === words,
  )
  if (!button) return null
  button.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = button.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/** Runs in the page. */
function clickButton(words: string): void {
  const button = [...document.querySelectorAll('button')].find(one => one.textContent?.trim() === words)
  button?.click()
}
