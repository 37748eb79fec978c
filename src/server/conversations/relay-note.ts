import { comerOf } from '../../domain/change.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedNote } from '../../protocol/change-frames.ts'
import { readCertificate } from './certificates.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'

interface Note {
  readonly c: ConversationId
  readonly to: CounsellorId
  readonly note: SealedNote
}

/**
 * [CH9] A staff note (SE31, SE33): from who called to who comes, while that change is under way; carried and never
 * kept. Refuses `not-yours` for anybody else or another's key, and `try-again` for a desk that cannot be reached.
 */
export async function relayNote(
  { commit, delivery }: ConversationDeps,
  from: CounsellorId,
  { c, to, note }: Note,
): Promise<Refused | undefined> {
  const shift = await commit(stores => shiftOf(stores, { c, from, to }))
  if (isRefused(shift)) return shift
  if (shift !== note.rid) return refuse('not-yours')
  if (!delivery.desks.has(to)) return refuse('try-again')
  delivery.desks.tell(to, { t: 'staff-note', c, from, note })
  return undefined
}

/** The shift to which a note of this change may be addressed. */
async function shiftOf(
  { conversations, changes }: LiveStores,
  { c, from, to }: { c: ConversationId; from: CounsellorId; to: CounsellorId },
): Promise<string | undefined | Refused> {
  const found = await conversations.find(c)
  if (!found) return refuse('conversation-ended')
  const change = await changes.of(c)
  const comer = change && comerOf(change)?.counsellor
  if (!change || comer === undefined || change.reason === 'back') return refuse('not-yours')
  if (change.stage !== 'ringing' && change.isAlone) return refuse('not-yours')
  // Never back: the visitor has not said yes to who comes, and that desk has nothing to tell the one that talks.
  if (from !== found.counsellor || to !== comer) return refuse('not-yours')
  const certificate = await changes.certificateOf(c)
  return certificate && readCertificate(certificate)?.shiftId
}
