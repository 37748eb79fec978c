import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ConversationDeps } from './conversations.ts'
import { deskOf } from './tell-speakers.ts'

/**
 * [CH12] A desk could not read a message and asks the visitor's page for a repair epoch. Refuses `out-of-order` while
 * another epoch is being opened, and `try-again` while the visitor's page cannot be reached.
 */
export async function askRepair(
  { commit, delivery }: ConversationDeps,
  account: CounsellorId,
  c: ConversationId,
): Promise<Refused | undefined> {
  const { found, change } = await commit(async ({ conversations, changes }) => ({
    found: await conversations.find(c),
    change: await changes.of(c),
  }))
  if (!found || found.state === 'closing') return refuse('conversation-ended')
  if (deskOf(found, 'counsellor') !== account && deskOf(found, 'colleague') !== account)
    return refuse('not-yours')
  if (found.state === 'taken' || change?.stage === 'handed-over') return refuse('out-of-order')
  if (!delivery.visitors.has(c)) return refuse('try-again')
  delivery.visitors.tell(c, { t: 'repair-asked', c })
  return undefined
}
