import { type EndedBy, leave, placeAgain, timeOut } from '../../domain/conversation.ts'
import type { ConversationId } from '../../domain/people.ts'
import { wasLong } from '../../domain/planned-time.ts'
import { loseSight, passOver } from '../../domain/queue.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { visitorBack } from '../queue/keep-place.ts'
import { ringNext } from '../queue/ring-next.ts'
import { tellBoard } from '../queue/tell-places.ts'
import { isSecret } from '../secret.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { dropBeside, nothing, tellBesideGone } from './drop-beside.ts'
import { setStatus } from './set-status.ts'
import { deskOf, tellAll } from './tell-speakers.ts'

/** A page that takes a counsellor's minute so often without ever giving a key loses its place: others wait. */
const noKeysAtMost = 2

/** Tells everyone that it is over. Who was at a desk rounds off, and is not rung until ready again. */
export async function tellEnded(
  deps: ConversationDeps,
  conversation: LiveConversation,
  by: EndedBy,
): Promise<void> {
  tellAll(deps, conversation, { t: 'ended', c: conversation.id, by })
  await offerSurvey(deps, conversation.id, by)
  for (const voice of ['counsellor', 'colleague'] as const) {
    const desk = deskOf(conversation, voice)
    if (desk !== undefined) setStatus(deps, desk, 'rounding-off')
  }
  deps.decisionsAsked.delete(conversation.id)
  if (wasLong(conversation, deps.clock.now(), deps.limits)) await deps.queue.counter.count('over-45')
  await tellBoard(deps.queue)
}

/** [SV2] Once for each conversation that took place, to a page that is there to hear it; who left quickly is asked nothing. */
async function offerSurvey(deps: ConversationDeps, c: ConversationId, by: EndedBy): Promise<void> {
  const { visitors } = deps.delivery
  if (by === 'quick-exit' || !visitors.has(c)) return
  visitors.tell(c, { t: 'survey', c, pass: deps.surveyPass() })
  await deps.queue.counter.count('survey-asked')
}

/**
 * [CV8] Erases everything of a conversation, on the disk and in its journal, and tells everyone (SE34, SE43). Its
 * counsellor was freed when it ended, and may be talking with somebody else by now. Nobody comes to it any more.
 */
export async function eraseConversation(
  deps: ConversationDeps,
  conversation: LiveConversation,
): Promise<void> {
  const beside = await deps.commit(async stores => {
    const under = await dropBeside(stores, conversation.id)
    await stores.conversations.erase(conversation.id)
    return under
  })
  deps.queue.blobs.drop(conversation.id)
  await deps.eraseJournal()
  tellAll(deps, conversation, { t: 'closed', c: conversation.id })
  await tellBesideGone(deps, beside, 'visitor-left')
  await tellBoard(deps.queue)
}

/** [CV8] The visitor's page leaves for good, by its socket: no word, nothing kept. */
async function leaveConversation(deps: ConversationDeps, id: ConversationId): Promise<Refused | undefined> {
  const found = await deps.commit(({ conversations }) => conversations.find(id))
  if (!found) return refuse('conversation-ended')
  const { endedBy } = leave(found)
  if (found.state === 'taken') {
    deps.delivery.desks.tell(found.counsellor, { t: 'take-over', why: 'visitor-left' })
    setStatus(deps, found.counsellor, 'free')
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
  const swept = await commit(async stores => {
    const { conversations } = stores
    const found = await conversations.find(id)
    if (!found) return undefined
    const next = timeOut(found, clock.now(), limits)
    if (next === found) return undefined
    const isEnding = typeof next !== 'string' && next.state === 'closing'
    const beside = isEnding ? await dropBeside(stores, id) : nothing
    if (isEnding) await conversations.save(next)
    return { found, next, beside }
  })
  if (!swept) return
  const { found, next, beside } = swept
  await tellBesideGone(deps, beside, 'called-off')
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
  setStatus(deps, found.counsellor, why === 'no-key' ? 'free' : 'away')
  if (isLast) {
    queue.blobs.drop(found.id)
    await queue.counter.count('not-there')
    delivery.visitors.tell(found.id, { t: 'refused', code: 'expired' })
  } else if (why === 'no-key') delivery.visitors.tell(found.id, { t: 'passed-over' })
  else if (delivery.visitors.has(found.id)) await visitorBack(queue, found.id)
  await ringNext(queue)
  await tellBoard(queue)
}
