import { checkedBytes, toBase64url } from './bytes.ts'
import type { EpochKey, Role } from './conversation-key.ts'
import { everyone, Ledger, type OpenMessage } from './ledger.ts'
import type { Content, Counts } from './message-content.ts'
import { isWireMessage, messageKey, openMessage } from './message-seal.ts'
import { isRefused, type Refused, refuse, type SealRefusal } from './seal-refusal.ts'

/** One place in a history: a message, a hole (at least `missing` messages), or something that was refused. */
export type HistoryEntry =
  | { e: number; role: Role; content: Content; n: number; atMinutes: number }
  | { e: number; role: Role; missing: number }
  | { refused: SealRefusal }

/** What a history lacks as a whole, per epoch. */
export type HistoryFlaw = { e: number; lacks: 'hello' | 'close' | 'messages' }

export type History = {
  entries: HistoryEntry[]
  flaws: HistoryFlaw[]
  /** One per epoch: the talk after a reload goes on from the ledger of the current one. */
  ledgers: ReadonlyMap<number, Ledger>
}

/**
 * SE18: reads messages again, in the server's order, of every epoch whose key this page has: after a reload, or by a
 * new holder who may read what was said. Accepts every role, its own included, with the checks of SE17 per
 * (e, role, sid); a hole is shown, not hidden; what does not open is shown as refused and counts for nothing.
 */
export async function readHistory(
  epochs: readonly EpochKey[],
  messages: readonly unknown[],
): Promise<History> {
  const opened = new Map(epochs.map(epoch => [epoch.e, { epoch, ledger: new Ledger() }]))
  const claims = new Map<number, Counts>()
  const entries: HistoryEntry[] = []
  for (const wire of messages) {
    const read = await readOne(opened, wire)
    entries.push(...(isRefused(read) ? [read] : enterInHistory(read, claims)))
  }
  const ledgers = new Map([...opened].map(([e, { ledger }]) => [e, ledger]))
  return { entries, flaws: flawsOf(ledgers, claims), ledgers }
}

type Opened = { epoch: EpochKey; ledger: Ledger }
type Read = Opened & { message: OpenMessage }

async function readOne(opened: ReadonlyMap<number, Opened>, wire: unknown): Promise<Read | Refused> {
  if (!isWireMessage(wire)) return refuse('malformed')
  const place = opened.get(wire.e)
  if (!place) return refuse('other-epoch')
  const { epoch } = place
  if (wire.c !== toBase64url(epoch.convId)) return refuse('other-conversation')
  const { r: role, s: sid, q } = wire
  const plain = await openMessage(await messageKey(epoch, role, checkedBytes(sid)), epoch.convId, wire)
  return isRefused(plain) ? plain : { ...place, message: { ...plain, role, sid, q } }
}

function enterInHistory({ epoch, ledger, message }: Read, claims: Map<number, Counts>): HistoryEntry[] {
  const refused = ledger.behindRefusal(message) ?? ledger.ruleRefusal(message, epoch)
  if (refused) return [refuse(refused)]
  const { role, content, n, ts: atMinutes, before } = message
  const { e } = epoch
  const missing = ledger.missingBefore(message)
  ledger.enter(message)
  for (const [earlier, counts] of (before ?? []).entries()) claims.set(earlier, counts)
  const entry = { e, role, content, n, atMinutes }
  return missing > 0 ? [{ e, role, missing }, entry] : [entry]
}

function flawsOf(ledgers: ReadonlyMap<number, Ledger>, claims: ReadonlyMap<number, Counts>): HistoryFlaw[] {
  const current = Math.max(...ledgers.keys())
  return [...ledgers].flatMap(([e, ledger]) => {
    const claimed = claims.get(e) ?? {}
    const isShort = everyone.some(role => (claimed[role] ?? 0) > ledger.count(role))
    // Nothing was ever said in a burned epoch: it lacks nothing.
    const isUsed = everyone.some(role => ledger.count(role) > 0)
    const lacks: HistoryFlaw['lacks'][] = []
    if (isUsed && !ledger.isGreetedBy(2)) lacks.push('hello')
    if (e === current && !ledger.isClosed) lacks.push('close')
    if (isShort) lacks.push('messages')
    return lacks.map(lack => ({ e, lacks: lack }))
  })
}
