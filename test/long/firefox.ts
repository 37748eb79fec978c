import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { findFirefox } from '../../bin/test-programs/find-browsers.ts'
import { BrowserLine } from './browser-line.ts'
import type { BrowserStart, DeskBrowser, DeskTab } from './desk-browser.ts'
import { Program } from './program.ts'

const server = v.object({ ws_host: v.string(), ws_port: v.number() })
const session = v.object({
  capabilities: v.object({ browserName: v.string(), browserVersion: v.string() }),
})
const context = v.object({ context: v.string() })
const evaluated = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.object({ value: v.string() }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
])

/**
 * Only what keeps questions away and allows notifications. The settings that the remote line would change by itself,
 * about focus and slowed pages too, stay as a person has them.
 */
const settings = {
  'remote.prefs.recommended': false,
  'permissions.default.desktop-notification': 1,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
}

/** Starts a Firefox with a profile of its own. */
export async function startFirefox({ folder, env, hasScreen }: BrowserStart): Promise<DeskBrowser> {
  const found = findFirefox()
  if (!found) throw new Error('Firefox was not found. Install it, or set FIREFOX_PATH.')
  const profile = join(folder, 'profile')
  await mkdir(profile)
  const lines = Object.entries(settings).map(([name, value]) => `user_pref("${name}", ${value});`)
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const without = hasScreen ? ['--width', '1440', '--height', '900'] : ['--headless']
  const switches = ['--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const program = new Program(found.path, [...switches, ...without, 'about:blank'], env)
  const serverFile = join(profile, 'WebDriverBiDiServer.json')
  await program.until(() => existsSync(serverFile))
  const { ws_host, ws_port } = v.parse(server, JSON.parse(await readFile(serverFile, 'utf8')))
  const line = await BrowserLine.open(`ws://${ws_host}:${ws_port}/session`)
  const { capabilities } = v.parse(session, await line.ask('session.new', { capabilities: {} }))
  return new Firefox(program, line, `${capabilities.browserName}/${capabilities.browserVersion}`)
}

class Firefox implements DeskBrowser {
  readonly version: string
  readonly #program: Program
  readonly #line: BrowserLine

  constructor(program: Program, line: BrowserLine, version: string) {
    this.#program = program
    this.#line = line
    this.version = version
  }

  /** It is in the settings, for every site. */
  async allowNotifications(): Promise<void> {}

  async opens(url: string, before: string): Promise<string> {
    const name = await this.#openTab()
    const functionDeclaration = `() => { ${before} }`
    await this.#line.ask('script.addPreloadScript', { functionDeclaration, contexts: [name] })
    await this.#line.ask('browsingContext.navigate', { context: name, url, wait: 'complete' })
    return name
  }

  async covers(tabs: number): Promise<void> {
    for (let opened = 0; opened < tabs; opened++) await this.#openTab()
  }

  async #openTab(): Promise<string> {
    const asked = { type: 'tab', background: false }
    return v.parse(context, await this.#line.ask('browsingContext.create', asked)).context
  }

  withTab<Result>(name: string, act: (tab: DeskTab) => Promise<Result>): Promise<Result> {
    return act(new FirefoxTab(this.#line, name))
  }

  async closes(): Promise<void> {
    await this.#line.ask('browser.close').catch(() => undefined)
    this.#line.close()
    await this.#program.ends()
  }
}

class FirefoxTab implements DeskTab {
  readonly #line: BrowserLine
  readonly #context: string

  constructor(line: BrowserLine, context: string) {
    this.#line = line
    this.#context = context
  }

  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#line.ask('script.evaluate', {
      expression: `Promise.resolve(${expression}).then(value => JSON.stringify(value ?? null))`,
      target: { context: this.#context },
      awaitPromise: true,
    })
    const parsed = v.parse(evaluated, answer)
    if (parsed.type === 'exception') throw new Error(`the page threw: ${parsed.exceptionDetails.text}`)
    return JSON.parse(parsed.result.value)
  }

  async press({ x, y }: { x: number; y: number }): Promise<void> {
    const actions = [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]
    const mouse = { type: 'pointer', id: 'mouse', actions }
    await this.#line.ask('input.performActions', { context: this.#context, actions: [mouse] })
  }
}
