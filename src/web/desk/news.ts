import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type NewsEntry, staffNews } from '../../protocol/staff-news.ts'
import type { Get } from '../staff/post.ts'

export type NewsNow =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'here'; readonly entries: readonly NewsEntry[] }

const mostAtFirst = 3

/**
 * [DK66] What is newer than the last shift (a day, as 2026-10-14); everything of that very day too, because it may have
 * come after it. Who never had one reads the newest three.
 */
export function newsSince(entries: readonly NewsEntry[], lastShift: string | null): readonly NewsEntry[] {
  return lastShift === null ? entries.slice(0, mostAtFirst) : entries.filter(({ date }) => date >= lastShift)
}

/** "Wat is er nieuw": asked once for each page load, and never in the way. */
export class News {
  readonly #now = signal<NewsNow>({ is: 'loading' })
  readonly #get: Get

  constructor(get: Get) {
    this.#get = get
  }

  get now(): ReadonlySignal<NewsNow> {
    return this.#now
  }

  async load(): Promise<void> {
    const answer = await this.#get('/api/news').catch(() => undefined)
    const parsed = v.safeParse(staffNews, answer)
    this.#now.value = parsed.success ? { is: 'here', ...parsed.output } : { is: 'failed' }
  }
}
