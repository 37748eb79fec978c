import { type EndedBy, leave, placeAgain, timeOut, wasLong } from '../../domain/conversation.ts'
import type { ConversationId } from '../../domain/people.ts'
import { loseSight, passOver } from '../../domain/queue.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { visitorBack } from '../queue/keep-place.ts'
import { ringNext } from '../queue/ring-next.ts'
import { tellBoard } from '../queue/tell-places.ts'
import { isSecret } from '../secret.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { tellBoth } from './tell-speakers.ts'

/** A page that takes a counsellor's minute so often without ever giving a key loses its place: others wait. */
const noKeysAtMost = 2

/** Tells both that it is over. The counsellor rounds off, and is not rung until ready again. */
export async function tellEnded(
  deps: ConversationDeps,
  conversation: LiveConversation,
  by: EndedBy,
): Promise<void> {
  tellBoth(deps, conversation, { t: 'ended', c: conversation.id, by })
  freeCounsellor(deps, conversation, 'rounding-off')
  deps.decisionsAsked.delete(conversation.id)
  if (wasLong(conversation, deps.clock.now(), deps.limits)) await deps.queue.counter.count('over-45')
  await tellBoard(deps.queue)
}

function freeCounsellor(
  { queue, clock, delivery }: ConversationDeps,
  { counsellor }: LiveConversation,
  status: 'rounding-off' | 'free' | 'away',
): void {
  if (queue.duty.find(counsellor)?.status !== 'talking') return
  queue.duty.set(counsellor, status, clock.now())
  delivery.desks.tell(counsellor, { t: 'status', status })
}

/**
 * [CV8] Erases everything of a conversation, on the disk and in its journal, and tells both (SE34, SE43). Its counsellor
 * was freed when it ended, and may be talking with somebody else by now.
 */
export async function eraseConversation(
  deps: ConversationDeps,
  conversation: LiveConversation,
): Promise<void> {
  await deps.commit(({ conversations }) => conversations.erase(conversation.id))
  deps.queue.blobs.drop(conversation.id)
  await deps.eraseJournal()
  tellBoth(deps, conversation, { t: 'closed', c: conversation.id })
  await tellBoard(deps.queue)
}

/** [CV8] The visitor's page leaves for good, by its socket: no word, nothing kept. */
async function leaveConversation(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  const found = await deps.commit(({ conversations }) => conversations.find(id))
  if (!found) return refuse('conversation-ended')
  const { endedBy } = leave(found)
  if (found.state === 'taken') {
    deps.delivery.desks.tell(found.counsellor, { t: 'take-over', why: 'visitor-left' })
    freeCounsellor(deps, found, 'free')
  } else if (found.state !== 'closing') await tellEnded(deps, found, endedBy)
  await eraseConversation(deps, found)
  await ringNext(deps.queue)
  return undefined
}

/** Leaves the conversation or the place, also when the one becomes the other at this very moment. */
export async function leaveEverywhere(
  deps: ConversationDeps,
  id: ConversationId,
  leaveQueue: (id: ConversationId) => Promise<boolean>,
): Promise<void> {
  const isTalking = (await leaveConversation(deps, id)) === undefined
  if (!isTalking && !(await leaveQueue(id))) await leaveConversation(deps, id)
}

/** [SE38] The same by beacon, without a socket: `bye` is the secret that only lets a page leave. */
export async function leaveByBeacon(
  deps: ConversationDeps,
  id: ConversationId,
  bye: string,
  leaveQueue: (id: ConversationId) => Promise<boolean>,
): Promise<Refused | undefined> {
  const secrets = await deps.commit(
    async ({ places, conversations }) => (await conversations.secretsOf(id)) ?? (await places.secretsOf(id)),
  )
  if (!secrets || !isSecret(bye, secrets.byeHash)) return refuse('not-yours')
  await leaveEverywhere(deps, id, leaveQueue)
  return undefined
}

/** What the clock does to conversations: never to an open one (CV4). */
export async function sweepConversations(deps: ConversationDeps): Promise<void> {
  const now = deps.clock.now()
  const due = await deps.commit(({ conversations }) => conversations.due(now))
  for (const conversation of due)
    await sweepOne(deps, conversation.id).catch(error => deps.broken('sweep-failed', error))
}

async function sweepOne(deps: ConversationDeps, id: ConversationId): Promise<void> {
  const { commit, clock, limits } = deps
  const swept = await commit(async ({ conversations }) => {
    const found = await conversations.find(id)
    if (!found) return undefined
    const next = timeOut(found, clock.now(), limits)
    if (typeof next !== 'string' && next.state !== 'closed' && next !== found) await conversations.save(next)
    return { found, next }
  })
  if (!swept || swept.next === swept.found) return
  const { found, next } = swept
  if (next === 'no-key' || next === 'no-hello') await putBack(deps, found, next)
  else if (next.state === 'closed') await eraseConversation(deps, found)
  else if (next.state === 'closing') await tellEnded(deps, found, next.endedBy)
}

/**
 * [CV9] A conversation that never opened: its visitor stands again on the same place. Without a
 * key the visitor was not there and is passed over; without a hello the counsellor was not, and is set to "even weg".
 */
async function putBack(
  deps: ConversationDeps,
  found: LiveConversation,
  why: 'no-key' | 'no-hello',
): Promise<void> {
  const { commit, clock, limits, delivery, queue } = deps
  if (found.state !== 'taken') return
  const isLast = why === 'no-key' && queue.evening.missKey(found.id) >= noKeysAtMost
  const isBack = await commit(async ({ places, conversations }) => {
    // A hello may have come since the clock was looked at: then it is open, and stays so.
    const current = await conversations.find(found.id)
    if (current?.state !== 'taken' || current.until !== found.until) return false
    const secrets = await conversations.secretsOf(found.id)
    await conversations.erase(found.id)
    if (!secrets || isLast) return true
    const again = placeAgain(found)
    const now = clock.now()
    const isHere = delivery.visitors.has(found.id)
    const place =
      why === 'no-key' ? passOver(again, now, limits) : isHere ? again : loseSight(again, now, limits)
    await places.add(place, secrets)
    return true
  })
  if (!isBack) return
  // Perhaps in line again, before others.
  queue.telling.changedFrom(found.ticketAt)
  await deps.eraseJournal()
  delivery.desks.tell(found.counsellor, { t: 'take-over', why })
  freeCounsellor(deps, found, why === 'no-key' ? 'free' : 'away')
  if (isLast) {
    await queue.counter.count('not-there')
    delivery.visitors.tell(found.id, { t: 'refused', code: 'expired' })
  } else if (why === 'no-key') delivery.visitors.tell(found.id, { t: 'passed-over' })
  else if (delivery.visitors.has(found.id)) await visitorBack(queue, found.id)
  await ringNext(queue)
  await tellBoard(queue)
}
