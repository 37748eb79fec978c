import type { FoundEntry, Pruned } from './audit-log.ts'
import { type AuditSeal, noHash } from './audit-seal.ts'

/** What is wrong: changed, gone, out of order, the seal of what was pruned, or the end is not there any more. */
export type Break =
  | { readonly how: 'changed' | 'missing' | 'out-of-order'; readonly seq: number }
  | { readonly how: 'pruned-seal' | 'empty' | 'head-not-found' }

export interface Whole {
  readonly count: number
  readonly first: Pick<FoundEntry, 'seq' | 'at'>
  readonly last: Pick<FoundEntry, 'seq' | 'at' | 'hash'>
  /** Of the entry that was noted, when one was asked for. */
  readonly noted: number | null
}

/** What is checked: all that is kept, or from an entry on. */
export interface ChainAsked {
  readonly pruned: Pruned | undefined
  /** In the order of their numbers. */
  readonly entries: AsyncIterable<FoundEntry>
  /** Trust what stands before this entry, and begin there. */
  readonly from: number | null
  /** Whether a hash is the one that somebody noted on an earlier day. */
  readonly isNoted: ((hash: string) => boolean) | null
}

/** [AU7] Follows the chain from entry to entry with the key. Stops at the first thing that is not right, and names it. */
export async function verifyChain(seal: AuditSeal, asked: ChainAsked): Promise<Whole | Break> {
  const { pruned, entries, from, isNoted } = asked
  if (pruned && !seal.isPruned(pruned)) return { how: 'pruned-seal' }
  let before = { seq: pruned?.seq ?? 0, hash: pruned?.hash ?? noHash }
  let noted = isNoted?.(before.hash) ? before.seq : null
  let [count, first, last]: [number, FoundEntry | undefined, FoundEntry | undefined] = [
    0,
    undefined,
    undefined,
  ]
  for await (const entry of entries) {
    const broken = orderFault(before.seq, entry.seq)
    if (broken) return broken
    const isChecked = from === null || entry.seq >= from
    if (isChecked && !seal.follows(before.hash, entry)) return { how: 'changed', seq: entry.seq }
    if (isNoted?.(entry.hash)) noted = entry.seq
    before = entry
    last = entry
    if (!isChecked) continue
    first ??= entry
    count += 1
  }
  // The house writes an entry at every start, and what is pruned never takes the newest along.
  if (!last) return { how: 'empty' }
  if (!first) return { how: 'missing', seq: from ?? last.seq + 1 }
  if (isNoted && noted === null) return { how: 'head-not-found' }
  return { count, first, last, noted }
}

function orderFault(before: number, seq: number): Break | undefined {
  if (!Number.isSafeInteger(seq)) return { how: 'changed', seq: before + 1 }
  if (seq <= before) return { how: 'out-of-order', seq }
  return seq > before + 1 ? { how: 'missing', seq: before + 1 } : undefined
}
