import { type Bytes, checkedBytes, equalBytes } from './bytes.ts'
import type { Role } from './conversation-key.ts'
import { type Counts, maySay } from './message-content.ts'
import type { Plain } from './message-seal.ts'
import type { SealRefusal } from './seal-refusal.ts'

/** A message whose tag, padding and shape were found good, with what its header says. */
export type OpenMessage = Plain & { role: Role; sid: string; q: number }

/** What the rules of one epoch need to know beside the ledger. */
export type EpochRules = { e: number; ctx: Bytes; roles?: readonly Role[] }

/**
 * The bookkeeping of one epoch (SE17, SE18): what was said by whom, so that nothing can be played again, left out,
 * reordered, or added after the end. `refusalOf` only looks; `enter` writes. All checks come before any writing.
 */
export class Ledger {
  #counts: Counts = {}
  #lastOfPage = new Map<string, number>()
  #acks = new Map<Role, Counts>()
  #closes: Counts = {}
  #greeted = new Set<Role>()

  /** Highest n of this role; 0 for none. */
  count(role: Role): number {
    return this.#counts[role] ?? 0
  }

  /** Counts of these roles, as `ack` and `close` carry them. */
  counts(roles: readonly Role[]): Counts {
    return Object.fromEntries(roles.map(role => [role, this.count(role)]))
  }

  /** SE12: this holder's `hello` is among what was entered. */
  isGreetedBy(role: Role): boolean {
    return this.#greeted.has(role)
  }

  get isClosed(): boolean {
    return Object.keys(this.#closes).length > 0
  }

  /** How many messages are missing before this one, by the page's q or the role's n (whichever says more). */
  missingBefore({ role, sid, q, n }: OpenMessage): number {
    const byPage = q - 1 - (this.#lastOfPage.get(pageOf(role, sid)) ?? -1)
    return Math.max(0, byPage, n - 1 - this.count(role))
  }

  /** SE17: why this message is not the next one, if so. The order of the checks is that of the rule. */
  refusalOf(message: OpenMessage, rules: EpochRules, me?: Role): SealRefusal | undefined {
    return this.orderRefusal(message) ?? this.ruleRefusal(message, rules, me)
  }

  /** SE17: q = last + 1 for this page, n = last + 1 for this role, a new page only with q = 0. */
  orderRefusal(message: OpenMessage): SealRefusal | undefined {
    const behind = this.behindRefusal(message)
    if (behind) return behind
    const { role, sid, q } = message
    if (q !== 0 && !this.#lastOfPage.has(pageOf(role, sid))) return 'unknown-page'
    return this.missingBefore(message) > 0 ? 'gap' : undefined
  }

  /** The part of `orderRefusal` that a history cannot mend either: what was already said. */
  behindRefusal({ role, sid, q, n }: OpenMessage): SealRefusal | undefined {
    const last = this.#lastOfPage.get(pageOf(role, sid))
    if (last !== undefined && q <= last) return 'replayed'
    return n <= this.count(role) ? 'out-of-order' : undefined
  }

  /** SE12, SE16-SE19: what must hold for a message wherever it stands. */
  ruleRefusal(message: OpenMessage, rules: EpochRules, me?: Role): SealRefusal | undefined {
    if (!maySay(message.role, message.content.k)) return 'kind-not-allowed'
    return (
      this.#ackRefusal(message, rules, me) ??
      helloRefusal(message, rules) ??
      beforeRefusal(message, rules) ??
      this.#closeRefusal(message)
    )
  }

  /** Writes a message down that has passed its checks. */
  enter({ role, sid, q, n, ack, content }: OpenMessage): void {
    this.#counts[role] = n
    this.#lastOfPage.set(pageOf(role, sid), q)
    this.#acks.set(role, ack)
    if (content.k === 'close') this.#closes[role] ??= n
    if (content.k === 'hello') this.#greeted.add(role)
  }

  /**
   * SE17: ack names every other role, never falls, and is never above what I said (the reader of a history knows
   * what everybody said).
   */
  #ackRefusal({ role, ack }: OpenMessage, { roles }: EpochRules, me?: Role): SealRefusal | undefined {
    const others = roles?.filter(other => other !== role)
    if (ack[role] !== undefined) return 'content-not-allowed'
    if (others && Object.keys(ack).length !== others.length) return 'content-not-allowed'
    if (others?.some(other => ack[other] === undefined)) return 'content-not-allowed'
    const before = this.#acks.get(role) ?? {}
    for (const other of everyone) {
      if ((ack[other] ?? 0) < (before[other] ?? 0)) return 'ack-fell'
      if ((me === undefined || other === me) && (ack[other] ?? 0) > this.count(other)) return 'ack-too-high'
    }
    return undefined
  }

  /** SE19, SE34: `close` carries true counts; after it only `keep` and `close`, from everyone who knew of it. */
  #closeRefusal({ role, n, ack, content }: OpenMessage): SealRefusal | undefined {
    if (content.k === 'close') {
      const isTrue =
        content.counts[role] === n && everyone.every(r => r === role || content.counts[r] === ack[r])
      return isTrue ? undefined : 'counts-wrong'
    }
    if (content.k === 'keep') return this.isClosed ? undefined : 'kind-not-allowed'
    const knewOfClose = everyone.some(other => {
      const closedAt = this.#closes[other]
      return closedAt !== undefined && (other === role || (ack[other] ?? 0) >= closedAt)
    })
    return knewOfClose ? 'already-closed' : undefined
  }
}

/** Every role there can be. */
export const everyone: readonly Role[] = [1, 2, 3]

function pageOf(role: Role, sid: string): string {
  return `${role}.${sid}`
}

/** SE12: a holder's first word is `hello` with this very ctx_e, and it is said once. */
function helloRefusal({ role, n, content }: OpenMessage, { ctx }: EpochRules): SealRefusal | undefined {
  if (content.k !== 'hello') return role !== 1 && n === 1 ? 'hello-missing' : undefined
  return n === 1 && equalBytes(checkedBytes(content.ctx), ctx) ? undefined : 'hello-wrong'
}

/** SE19: the first visitor message of epoch e > 0, and no other, carries the counts of epochs 0 … e-1. */
function beforeRefusal({ role, n, before }: OpenMessage, { e }: EpochRules): SealRefusal | undefined {
  const expected = role === 1 && n === 1 && e > 0 ? e : undefined
  return before?.length === expected ? undefined : 'counts-wrong'
}
