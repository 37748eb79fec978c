import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { isRefused, type Refusal } from '../../domain/refusal.ts'
import { type SentenceRequest, type SentencesAnswer, sentencesAnswer } from '../../protocol/sentences.ts'
import type { Get, Post } from './post.ts'

export type BookState =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | ({ readonly is: 'loaded' } & SentencesAnswer)

const again = 10_000

/** [DK32] The shared sentences, as this page knows them. What was loaded stays when the server cannot be asked. */
export class SentenceBook {
  readonly #state = signal<BookState>({ is: 'loading' })
  readonly #deps: { readonly get: Get; readonly post: Post }

  constructor(deps: { readonly get: Get; readonly post: Post }) {
    this.#deps = deps
    void this.load()
  }

  get state(): ReadonlySignal<BookState> {
    return this.#state
  }

  get shared(): SentencesAnswer['sentences'] {
    return this.#state.value.is === 'loaded' ? this.#state.value.sentences : []
  }

  /** Asks again; where nothing is known yet it goes on asking. */
  async load(): Promise<void> {
    const answer = await this.#deps.get('/api/sentences').catch(() => undefined)
    const parsed = v.safeParse(sentencesAnswer, answer)
    if (parsed.success) this.#state.value = { is: 'loaded', ...parsed.output }
    if (parsed.success || this.#state.value.is === 'loaded') return
    this.#state.value = { is: 'failed' }
    if (!isRefused(answer)) setTimeout(() => void this.load(), again)
  }

  /** For a coordinator. Gives the refusal, or undefined when it is kept and loaded anew. */
  async change(request: SentenceRequest): Promise<Refusal | undefined> {
    const answer = await this.#deps
      .post('/api/sentence', request)
      .catch(() => ({ refused: 'try-again' as const }))
    await this.load()
    return isRefused(answer) ? answer.refused : undefined
  }
}
