import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type Bytes, fromBase64url, toBase64url } from '../../crypto/bytes.ts'
import { openOwnSettings, sealOwnSettings } from '../../crypto/own-settings.ts'
import { isRefused } from '../../domain/refusal.ts'
import { type OwnSettingsRequest, ownSettingsAnswer } from '../../protocol/own-settings.ts'
import { bytesOfContent, contentOfBytes, emptyContent, isOwnContent, type OwnContent } from './own-content.ts'
import type { Get, Post } from './post.ts'

/**
 * `loading`: not read yet; what is changed meanwhile is put on top of what is read later. `page-only`: somebody without
 * keys, for whom nothing is kept. `saving` also says that the server could not be reached and is tried again.
 */
export type OwnState = 'loading' | 'saved' | 'saving' | 'page-only'

type Change = (own: OwnContent) => OwnContent

export interface OwnSettingsDeps {
  readonly get: Get
  readonly post: Post
  /** Null for a role without keys. */
  readonly deskSecret: Bytes | null
  /** In milliseconds; only tests give other ones. */
  readonly pace?: { readonly settle: number; readonly retryFrom: number; readonly retryMost: number }
}

const usualPace = { settle: 500, retryFrom: 1_000, retryMost: 30_000 }
const path = '/api/own-settings'

/**
 * [DK30] What somebody of the staff keeps for themselves, sealed here (SE25b) and kept by the server: the same on every
 * device. A change counts at once in this page, is saved half a second later, and tried again until it is.
 */
export class OwnSettings {
  readonly #content = signal<OwnContent>(emptyContent)
  readonly #state = signal<OwnState>('loading')
  readonly #isUnreadable = signal(false)
  readonly #deps: OwnSettingsDeps
  readonly #pace: NonNullable<OwnSettingsDeps['pace']>
  #early: Change[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait: number
  /** One after another: an older one must never arrive over a newer one. */
  #saving: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(deps: OwnSettingsDeps) {
    this.#deps = deps
    this.#pace = deps.pace ?? usualPace
    this.#wait = this.#pace.retryFrom
    if (deps.deskSecret === null) this.#state.value = 'page-only'
    else void this.#load(deps.deskSecret)
  }

  get content(): ReadonlySignal<OwnContent> {
    return this.#content
  }

  get state(): ReadonlySignal<OwnState> {
    return this.#state
  }

  /** There was something kept that this page cannot open: it began anew, and says so. */
  get isUnreadable(): ReadonlySignal<boolean> {
    return this.#isUnreadable
  }

  /** Changes the content. False, and nothing happened, when the result is not of the shape or would not fit. */
  change(change: Change): boolean {
    const next = change(this.#content.value)
    if (!isOwnContent(next) || bytesOfContent(next) === undefined) return false
    this.#content.value = next
    if (this.#state.value === 'loading') this.#early.push(change)
    else if (this.#state.value !== 'page-only') this.#saveIn(this.#pace.settle)
    return true
  }

  /** The page signs out: what is not saved yet is tried once more, and then nothing. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#state.value === 'saving') await this.#saveNext()
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #load(deskSecret: Bytes): Promise<void> {
    const answer = await this.#deps.get(path).catch(() => undefined)
    const parsed = v.safeParse(ownSettingsAnswer, answer)
    if (this.#isStopped) return
    // Without an answer nothing is known, and nothing may be written over what is there.
    if (!parsed.success) return this.#later(() => void this.#load(deskSecret))
    const { sealed } = parsed.output
    const found = sealed === null ? emptyContent : await read(deskSecret, sealed)
    this.#isUnreadable.value = found === undefined
    this.#wait = this.#pace.retryFrom
    const [early, start] = [this.#early, found ?? emptyContent]
    this.#early = []
    const all = early.reduce((own, change) => change(own), start)
    const fits = isOwnContent(all) && bytesOfContent(all) !== undefined
    this.#content.value = fits ? all : start
    this.#state.value = 'saved'
    if (early.length > 0 && fits) this.#saveIn(this.#pace.settle)
  }

  #saveIn(milliseconds: number): void {
    this.#state.value = 'saving'
    this.#later(() => void this.#saveNext(), milliseconds)
  }

  #saveNext(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save())
    return this.#saving
  }

  async #save(): Promise<void> {
    const { deskSecret, post } = this.#deps
    const content = this.#content.value
    const bytes = bytesOfContent(content)
    if (deskSecret === null || bytes === undefined) return
    const request: OwnSettingsRequest = { sealed: toBase64url(await sealOwnSettings(deskSecret, bytes)) }
    const answer = await post(path, request).catch(() => ({ refused: 'try-again' }))
    if (this.#isStopped) return
    // A newer change has its own timer by now.
    if (content !== this.#content.value) return
    if (isRefused(answer)) return this.#later(() => void this.#saveNext())
    this.#wait = this.#pace.retryFrom
    this.#state.value = 'saved'
  }

  /** In so many milliseconds; without a number after the wait of a failure, which grows. */
  #later(act: () => void, milliseconds?: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(act, milliseconds ?? this.#wait)
    if (milliseconds === undefined) this.#wait = Math.min(this.#wait * 2, this.#pace.retryMost)
  }
}

async function read(deskSecret: Bytes, sealed: string): Promise<OwnContent | undefined> {
  const bytes = fromBase64url(sealed)
  const opened = bytes && (await openOwnSettings(deskSecret, bytes))
  return opened instanceof Uint8Array ? contentOfBytes(opened) : undefined
}
