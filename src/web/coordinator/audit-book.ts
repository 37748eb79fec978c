import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { type AuditKind, shortHead } from '../../domain/audit-log.ts'
import { isRefused } from '../../domain/refusal.ts'
import { type AuditLogAnswer, type AuditLogRequest, auditLogAnswer } from '../../protocol/audit-log.ts'
import type { OwnContent } from '../staff/own-content.ts'
import type { OwnSettings } from '../staff/own-settings.ts'
import type { Post } from '../staff/post.ts'
import { contradicts, firstMisfit, goesWith } from './audit-memory.ts'

export type AuditFailure = 'no-connection' | 'not-signed-in' | 'failed'
type Shown = Omit<AuditLogAnswer, 'seen'>
type AuditSeen = OwnContent['auditSeen']

export type AuditState =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly why: AuditFailure }
  | Here

interface Here {
  readonly is: 'here'
  readonly log: Shown
  /** What the list was asked with; while it is stale another filter may be chosen already. */
  readonly filter: AuditFilter
  /** What was remembered when this reading began: older entries are held against it too. */
  readonly before: AuditSeen
  readonly isStale: boolean
  readonly isLoadingMore: boolean
}

export interface AuditFilter {
  readonly person: string | null
  readonly kind: AuditKind | null
}

interface Deps {
  readonly post: Post
  /** Null for who has no keys: nothing is remembered for them. */
  readonly own: Pick<OwnSettings, 'content' | 'state' | 'change'> | null
  now(): number
}

/**
 * [AU12] The audit log without a screen. [AU13] It remembers, sealed with the own settings of this person, the newest entry
 * that it saw, and says when that does not stand there any more.
 */
export class AuditBook {
  readonly #state = signal<AuditState>({ is: 'loading' })
  readonly #filter = signal<AuditFilter>({ person: null, kind: null })
  readonly #isChanged = signal(false)
  readonly #deps: Deps
  /** Only the last question counts: a filter may be chosen while another answer is on its way. */
  #asked = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  get state(): ReadonlySignal<AuditState> {
    return this.#state
  }

  get filter(): ReadonlySignal<AuditFilter> {
    return this.#filter
  }

  /** What this page saw before is not there any more. */
  get isChanged(): ReadonlySignal<boolean> {
    return this.#isChanged
  }

  /** The code of it, which an administrator can look for. */
  get remembered(): string | null {
    const seen = this.#seen()
    return seen && shortHead(seen.hash)
  }

  /** Reads the newest entries. What is shown stays when the server cannot be reached. */
  async load(): Promise<void> {
    const before = this.#state.peek()
    if (before.is === 'failed') this.#state.value = { is: 'loading' }
    const seen = this.#seen()
    const filter = this.#filter.value
    const answer = await this.#ask({ before: null, ...filter, seen: seen?.seq ?? null })
    if (answer === undefined) return
    if (typeof answer === 'string') {
      const shown = this.#state.peek()
      const isThere = shown.is === 'here' && answer === 'no-connection'
      this.#state.value = isThere
        ? { ...shown, isStale: true, isLoadingMore: false }
        : { is: 'failed', why: answer }
      return
    }
    // The own settings came meanwhile, perhaps because the server held them back: this answer was asked without them.
    if (seen === null && this.#seen() !== null) return this.load()
    this.#compare(seen, answer)
    const log = looked(answer, filter)
    this.#state.value = { is: 'here', log, filter, before: seen, isStale: false, isLoadingMore: false }
  }

  async choose(filter: Partial<AuditFilter>): Promise<void> {
    this.#filter.value = { ...this.#filter.value, ...filter }
    await this.load()
  }

  async loadMore(): Promise<void> {
    const shown = this.#state.peek()
    const last = shown.is === 'here' ? shown.log.entries.at(-1) : undefined
    if (shown.is !== 'here' || !last || shown.isLoadingMore) return
    this.#state.value = { ...shown, isLoadingMore: true }
    const answer = await this.#ask({ before: last.seq, ...shown.filter, seen: null })
    if (answer === undefined) return
    if (typeof answer === 'string') {
      this.#state.value = { ...shown, isStale: true, isLoadingMore: false }
      return
    }
    this.#compareOlder(shown.before ?? this.#seen(), answer)
    const entries = [...shown.log.entries, ...answer.entries]
    const brokenAt = answer.brokenAt ?? shown.log.brokenAt
    this.#state.value = {
      ...{ ...shown, isStale: shown.filter !== this.#filter.value, isLoadingMore: false },
      log: looked({ ...shown.log, entries, brokenAt, hasMore: answer.hasMore }, shown.filter),
    }
  }

  /** [AU13] Somebody found out why: what stands there now is remembered from here on. */
  accept(): void {
    const shown = this.#state.peek()
    if (shown.is !== 'here') return
    this.#isChanged.value = false
    this.#state.value = { ...shown, before: null }
    this.#remember(shown.log)
  }

  #seen(): AuditSeen {
    const { own } = this.#deps
    // Until the own settings are read nothing is known; a later look compares.
    return own === null || own.state.peek() === 'loading' ? null : own.content.peek().auditSeen
  }

  #compare(seen: AuditSeen, answer: AuditLogAnswer): void {
    const { own } = this.#deps
    if (own === null || own.state.peek() === 'loading') return
    const isSame = seen === null || goesWith(seen, answer, this.#deps.now())
    if (!isSame) this.#isChanged.value = true
    if (!this.#isChanged.value) this.#remember(answer)
  }

  /** The memory moved on with the first page: what does not fit is remembered again, for who finds out why. */
  #compareOlder(seen: AuditSeen, answer: AuditLogAnswer): void {
    if (seen === null || !contradicts(seen, answer)) return
    this.#isChanged.value = true
    this.#deps.own?.change(content => ({ ...content, auditSeen: seen }))
  }

  /** The newest of all, which the heads name also while a filter is chosen. */
  #remember({ heads }: Pick<AuditLogAnswer, 'heads'>): void {
    const [newest] = heads
    if (!newest) return
    const { seq, hash } = newest
    const at = this.#deps.now()
    this.#deps.own?.change(content => ({ ...content, auditSeen: { seq, hash, at } }))
  }

  async #ask(request: AuditLogRequest): Promise<AuditLogAnswer | AuditFailure | undefined> {
    this.#asked += 1
    const own = this.#asked
    const answer = await this.#deps.post('/api/audit-log', request).catch(() => 'no-connection' as const)
    if (own !== this.#asked) return undefined
    if (answer === 'no-connection') return answer
    if (isRefused(answer)) return answer.refused === 'not-signed-in' ? answer.refused : 'failed'
    const parsed = v.safeParse(auditLogAnswer, answer)
    return parsed.success ? parsed.output : 'failed'
  }
}

/** [AU10] What the server says is broken, or else what this page sees by itself. */
function looked<Log extends Shown>(log: Log, { person, kind }: AuditFilter): Log {
  const isAll = person === null && kind === null
  return { ...log, brokenAt: log.brokenAt ?? firstMisfit(log, isAll) }
}
