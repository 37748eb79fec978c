import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { findFirefox } from '../../bin/test-programs/find-browsers.ts'
import { BrowserLine } from './browser-line.ts'
import type { DeskBrowser, DeskTab } from './desk-browser.ts'
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

/** Starts a Firefox with a profile of its own in `folder`. Without a screen it has no windows. */
export async function startFirefox(
  folder: string,
  env: Record<string, string>,
  hasScreen: boolean,
): Promise<DeskBrowser> {
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
  #desk = ''

  constructor(program: Program, line: BrowserLine, version: string) {
    this.#program = program
    this.#line = line
    this.version = version
  }

  async opens(url: string, before: string): Promise<void> {
    this.#desk = await this.#openTab()
    const contexts = [this.#desk]
    await this.#line.ask('script.addPreloadScript', { functionDeclaration: `() => { ${before} }`, contexts })
    await this.#line.ask('browsingContext.navigate', { context: this.#desk, url, wait: 'complete' })
  }

  async coversDesk(): Promise<void> {
    await this.#openTab()
  }

  async #openTab(): Promise<string> {
    const asked = { type: 'tab', background: false }
    return v.parse(context, await this.#line.ask('browsingContext.create', asked)).context
  }

  withDesk<Result>(act: (tab: DeskTab) => Promise<Result>): Promise<Result> {
    return act(new FirefoxTab(this.#line, this.#desk))
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
