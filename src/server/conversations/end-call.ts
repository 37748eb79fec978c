import { type Change, comerOf } from '../../domain/change.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { declineOffer } from '../queue/answer-offer.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { takeChangeAway } from './drop-beside.ts'
import { type Ending, tellNothingCame } from './nothing-came.ts'

type MayEnd = (conversation: LiveConversation, change: Change) => Refused | undefined

/** [CH1] "Nu niet" to an offer: to a place in the queue, or to a colleague who calls. */
export async function declineRing(
  deps: ConversationDeps,
  counsellor: CounsellorId,
  offer: string,
): Promise<Refused | undefined> {
  const called = await deps.commit(({ changes }) => changes.findOffer(offer))
  if (!called) return declineOffer(deps.queue, counsellor, offer)
  const isOwn: MayEnd = (_, change) =>
    change.stage === 'ringing' && change.offer === offer && change.counsellor === counsellor
      ? undefined
      : refuse('expired')
  const told = { rung: 'declined', comer: null, visitor: null, calling: 'declined' } as const
  return endChange(deps, called.conversation, isOwn, told)
}

/** [CH1] Who called takes it back, as long as the visitor gave no key. */
export function callOff(
  deps: ConversationDeps,
  by: CounsellorId,
  id: ConversationId,
): Promise<Refused | undefined> {
  const mayCallOff: MayEnd = (conversation, change) => {
    if (conversation.counsellor !== by) return refuse('not-yours')
    const isCall = change.stage === 'ringing' || (change.stage === 'asked' && !change.isAlone)
    return isCall && change.reason !== 'back' ? undefined : refuse('out-of-order')
  }
  const told = { rung: 'called-off', comer: 'called-off', visitor: 'gone', calling: 'called-off' } as const
  return endChange(deps, id, mayCallOff, told)
}

/** [CH2] The visitor's no to who would come. */
export function refuseComer(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  const mayRefuse: MayEnd = (_, change) => (change.stage === 'asked' ? undefined : refuse('out-of-order'))
  const told = {
    rung: 'called-off',
    comer: 'visitor-said-no',
    visitor: null,
    calling: 'visitor-said-no',
  } as const
  return endChange(deps, id, mayRefuse, told)
}

/** [CH4] Whoever was coming does not come after all: by the own word, or because the page is gone. */
export function doNotCome(
  deps: ConversationDeps,
  comer: CounsellorId,
  id: ConversationId,
): Promise<Refused | undefined> {
  const isComer: MayEnd = (_, change) =>
    comerOf(change)?.counsellor === comer || (change.stage === 'ringing' && change.counsellor === comer)
      ? undefined
      : refuse('not-yours')
  const told = { rung: 'called-off', comer: 'called-off', visitor: 'gone', calling: 'gone' } as const
  return endChange(deps, id, isComer, told)
}

async function endChange(
  deps: ConversationDeps,
  id: ConversationId,
  mayEnd: MayEnd,
  told: Ending,
): Promise<Refused | undefined> {
  const ended = await deps.commit(stores => take(stores, id, mayEnd))
  if (isRefused(ended)) return ended
  await tellNothingCame(deps, ended.conversation, ended.change, told)
  return undefined
}

async function take(stores: LiveStores, id: ConversationId, mayEnd: MayEnd) {
  const conversation = await stores.conversations.find(id)
  if (!conversation) return refuse('conversation-ended')
  const change = await stores.changes.of(id)
  if (!change) return refuse('out-of-order')
  const refused = mayEnd(conversation, change)
  if (refused) return refused
  await takeChangeAway(stores, change)
  return { conversation, change }
}
