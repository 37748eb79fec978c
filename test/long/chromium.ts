import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { findChromium } from '../../bin/test-programs/find-browsers.ts'
import { BrowserLine } from './browser-line.ts'
import type { BrowserStart, DeskBrowser, DeskTab } from './desk-browser.ts'
import { Program, pause } from './program.ts'

const versioned = v.object({ product: v.string() })
const target = v.object({ targetId: v.string() })
const attached = v.object({ sessionId: v.string() })
const evaluated = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.unknown()),
})

/**
 * Only what a machine needs. None of the switches that keep pages awake behind others, which every tool for browsers
 * sets: they would make this test true by themselves.
 */
const switches = ['--no-first-run', '--no-default-browser-check', '--remote-debugging-port=0', '--lang=nl-BE']

/** [DK2] Chromium's own, not yet switched on for everybody: all but the five newest tabs are frozen. */
const freezing = '--enable-features=InfiniteTabsFreezing'

/** Starts a Chromium with a profile of its own. */
export async function startChromium(start: BrowserStart): Promise<DeskBrowser> {
  const found = findChromium()
  if (!found) throw new Error('Chromium was not found. Install it, or set CHROMIUM_PATH.')
  const profile = join(start.folder, 'profile')
  const more = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(start.hasScreen ? ['--window-size=1440,900'] : ['--headless=new']),
    ...(start.isFreezing ? [freezing] : []),
  ]
  const program = new Program(
    found.path,
    [...switches, ...more, `--user-data-dir=${profile}`, 'about:blank'],
    start.env,
  )
  const portFile = join(profile, 'DevToolsActivePort')
  await program.until(() => existsSync(portFile))
  const [port, path] = (await readFile(portFile, 'utf8')).split('\n')
  const line = await BrowserLine.open(`ws://127.0.0.1:${port}${path}`)
  return new Chromium(program, line, v.parse(versioned, await line.ask('Browser.getVersion')).product)
}

class Chromium implements DeskBrowser {
  readonly version: string
  readonly #program: Program
  readonly #line: BrowserLine

  constructor(program: Program, line: BrowserLine, version: string) {
    this.#program = program
    this.#line = line
    this.version = version
  }

  async allowNotifications(origin: string): Promise<void> {
    await this.#line.ask('Browser.grantPermissions', { origin, permissions: ['notifications'] })
  }

  async opens(url: string, before: string): Promise<string> {
    const name = await this.#openTab()
    await this.#attached(name, async tab => {
      await tab.ask('Page.enable')
      await tab.ask('Page.addScriptToEvaluateOnNewDocument', { source: before })
      await tab.ask('Page.navigate', { url })
      await tab.isLoaded()
    })
    return name
  }

  async covers(tabs: number): Promise<void> {
    for (let opened = 0; opened < tabs; opened++) await this.#openTab()
  }

  async #openTab(): Promise<string> {
    return v.parse(target, await this.#line.ask('Target.createTarget', { url: 'about:blank' })).targetId
  }

  withTab<Result>(name: string, act: (tab: DeskTab) => Promise<Result>): Promise<Result> {
    return this.#attached(name, act)
  }

  /** Lets go of the tab afterwards: a page that is being debugged may be spared what others suffer. */
  async #attached<Result>(targetId: string, act: (tab: ChromiumTab) => Promise<Result>): Promise<Result> {
    const answer = await this.#line.ask('Target.attachToTarget', { targetId, flatten: true })
    const { sessionId } = v.parse(attached, answer)
    try {
      return await act(new ChromiumTab(this.#line, sessionId))
    } finally {
      await this.#line.ask('Target.detachFromTarget', { sessionId })
    }
  }

  async closes(): Promise<void> {
    await this.#line.ask('Browser.close').catch(() => undefined)
    this.#line.close()
    await this.#program.ends()
  }
}

class ChromiumTab implements DeskTab {
  readonly #line: BrowserLine
  readonly #session: string

  constructor(line: BrowserLine, session: string) {
    this.#line = line
    this.#session = session
  }

  ask(method: string, params: object = {}): Promise<unknown> {
    return this.#line.ask(method, params, this.#session)
  }

  /** The script that runs before others is forgotten with the session, so the session waits for it. */
  async isLoaded(): Promise<void> {
    while (!(await this.evaluate('location.protocol !== "about:" && document.readyState === "complete"')))
      await pause(50)
  }

  async evaluate(expression: string): Promise<unknown> {
    const asked = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = v.parse(evaluated, await this.ask('Runtime.evaluate', asked))
    if (exceptionDetails) throw new Error(`the page threw: ${JSON.stringify(exceptionDetails).slice(0, 400)}`)
    return result.value
  }

  async press({ x, y }: { x: number; y: number }): Promise<void> {
    const at = { x, y, button: 'left', clickCount: 1 }
    await this.ask('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
    await this.ask('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
    await this.ask('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
  }
}
