import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { isRefused } from '../../domain/refusal.ts'
import {
  type ReferralCheckRequest,
  type ReferralsAnswer,
  referralsAnswer,
} from '../../protocol/referral-checks.ts'
import type { Get, Post } from '../staff/post.ts'

export type ReferralsState =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | ({ readonly is: 'loaded' } & ReferralsAnswer)

type Checked = ReferralsAnswer['referrals'][number]

const day = 24 * 60 * 60_000
/** RF3: hours that were looked up longer ago are not trusted. */
const trustedDays = 90

/** Days since a date, on the wall calendar. */
export function daysSince(date: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(date)) / day)
}

/** [RF8] Whether somebody should look it up again: never, or too long ago. */
export function isOverdue({ lastChecked }: Checked, today: string): boolean {
  return lastChecked === null || daysSince(lastChecked, today) > trustedDays
}

/** [RF8] What must be looked up first stands first: never, then the longest ago; then the others in the same way. */
export function inOrderOfNeed({ referrals }: ReferralsAnswer): readonly Checked[] {
  return [...referrals].sort((one, other) => (one.lastChecked ?? '').localeCompare(other.lastChecked ?? ''))
}

/** When other services were looked up, as this page knows it. */
export class ReferralChecks {
  readonly #state = signal<ReferralsState>({ is: 'loading' })
  readonly #deps: { readonly get: Get; readonly post: Post }

  constructor(deps: { readonly get: Get; readonly post: Post }) {
    this.#deps = deps
  }

  get state(): ReadonlySignal<ReferralsState> {
    return this.#state
  }

  /** Asks the server. What was known stays when it cannot be asked. */
  async load(): Promise<void> {
    const answer = await this.#deps.get('/api/referrals').catch(() => undefined)
    const parsed = v.safeParse(referralsAnswer, answer)
    if (parsed.success) this.#state.value = { is: 'loaded', ...parsed.output }
    else if (this.#state.value.is !== 'loaded') this.#state.value = { is: 'failed' }
  }

  /** "Vandaag nagekeken", or not after all. False when the server did not keep it. */
  async check(id: string, isChecked: boolean): Promise<boolean> {
    const request: ReferralCheckRequest = { id, isChecked }
    const answer = await this.#deps
      .post('/api/referral-check', request)
      .catch(() => ({ refused: 'try-again' }))
    await this.load()
    return !isRefused(answer)
  }
}
