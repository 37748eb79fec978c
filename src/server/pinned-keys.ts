import { weekInWords } from '../domain/hours-in-words.ts'
import type { Instant } from '../domain/people.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { PageSettings } from '../protocol/page-settings.ts'
import type { SetUpRequest } from '../protocol/set-up.ts'
import type { Log } from './log.ts'
import { laterDates, type Root, readRoot, writeDates, writeRoot } from './root-key.ts'
import { hashSecret, isSecret, makeSecret } from './secret.ts'
import type { Settings } from './settings.ts'
import type { Site } from './site-folder.ts'
import { setUp } from './staff/set-up.ts'
import type { StaffDeps } from './staff/staff.ts'

/** The link of the set-up is good this long after the start (SE7). */
const setUpLinkKept = 24 * 60 * 60_000

/** The pinned root key, and the one set-up that puts it in place. */
export class PinnedKeys {
  readonly #settings: Settings
  readonly #site: Site
  readonly #staff: StaffDeps
  readonly setUpSecret: string | undefined
  #root: Root | undefined
  #isBusy = false
  #raising = Promise.resolve()
  readonly #setUpUntil: Instant

  constructor(settings: Settings, site: Site, staff: StaffDeps) {
    this.#settings = settings
    this.#site = site
    this.#staff = staff
    this.#root = readRoot(settings, site.settings.org)
    this.#setUpUntil = staff.clock.now() + setUpLinkKept
    this.setUpSecret = this.#root ? undefined : makeSecret(32)
  }

  isSetUp(): boolean {
    return this.#root !== undefined
  }

  pageSettings(): PageSettings {
    const { rootKey = null, grantsFrom = 0, rootGrantsFrom = 0 } = this.#root ?? {}
    const isDemo = this.#settings.mode === 'demo'
    const hours = isDemo ? {} : { hoursText: weekInWords(this.#site.hours.week) }
    return { ...this.#site.settings, ...hours, rootKey, grantsFrom, rootGrantsFrom, isDemo }
  }

  /** [SE7] Once: the people and grants are kept first, `root.pub` is written last, so that a cut leaves no open door. */
  async setUp(request: SetUpRequest, log: Log): Promise<Refused | undefined> {
    const { setUpSecret } = this
    if (this.#root || this.#isBusy || !setUpSecret) return refuse('not-allowed')
    if (!isSecret(request.secret, hashSecret(setUpSecret))) return refuse('not-allowed')
    if (this.#staff.clock.now() >= this.#setUpUntil) return refuse('expired')
    this.#isBusy = true
    try {
      const refused = await setUp(this.#staff, request)
      if (refused) return refused
      const { rootKey, grantsFrom } = request
      const root: Root = { org: this.#site.settings.org, rootKey, grantsFrom, rootGrantsFrom: grantsFrom }
      await writeRoot(this.#settings, root)
      this.#root = root
      log.event('set-up-done')
      return undefined
    } finally {
      this.#isBusy = false
    }
  }
  /** [SI26] Grants from before these dates (seconds) count no more, on every page that is loaded from now on. */
  async raiseGrantsFrom(dates: Partial<Pick<Root, 'grantsFrom' | 'rootGrantsFrom'>>): Promise<void> {
    const raised = this.#raising.then(() => this.#raise(dates))
    this.#raising = raised.catch(() => {})
    return raised
  }

  async #raise(dates: Partial<Pick<Root, 'grantsFrom' | 'rootGrantsFrom'>>): Promise<void> {
    const root = this.#root
    if (!root) return
    const later = laterDates(root, dates)
    if (later.grantsFrom === root.grantsFrom && later.rootGrantsFrom === root.rootGrantsFrom) return
    await writeDates(this.#settings, root.org, later)
    this.#root = { ...root, ...later }
  }
}
