import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type CrisisDecisionsAnswer, crisisDecisionsAnswer } from '../../protocol/crisis-decision.ts'

export type LogState =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'here'; readonly log: CrisisDecisionsAnswer }

/** [CR8] The decisions about professional secrecy, as the server keeps them. Asking is written down there. */
export class CrisisLog {
  readonly #state = signal<LogState>({ is: 'loading' })
  readonly #get: (path: string) => Promise<unknown>

  constructor(get: (path: string) => Promise<unknown>) {
    this.#get = get
  }

  get state(): ReadonlySignal<LogState> {
    return this.#state
  }

  async load(): Promise<void> {
    this.#state.value = { is: 'loading' }
    const answer = await this.#get('/api/crisis-decisions').catch(() => undefined)
    const parsed = v.safeParse(crisisDecisionsAnswer, answer)
    this.#state.value = parsed.success ? { is: 'here', log: parsed.output } : { is: 'failed' }
  }
}
