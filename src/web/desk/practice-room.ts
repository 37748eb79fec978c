import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import * as v from 'valibot'
import { type Practice, practices } from '../../protocol/practice.ts'
import type { Get } from '../staff/post.ts'
import { PracticePlay } from './practice-play.ts'

export type PracticesNow =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'here'; readonly practices: readonly Practice[] }

export interface PracticeRoomDeps {
  readonly get: Get
  /** [DK71] Whether somebody may practise now: nobody waits for this person. */
  readonly mayPractise: ReadonlySignal<boolean>
  /** A practice was played to its own end. */
  readonly played: (id: string) => void
}

/** Where one practises: the conversations there are, and the one that goes on. */
export class PracticeRoom {
  readonly #now = signal<PracticesNow>({ is: 'loading' })
  readonly #play = signal<PracticePlay | null>(null)
  /** A call came in between, and the practice made room for it. */
  readonly #isInterrupted = signal(false)
  readonly #deps: PracticeRoomDeps

  constructor(deps: PracticeRoomDeps) {
    this.#deps = deps
    effect(() => {
      if (!deps.mayPractise.value) this.#makeRoom()
    })
    effect(() => {
      const play = this.#play.value
      const stage = play?.stage.value
      if (play && stage?.is === 'ended' && stage.end !== null) untracked(() => deps.played(play.practice.id))
    })
  }

  get now(): ReadonlySignal<PracticesNow> {
    return this.#now
  }

  get play(): ReadonlySignal<PracticePlay | null> {
    return this.#play
  }

  get mayPractise(): ReadonlySignal<boolean> {
    return this.#deps.mayPractise
  }

  get isInterrupted(): ReadonlySignal<boolean> {
    return this.#isInterrupted
  }

  /** Asks the house which conversations there are: the only thing of practising that ever goes over the wire (DK70). */
  async load(): Promise<void> {
    if (this.#now.peek().is === 'here') return
    this.#now.value = { is: 'loading' }
    const answer = await this.#deps.get('/api/practice').catch(() => undefined)
    const parsed = v.safeParse(practices, answer)
    this.#now.value = parsed.success ? { is: 'here', ...parsed.output } : { is: 'failed' }
  }

  begin(practice: Practice): void {
    if (!this.#deps.mayPractise.peek()) return
    this.leave()
    this.#isInterrupted.value = false
    this.#play.value = new PracticePlay(practice)
  }

  /** Away from it, at any time; nothing of it stays. */
  leave(): void {
    this.#play.peek()?.erase()
    this.#play.value = null
  }

  #makeRoom(): void {
    if (!this.#play.peek()) return
    this.#isInterrupted.value = true
    this.leave()
  }
}
