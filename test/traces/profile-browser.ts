import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, firefox, type Page } from '@playwright/test'
import { type BrowserName, launchOptions } from '../browsers.ts'

/** Firefox as a person has it: everything that Playwright switches off and that writes to the disk is on again. */
const firefoxAsAtHome = {
  'remote.prefs.recommended': false,
  'browser.startup.page': 3,
  'browser.sessionstore.interval': 3_000,
  'browser.sessionstore.interval.idle': 3_000,
  'browser.sessionstore.resume_from_crash': true,
  'browser.sessionstore.restore_on_demand': false,
  'browser.sessionstore.max_resumed_crashes': -1,
  'browser.sessionstore.privacy_level': 0,
  'browser.pagethumbnails.capturing_disabled': false,
  'signon.rememberSignons': true,
}

/** Chromium opens what was open. */
const chromiumAsAtHome = {
  session: { restore_on_startup: 1 },
  browser: { has_seen_welcome_page: true },
}

interface Manners {
  /** In a private window: what the browser promises not to keep. */
  readonly isPrivate?: boolean
}

/**
 * A real browser with a real profile on the disk, session restore on, and the cache of pages for Back as at home. It has
 * a home and a temporary folder of its own: what it writes anywhere lies below `folder`.
 */
export class ProfileBrowser {
  readonly name: BrowserName
  readonly folder: string
  readonly #isPrivate: boolean
  #context: BrowserContext | undefined

  private constructor(name: BrowserName, folder: string, isPrivate: boolean) {
    this.name = name
    this.folder = folder
    this.#isPrivate = isPrivate
  }

  static async make(name: BrowserName, { isPrivate = false }: Manners = {}): Promise<ProfileBrowser> {
    const folder = await mkdtemp(join(tmpdir(), `clbchat-traces-${name}-`))
    for (const part of ['home', 'temporary', 'profile']) await mkdir(join(folder, part))
    if (name === 'chromium') {
      await mkdir(join(folder, 'profile', 'Default'))
      await writeFile(join(folder, 'profile', 'Default', 'Preferences'), JSON.stringify(chromiumAsAtHome))
    }
    return new ProfileBrowser(name, folder, isPrivate)
  }

  get profile(): string {
    return join(this.folder, 'profile')
  }

  /** Where it writes down what is open. */
  get sessionFolder(): string {
    return this.name === 'chromium'
      ? join(this.profile, 'Default', 'Sessions')
      : join(this.profile, 'sessionstore-backups')
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('this browser was not started')
    return this.#context
  }

  /** Starts, also again with what the last time left; gives what the browser calls itself. */
  async starts(before: (context: BrowserContext) => Promise<void> = async () => undefined): Promise<string> {
    const own = {
      HOME: join(this.folder, 'home'),
      TMPDIR: join(this.folder, 'temporary'),
      XDG_CACHE_HOME: join(this.folder, 'home', 'cache'),
      XDG_CONFIG_HOME: join(this.folder, 'home', 'config'),
    }
    if (this.name === 'chromium') await this.#answersRestore()
    const { PATH = '', LANG = 'C.UTF-8' } = process.env
    const program = this.name === 'chromium' ? chromium : firefox
    const { args = [], ...options } = launchOptions[this.name] ?? {}
    this.#context = await program.launchPersistentContext(this.profile, {
      ...options,
      args: this.#isPrivate && this.name === 'chromium' ? [...args, '--incognito'] : args,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      firefoxUserPrefs: { ...firefoxAsAtHome, 'browser.privatebrowsing.autostart': this.#isPrivate },
      env: { PATH, LANG, ...own },
    })
    await before(this.#context)
    return this.#context.browser()?.version() ?? ''
  }

  /** After a kill Chromium asks before it opens what was open, where no tool can press: this is the press. */
  async #answersRestore(): Promise<void> {
    const file = join(this.profile, 'Default', 'Preferences')
    const settings = JSON.parse(await readFile(file, 'utf8'))
    const profile = { ...settings.profile, exit_type: 'Normal', exited_cleanly: true }
    await writeFile(file, JSON.stringify({ ...settings, profile }))
  }

  /** In Chromium only the window that it opened itself is private: a new tab of the tool's would not be. */
  async opensTab(): Promise<Page> {
    const [first] = this.context.pages()
    return this.#isPrivate && this.name === 'chromium' && first ? first : this.context.newPage()
  }

  /** As by the menu: the browser has time to write what it wants to keep. */
  async closes(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
  }

  /** The power goes: no time for anything. */
  async isKilled(): Promise<void> {
    const gone = this.context.waitForEvent('close', { timeout: 20_000 }).catch(() => undefined)
    for (const pid of this.#processes()) process.kill(pid, 'SIGKILL')
    await gone
    await this.closes().catch(() => undefined)
  }

  /** The processes of this browser, known by the name of its own profile. */
  #processes(): number[] {
    return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter(line => line.includes(this.profile))
      .map(line => Number.parseInt(line, 10))
      .filter(pid => pid !== process.pid)
  }

  async isThrownAway(): Promise<void> {
    await this.closes()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
