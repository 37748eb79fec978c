import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { findChromium } from '../../bin/test-programs/find-browsers.ts'
import { BrowserLine } from './browser-line.ts'
import type { DeskBrowser, DeskTab } from './desk-browser.ts'
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

/** Starts a Chromium with a profile of its own in `folder`. Without a screen it has no windows. */
export async function startChromium(
  folder: string,
  env: Record<string, string>,
  hasScreen: boolean,
): Promise<DeskBrowser> {
  const found = findChromium()
  if (!found) throw new Error('Chromium was not found. Install it, or set CHROMIUM_PATH.')
  const profile = join(folder, 'profile')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const without = hasScreen ? ['--window-size=1440,900'] : ['--headless=new']
  const program = new Program(
    found.path,
    [...switches, ...asRoot, ...without, `--user-data-dir=${profile}`, 'about:blank'],
    env,
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
  #desk = ''

  constructor(program: Program, line: BrowserLine, version: string) {
    this.#program = program
    this.#line = line
    this.version = version
  }

  async opens(url: string, before: string): Promise<void> {
    const { origin } = new URL(url)
    await this.#line.ask('Browser.grantPermissions', { origin, permissions: ['notifications'] })
    this.#desk = await this.#openTab()
    await this.#attached(async tab => {
      await tab.ask('Page.enable')
      await tab.ask('Page.addScriptToEvaluateOnNewDocument', { source: before })
      await tab.ask('Page.navigate', { url })
      await tab.isLoaded()
    })
  }

  async coversDesk(): Promise<void> {
    await this.#openTab()
  }

  async #openTab(): Promise<string> {
    return v.parse(target, await this.#line.ask('Target.createTarget', { url: 'about:blank' })).targetId
  }

  withDesk<Result>(act: (tab: DeskTab) => Promise<Result>): Promise<Result> {
    return this.#attached(act)
  }

  /** Lets go of the tab afterwards: a page that is being debugged may be spared what others suffer. */
  async #attached<Result>(act: (tab: ChromiumTab) => Promise<Result>): Promise<Result> {
    const answer = await this.#line.ask('Target.attachToTarget', { targetId: this.#desk, flatten: true })
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
