import { comerOf } from '../../domain/change.ts'
import { withoutColleague } from '../../domain/next-epoch.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { tellBoard } from '../queue/tell-places.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { takeChangeAway } from './drop-beside.ts'
import { doNotCome } from './end-call.ts'
import { tellNothingCame } from './nothing-came.ts'
import { setStatus } from './set-status.ts'

/** [CH8] The colleague who talks along goes; who is only coming does not come. */
export async function leaveTalk(
  deps: ConversationDeps,
  account: CounsellorId,
  id: ConversationId,
): Promise<Refused | undefined> {
  const change = await deps.commit(({ changes }) => changes.of(id))
  const isComing = change && comerOf(change)?.counsellor === account
  return isComing ? doNotCome(deps, account, id) : endAlong(deps, id, account, 'left')
}

/** [CH8] The visitor sends the colleague away, at once and without a reason. */
export function sendAway(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  return endAlong(deps, id, null, 'sent-away')
}

async function endAlong(
  deps: ConversationDeps,
  id: ConversationId,
  by: CounsellorId | null,
  why: 'left' | 'sent-away',
): Promise<Refused | undefined> {
  const gone = await deps.commit(stores => takeAlongAway(stores, id, by))
  if (isRefused(gone)) return gone
  const { conversation, colleague, undone } = gone
  const { delivery } = deps
  if (undone) {
    const told = { rung: 'called-off', comer: 'called-off', visitor: 'gone', calling: 'gone' } as const
    await tellNothingCame(deps, conversation, undone, told)
  }
  delivery.visitors.tell(id, { t: 'colleague-gone', c: id })
  delivery.desks.tell(conversation.counsellor, { t: 'colleague-left', c: id })
  delivery.desks.tell(colleague, { t: 'released', c: id, why })
  deps.lostDesks.delete(colleague)
  setStatus(deps, colleague, 'rounding-off')
  await tellBoard(deps.queue)
  return undefined
}

async function takeAlongAway(stores: LiveStores, id: ConversationId, by: CounsellorId | null) {
  const found = await stores.conversations.find(id)
  if (!found) return refuse('conversation-ended')
  const conversation = withoutColleague(found)
  if (isRefused(conversation)) return conversation
  const colleague = found.state === 'taken' ? undefined : found.colleague?.counsellor
  if (colleague === undefined || (by !== null && by !== colleague)) return refuse('not-yours')
  const change = await stores.changes.of(id)
  // An epoch that the colleague should have held as well cannot begin any more.
  const isHeld = change?.stage === 'handed-over' && [...change.given, ...change.awaits].includes('colleague')
  if (isHeld) await takeChangeAway(stores, change)
  const current = (isHeld && (await stores.conversations.find(id))) || found
  const alone = withoutColleague(current)
  if (isRefused(alone)) return alone
  await stores.conversations.save(alone)
  return { conversation: alone, colleague, undone: isHeld ? change : undefined }
}
