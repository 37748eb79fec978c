import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { planMore, planSlow, setCrisis } from '../../domain/planned-time.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { tellBoard } from '../queue/tell-places.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { tellAll, timeOf } from './tell-speakers.ts'

/** [CV10] The counsellor plans ten minutes more, as often as needed; both hear it. */
export function addTime(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  return plan(deps, id, conversation => planMore(conversation, deps.clock.now(), deps.limits))
}

/** [CV11] The visitor types slowly: 60 minutes are planned, no reason asked; both hear it. */
export function typeSlowly(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  return plan(deps, id, conversation => planSlow(conversation, deps.limits))
}

/**
 * [CV15] Crisis, or over: both pages hide the clock or show it again, and every board has it beside the name. When it is
 * over the desk is left in peace for ten minutes more (CV13).
 */
export async function hideClock(
  deps: ConversationDeps,
  id: ConversationId,
  isCrisis: boolean,
): Promise<Refused | undefined> {
  let counsellor: CounsellorId | undefined
  const refused = await plan(deps, id, conversation => {
    counsellor = conversation.counsellor
    return setCrisis(conversation, isCrisis)
  })
  if (refused || counsellor === undefined) return refused
  deps.decisionsAsked.set(id, deps.clock.now())
  deps.queue.duty.setCrisis(counsellor, isCrisis)
  await tellBoard(deps.queue)
  return undefined
}

async function plan(
  deps: ConversationDeps,
  id: ConversationId,
  change: (conversation: LiveConversation) => LiveConversation | Refused,
): Promise<Refused | undefined> {
  const planned = await deps.commit(async ({ conversations }) => {
    const found = await conversations.find(id)
    if (!found) return refuse('conversation-ended')
    const next = change(found)
    if (!isRefused(next)) await conversations.save(next)
    return next
  })
  if (isRefused(planned)) return planned
  deps.decisionsAsked.delete(id)
  tellTime(deps, planned)
  return undefined
}

function tellTime(deps: ConversationDeps, conversation: LiveConversation): void {
  if (conversation.state === 'taken') return
  tellAll(deps, conversation, { t: 'time', ...timeOf(conversation, deps.clock.now()) })
}

/** [CV10] The visitor asks for more time. Only the counsellor can plan it. */
export async function askMoreTime(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  const found = await deps.commit(({ conversations }) => conversations.find(id))
  if (!found) return refuse('conversation-ended')
  if (found.state !== 'open' && found.state !== 'interrupted') return refuse('out-of-order')
  deps.delivery.desks.tell(found.counsellor, { t: 'more-time-asked', c: id })
  return undefined
}

/** [CV13] "We ronden af": the desk is asked again only ten minutes later. */
export function roundOff(deps: ConversationDeps, id: ConversationId): undefined {
  deps.decisionsAsked.set(id, deps.clock.now())
}

/**
 * [CV13] Past the planned time, while others wait, the desk is asked to decide, every ten minutes. Nothing ends by it
 * (CV4).
 */
export async function askDecisions(deps: ConversationDeps): Promise<void> {
  const { commit, clock, limits, decisionsAsked } = deps
  const now = clock.now()
  const { waiting, past } = await commit(async ({ places, conversations }) => ({
    waiting: await places.sizeOfLine(),
    past: await conversations.pastPlan(now),
  }))
  if (waiting === 0) return
  for (const conversation of past) {
    const asked = decisionsAsked.get(conversation.id)
    if (conversation.state !== 'open' || conversation.isCrisis) continue
    if (asked !== undefined && now - asked < limits.decisionEvery) continue
    decisionsAsked.set(conversation.id, now)
    tellDecide(deps, conversation, waiting)
  }
}

function tellDecide(
  { delivery }: ConversationDeps,
  { id, counsellor }: LiveConversation,
  waiting: number,
): void {
  delivery.desks.tell(counsellor, { t: 'decide', c: id, waiting })
}
