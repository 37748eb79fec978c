import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { ToldShift } from '../../protocol/roster.ts'
import type { RosterAsks, RosterRefusal } from '../staff/roster-asks.ts'
import type { WeekBook } from '../staff/week-book.ts'
import { draftOf, planOfDraft, type ShiftDraft } from './shift-draft.ts'

/** How the keeping of it goes. */
export type EditState =
  | { readonly is: 'quiet' }
  | { readonly is: 'busy' }
  | { readonly is: 'refused'; readonly why: RosterRefusal }
  /** Somebody else changed it: this is what stands now (RO6). */
  | { readonly is: 'changed'; readonly now: ToldShift }
  /** Somebody else took it out of the roster. */
  | { readonly is: 'gone' }
  | { readonly is: 'past' }
  /** Somebody in it is not on the staff any more. */
  | { readonly is: 'unknown-person' }

interface EditDeps {
  readonly asks: Pick<RosterAsks, 'act'>
  readonly book: Pick<WeekBook, 'week' | 'again' | 'failed'>
}

/**
 * [RO6] A shift in the hands of a coordinator. What was filled in stays until it is kept or thrown away, whatever others
 * do meanwhile and whatever the server or the line does.
 */
export class ShiftEdit {
  readonly draft: Signal<ShiftDraft>
  readonly #state = signal<EditState>({ is: 'quiet' })
  readonly #deps: EditDeps
  #base: ToldShift | null
  #begun: ShiftDraft

  /** `base` is null for a shift that is not in the roster yet. */
  constructor(deps: EditDeps, base: ToldShift | null, draft: ShiftDraft) {
    this.#deps = deps
    this.#base = base
    this.#begun = draft
    this.draft = signal(draft)
  }

  get state(): ReadonlySignal<EditState> {
    return this.#state
  }

  /** The shift as it was read, or null for a new one. */
  get base(): ToldShift | null {
    return this.#base
  }

  /** Whether there is something to lose. */
  get isChanged(): boolean {
    return JSON.stringify(this.draft.value) !== JSON.stringify(this.#begun)
  }

  set(change: Partial<ShiftDraft>): void {
    this.draft.value = { ...this.draft.value, ...change }
  }

  /** Gives whether it is kept. */
  save(): Promise<boolean> {
    const plan = planOfDraft(this.draft.peek())
    const base = this.#base
    if (base === null) return this.#ask('add', { plan })
    return this.#ask('change', { id: base.id, version: base.version, plan })
  }

  remove(): Promise<boolean> {
    return this.#askAbout('remove')
  }

  undoSwap(): Promise<boolean> {
    return this.#askAbout('undo')
  }

  /** After somebody else's change: keeps what was filled in here, over it. */
  saveAnyway(now: ToldShift): Promise<boolean> {
    this.#base = now
    return this.save()
  }

  /** After somebody else's change: what was filled in here makes room for it. */
  takeNew(now: ToldShift): void {
    this.#base = now
    this.#begun = draftOf(now)
    this.draft.value = this.#begun
    this.#state.value = { is: 'quiet' }
  }

  /** After it was taken out: it becomes a new one. */
  addAgain(): Promise<boolean> {
    this.#base = null
    return this.save()
  }

  #askAbout(what: 'remove' | 'undo'): Promise<boolean> {
    if (this.#base === null) return Promise.resolve(false)
    const { id, version } = this.#base
    return this.#ask(what, { id, version })
  }

  async #ask(what: 'add' | 'change' | 'remove' | 'undo', asked: object): Promise<boolean> {
    if (this.#state.peek().is === 'busy') return false
    this.#state.value = { is: 'busy' }
    const refused = await this.#deps.asks.act(what, asked)
    await this.#deps.book.again()
    this.#state.value = refused ? this.#stateAfter(refused.refused) : { is: 'quiet' }
    return refused === undefined
  }

  #stateAfter(why: RosterRefusal): EditState {
    const { week, failed } = this.#deps.book
    const isElsewhere = why === 'already-open' || why === 'expired'
    if (!isElsewhere || failed.peek() !== null || this.#base === null) return { is: 'refused', why }
    const now = week.peek()?.shifts.find(({ id }) => id === this.#base?.id)
    if (!now) return { is: 'gone' }
    if (now.version !== this.#base.version) return { is: 'changed', now }
    return now.isPast ? { is: 'past' } : { is: 'unknown-person' }
  }
}
