import { type ReadonlySignal, signal } from '@preact/signals'
import { randomBytes, toBase64url } from '../../crypto/bytes.ts'
import type { Intake } from '../../crypto/message-content.ts'
import { isRefused, type Refusal } from '../../domain/refusal.ts'
import {
  answersOf,
  type ClosingDraft,
  type ContactType,
  emptyDraft,
  isContact,
  type Missing,
} from '../../domain/registration.ts'
import type { ClosingForm, RegistrationRequest } from '../../protocol/registration.ts'
import type { Post } from '../staff/post.ts'
import type { DeskBlobKeeper, KeptAtDesk } from './desk-blob-keeper.ts'
import type { End } from './end-as-known.ts'
import type { KeptClosing } from './kept-closing.ts'
import { prefill, withTheme } from './prefill.ts'
import { PrivateNote } from './private-note.ts'

/** filing: it is on its way. */
export type Filing =
  | { readonly is: 'open' | 'filing' | 'filed' }
  | { readonly is: 'not-filed'; readonly code: Refusal | 'no-connection' }

/** The form draws itself from this; null as long as it could not be asked. */
export type FormSource = ReadonlySignal<ClosingForm | null>

interface ClosingDeps {
  readonly post: Post
  readonly keeper: DeskBlobKeeper
  readonly form: FormSource
}

const longestTalk = 24 * 60 * 60_000

/**
 * The closing of one conversation: what is filled in, and what is shown beside it. It lives from the opening, so that an
 * end that this page never sees leaves something to file (SE38). What is filed holds no word of anybody (SE39).
 */
export class Closing {
  readonly draft = signal<ClosingDraft>(emptyDraft)
  readonly filing = signal<Filing>({ is: 'open' })
  readonly missing = signal<readonly Missing[]>([])
  /** Words of the visitor and of the counsellor, for the one who files: gone within an hour (4.1). */
  readonly name = signal('')
  readonly notes = signal(new PrivateNote())
  readonly theme = signal<string | undefined>(undefined)
  readonly #deps: ClosingDeps
  #id = toBase64url(randomBytes(16))
  #openedAt = Date.now()
  #endedAt: number | null = null
  #seenAt = Date.now()
  #end: End | null = null
  #isCrisis = false
  #isPrefilled = false
  #read: (() => KeptAtDesk) | undefined

  constructor(deps: ClosingDeps) {
    this.#deps = deps
  }

  /** One that an earlier page left. */
  static from(deps: ClosingDeps, kept: KeptClosing, notes: PrivateNote): Closing {
    const closing = new Closing(deps)
    closing.restore(kept)
    closing.notes.value = notes
    return closing
  }

  restore({ id, draft, name, theme, openedAt, endedAt, seenAt, end, isCrisis }: KeptClosing): void {
    this.draft.value = draft
    this.name.value = name
    this.theme.value = theme ?? undefined
    this.#id = id
    this.#openedAt = openedAt
    this.#endedAt = endedAt
    this.#seenAt = seenAt
    this.#end = end
    this.#isCrisis = isCrisis
    this.#isPrefilled = true
  }

  /** What stands in the desk blob: enough to file it on another page (SE25). */
  get kept(): KeptClosing {
    return {
      ...{ id: this.#id, draft: this.draft.value, name: this.name.value, theme: this.theme.value ?? null },
      ...{ openedAt: this.#openedAt, endedAt: this.#endedAt, seenAt: this.#endedAt ?? Date.now() },
      ...{ end: this.#end, isCrisis: this.#isCrisis },
    }
  }

  get end(): End | null {
    return this.#end
  }

  /** Nobody has to guess which talk it was. By this page's clock. */
  get begunAt(): number {
    return this.#openedAt
  }

  get form(): FormSource {
    return this.#deps.form
  }

  /** [RG3] What the visitor told; what was already chosen here stays. */
  hearIntake(intake: Intake | null, name: string): void {
    this.name.value = name
    if (!intake || this.#isPrefilled) return
    this.#isPrefilled = true
    this.theme.value = intake.theme
    this.draft.value = prefill(intake)
  }

  hearTime(openedAt: number, isCrisis: boolean): void {
    this.#openedAt = openedAt
    this.#isCrisis ||= isCrisis
  }

  /** An earlier page's: its blob is kept up to date from here, once somebody goes on with it. */
  keepsAs(read: () => KeptAtDesk): void {
    this.#read = read
  }

  /** Somebody goes on with it. */
  goOn(): void {
    if (this.#read) this.#deps.keeper.watch(this.#read)
  }

  /** The conversation is over, and its notes stand still. */
  begin(end: End, notes: PrivateNote, at = Date.now()): void {
    this.#endedAt ??= at
    this.#end = end
    this.notes.value = notes
  }

  /** What it was. A talk whose one theme is surely meant has it ticked. */
  pick(type: ContactType): void {
    const form = this.#deps.form.value
    const chosen = { ...this.draft.value, type }
    this.draft.value = form && isContact(type) ? withTheme(chosen, form, this.theme.value) : chosen
    this.missing.value = []
  }

  fill(part: Partial<ClosingDraft>): void {
    this.draft.value = { ...this.draft.value, ...part }
    if (this.missing.value.length > 0) this.missing.value = this.#missing()
  }

  #missing(): readonly Missing[] {
    const answers = answersOf(this.draft.value)
    return 'missing' in answers ? answers.missing : []
  }

  /** Files it, unless something must still be chosen. [RG4] The same id again is the same row, also with other answers. */
  async file(): Promise<boolean> {
    if (this.filing.value.is === 'filing') return false
    const answers = answersOf(this.draft.value)
    if ('missing' in answers) {
      this.missing.value = answers.missing
      return false
    }
    this.filing.value = { is: 'filing' }
    const now = Date.now()
    const lasted = (this.#endedAt ?? this.#seenAt) - this.#openedAt
    const times = { begun: within(now - this.#openedAt), lasted: within(lasted) }
    const refused = await this.#send({ id: this.#id, ...times, isCrisis: this.#isCrisis, answers })
    if (refused) {
      this.filing.value = { is: 'not-filed', code: refused }
      return false
    }
    // [RG10] Nothing of the conversation is kept any longer than this.
    await this.#deps.keeper.drop()
    this.filing.value = { is: 'filed' }
    return true
  }

  async #send(request: RegistrationRequest): Promise<Refusal | 'no-connection' | undefined> {
    try {
      const answer = await this.#deps.post('/api/registration', request)
      return isRefused(answer) ? answer.refused : undefined
    } catch {
      return 'no-connection'
    }
  }

  /** "Toch anders": the same row is filed again. */
  correct(): void {
    this.filing.value = { is: 'open' }
  }

  /** Later: it is kept as it is. Resolves when it is, or when that cannot be now. */
  async leave(): Promise<void> {
    const left = this.#deps.keeper.leave()
    this.forgetWords()
    await left
  }

  forgetWords(): void {
    this.notes.value = new PrivateNote()
    this.name.value = ''
    this.theme.value = undefined
  }
}

function within(milliseconds: number): number {
  return Math.round(Math.min(longestTalk, Math.max(0, milliseconds)))
}
