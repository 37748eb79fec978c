import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type NewsEntry, staffNews } from '../../protocol/staff-news.ts'

/** How GET /api/… is asked: JSON out, or a throw. */
export type Get = (path: string) => Promise<unknown>

export type NewsNow =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'here'; readonly entries: readonly NewsEntry[] }

const mostAtFirst = 3

/**
 * [DK66] What is newer than the last shift; everything of that very day too, because it may have come after it. Who
 * never had one reads the newest three.
 */
export function newsSince(entries: readonly NewsEntry[], lastShift: number | null): readonly NewsEntry[] {
  if (lastShift === null) return entries.slice(0, mostAtFirst)
  const day = localDay(lastShift)
  return entries.filter(({ date }) => date >= day)
}

function localDay(at: number): string {
  const date = new Date(at)
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
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
    try {
      const parsed = v.safeParse(staffNews, await this.#get('/api/news'))
      this.#now.value = parsed.success ? { is: 'here', ...parsed.output } : { is: 'failed' }
    } catch {
      this.#now.value = { is: 'failed' }
    }
  }
}
