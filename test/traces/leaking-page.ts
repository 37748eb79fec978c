import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import type { BrowserName } from '../browsers.ts'
import { goes } from './back-button.ts'
import { lookThrough } from './look-through.ts'
import { type Mark, makeWord, textMark } from './marks.ts'
import { typeKeys } from './type-keys.ts'

/** Every way in which a page could leave something behind, done on purpose. */
export const channels = [
  'field in a form',
  'textarea',
  'contenteditable',
  'sessionStorage',
  'sessionStorage, cleared',
  'localStorage',
  'localStorage, cleared',
  'history.state',
  'address',
  'IndexedDB',
  'Cache API',
  'cookie',
  'title',
  'window.name',
] as const

type Channel = (typeof channels)[number]

const html = `<!doctype html><meta charset="utf-8"><title>lek</title>
<form><input name="naam"></form><textarea></textarea><div contenteditable="true"></div><p>ander</p>`

type Caught = 'both' | BrowserName | 'none'

/**
 * Where a search must see it. Chromium seals cookies; Firefox wipes what was cleared from its database; what stands on a
 * page and is no field, and the name of a window, stay in memory. Nothing of these proves anything.
 */
const caughtIn: Readonly<Record<Channel, Caught>> = {
  'field in a form': 'both',
  textarea: 'both',
  contenteditable: 'none',
  sessionStorage: 'both',
  'sessionStorage, cleared': 'both',
  localStorage: 'both',
  'localStorage, cleared': 'chromium',
  'history.state': 'both',
  address: 'both',
  IndexedDB: 'both',
  'Cache API': 'both',
  cookie: 'firefox',
  title: 'both',
  'window.name': 'none',
}

/** The channels that a search of this browser's files has to catch. */
export function mustBeCaught(browser: BrowserName): Channel[] {
  return channels.filter(channel => ['both', browser].includes(caughtIn[channel]))
}

/** A page on this machine that does everything wrong: what must be found, or nothing that is not found means anything. */
export class LeakingPage {
  readonly page: Page
  readonly marks: readonly Mark[]
  readonly #server: Server
  /** Of a page that leaks nothing and of which nothing is told. */
  readonly neutral: string
  readonly #url: string
  readonly #words: ReadonlyMap<Channel, string>

  private constructor(page: Page, server: Server, url: string) {
    this.page = page
    this.#server = server
    this.#url = url
    this.neutral = `${url}/begin`
    this.#words = new Map(channels.map(channel => [channel, makeWord()]))
    this.marks = [...this.#words].map(([channel, word]) => textMark('a page that leaks', channel, word))
  }

  static async opens(context: BrowserContext): Promise<LeakingPage> {
    const server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end(html)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return new LeakingPage(await context.newPage(), server, url)
  }

  #word(channel: Channel): string {
    return this.#words.get(channel) ?? ''
  }

  /** Through all channels, and stays open. */
  async leaks(): Promise<void> {
    await this.page.goto(`${this.#url}/?q=${this.#word('address')}`)
    await typeKeys(this.page.locator('input'), this.#word('field in a form'))
    await typeKeys(this.page.locator('textarea'), this.#word('textarea'))
    await typeKeys(this.page.locator('div'), this.#word('contenteditable'))
    await this.page.evaluate(leakInPage, Object.fromEntries(this.#words))
  }

  /** As a page does that thinks it cleans up. */
  async cleansUp(): Promise<void> {
    await this.page.evaluate(() => {
      sessionStorage.removeItem('b')
      localStorage.removeItem('b')
    })
  }

  /**
   * Types another word and waits until it lies on the disk: then the browser has written down what stood on its pages
   * before, too, if it writes that. In front, because browsers look at pages behind others less often.
   */
  async untilWritten(folder: string): Promise<void> {
    const word = makeWord()
    await this.page.bringToFront()
    await typeKeys(this.page.locator('textarea'), `${this.#word('textarea')} ${word}`)
    const marks = [textMark('', 'now', word)]
    await expect
      .poll(async () => (await lookThrough(folder, marks)).traces.length, {
        timeout: 30_000,
        intervals: [250],
      })
      .toBeGreaterThan(0)
  }

  /** Whether a page comes back from memory by Back here: else the tests of Back would prove less than they say. */
  async comesBackFromMemory(): Promise<boolean> {
    const page = await this.page.context().newPage()
    await page.goto(`${this.#url}/one`)
    await page.evaluate(() => {
      addEventListener('pageshow', event => {
        document.title = `${event.persisted}`
      })
    })
    await page.goto(`${this.#url}/two`)
    await goes(page, 'back')
    const title = await page.evaluate(() => document.title)
    await page.close()
    return title === 'true'
  }

  async goes(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }
}

/** Runs in the page. */
async function leakInPage(words: Record<string, string>): Promise<void> {
  const word = (channel: string) => words[channel] ?? ''
  sessionStorage.setItem('a', word('sessionStorage'))
  localStorage.setItem('a', word('localStorage'))
  sessionStorage.setItem('b', word('sessionStorage, cleared'))
  localStorage.setItem('b', word('localStorage, cleared'))
  history.replaceState({ typed: word('history.state') }, '')
  // biome-ignore lint/suspicious/noDocumentCookie: it does everything wrong, this too.
  document.cookie = `a=${word('cookie')}; max-age=86400`
  document.title = word('title')
  window.name = word('window.name')
  const cache = await caches.open('a')
  await cache.put('/kept', new Response(word('Cache API')))
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('a')
    opening.onupgradeneeded = () => opening.result.createObjectStore('a')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('a', 'readwrite')
      writing.objectStore('a').put({ typed: word('IndexedDB') }, 1)
      writing.oncomplete = () => resolve()
    }
  })
}
