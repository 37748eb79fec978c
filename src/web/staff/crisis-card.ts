import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type CrisisCard, crisisCard } from '../../protocol/crisis-card.ts'
import type { Example } from './checked-examples.ts'

export type CardState =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'here'; readonly card: CrisisCard }

/** [CR2] The team's list for a crisis. It is asked for before there is one, because then there is no time. */
export class CrisisCardSource {
  readonly #state = signal<CardState>({ is: 'loading' })
  readonly #get: (path: string) => Promise<unknown>
  #asking: Promise<void> | undefined

  constructor(get: (path: string) => Promise<unknown>) {
    this.#get = get
  }

  get state(): ReadonlySignal<CardState> {
    return this.#state
  }

  /** Asks once; after a failure it asks again. */
  load(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      if (this.#state.value.is === 'failed') this.#asking = undefined
    })
    return this.#asking
  }

  async #ask(): Promise<void> {
    this.#state.value = { is: 'loading' }
    const answer = await this.#get('/api/crisis-card').catch(() => undefined)
    const parsed = v.safeParse(crisisCard, answer)
    this.#state.value = parsed.success ? { is: 'here', card: parsed.output } : { is: 'failed' }
  }
}

/** The whole card is looked at in one go: a tick stands for all its words. */
export function exampleOfCard(card: CrisisCard): Example {
  return { kind: 'risk-scale', id: 'crisis-card', text: JSON.stringify(card) }
}
