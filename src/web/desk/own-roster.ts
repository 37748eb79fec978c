import { type ReadonlySignal, signal } from '@preact/signals'
import type { OwnRoster } from '../../protocol/roster.ts'
import type { RosterAsks, RosterRefusal } from '../staff/roster-asks.ts'

export type SwapAct = 'put-up' | 'withdraw' | 'take-over'

/** What came of the last press. */
export type Said =
  | { readonly is: 'done'; readonly what: SwapAct }
  | { readonly is: 'refused'; readonly why: RosterRefusal }

/** [RO7] [RO8] The own shifts and those that are up, and the three things one may do with them. */
export class OwnShifts {
  readonly #asks: Pick<RosterAsks, 'own' | 'act'>
  readonly #roster = signal<OwnRoster | null>(null)
  readonly #failed = signal<RosterRefusal | null>(null)
  readonly #said = signal<Said | null>(null)
  readonly #isBusy = signal(false)

  constructor(asks: Pick<RosterAsks, 'own' | 'act'>) {
    this.#asks = asks
  }

  /** Null until it was read once; what was read stays in sight when reading anew fails. */
  get roster(): ReadonlySignal<OwnRoster | null> {
    return this.#roster
  }

  get failed(): ReadonlySignal<RosterRefusal | null> {
    return this.#failed
  }

  get said(): ReadonlySignal<Said | null> {
    return this.#said
  }

  get isBusy(): ReadonlySignal<boolean> {
    return this.#isBusy
  }

  async again(): Promise<void> {
    const answer = await this.#asks.own()
    if ('refused' in answer) this.#failed.value = answer.refused
    else {
      this.#failed.value = null
      this.#roster.value = answer
    }
  }

  /** One press; a refusal too shows what stands now. */
  async act(what: SwapAct, asked: { id: string; from?: string }): Promise<void> {
    if (this.#isBusy.peek()) return
    this.#isBusy.value = true
    const refused = await this.#asks.act(what, asked)
    await this.again()
    this.#said.value = refused ? { is: 'refused', why: refused.refused } : { is: 'done', what }
    this.#isBusy.value = false
  }
}
