import { type ChangeIn, ringColleague } from '../../domain/change.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import type { Wish } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { CallKind, ReasonToCall } from '../../protocol/change-frames.ts'
import { tellBoard } from '../queue/tell-places.ts'
import { makeSecret } from '../secret.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'

interface Call {
  readonly c: ConversationId
  readonly as: CallKind
  readonly counsellor: CounsellorId
  readonly why: ReasonToCall
}

/**
 * [CH1] The counsellor of a conversation calls one free colleague, to take over or to talk along. Refuses `not-yours` for
 * another's conversation, `not-allowed` for who is in it or not free, `out-of-order` while a change is under way.
 */
export async function callColleague(
  deps: ConversationDeps,
  by: CounsellorId,
  call: Call,
): Promise<Refused | undefined> {
  const rung = await deps.commit(stores => ring(deps, stores, by, call))
  if (isRefused(rung)) return rung
  tellCalled(deps, by, call, rung)
  await tellBoard(deps.queue)
  return undefined
}

async function ring(
  { clock, limits, queue }: ConversationDeps,
  { conversations, changes, places }: LiveStores,
  by: CounsellorId,
  { c, as: reason, counsellor }: Call,
): Promise<{ ringing: ChangeIn<'ringing'>; wish: Wish } | Refused> {
  const now = clock.now()
  const found = await conversations.find(c)
  if (!found) return refuse('conversation-ended')
  if (found.counsellor !== by) return refuse('not-yours')
  const asked = { reason, counsellor, offer: makeSecret(16) }
  const ringing = ringColleague(found, await changes.of(c), asked, now, limits)
  if (isRefused(ringing)) return ringing
  // Memory is asked inside the transaction: two rings are decided one after the other.
  const isFree = queue.duty.find(counsellor)?.status === 'free'
  const isBusy = (await conversations.busyWith(counsellor)) ?? (await changes.busyWith(counsellor))
  if (!isFree || isBusy || (await places.ringingFor(counsellor))) return refuse('not-allowed')
  // A visitor who asked for a colleague while the counsellor was gone has the counsellor again.
  const place = await places.find(c)
  if (place) return refuse('out-of-order')
  await changes.put(ringing)
  queue.duty.set(counsellor, 'ringing', now)
  return { ringing, wish: found.wish }
}

function tellCalled(
  { delivery, limits, queue }: ConversationDeps,
  by: CounsellorId,
  { as, why, counsellor }: Call,
  { ringing, wish }: { ringing: ChangeIn<'ringing'>; wish: Wish },
): void {
  const { language: lang, wanted, typesSlowly: slow } = wish
  const from = queue.duty.find(by)?.name ?? by
  delivery.desks.tell(counsellor, { t: 'status', status: 'ringing' })
  delivery.desks.tell(counsellor, {
    t: 'offer',
    offer: ringing.offer,
    ...{ lang, wanted, slow },
    within: limits.ring,
    call: { as, from, why },
  })
}
