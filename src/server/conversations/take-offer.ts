import { take as begin, type ConversationIn } from '../../domain/conversation.ts'
import type { CounsellorId } from '../../domain/people.ts'
import { claim } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SignedObject } from '../../protocol/sealed.ts'
import { tellPlaces } from '../queue/tell-places.ts'
import { readCertificate } from './certificates.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { type Taking, takeBeside, takeCall, tellAsked } from './take-call.ts'
import type { Seen } from './tell-change.ts'

type Taken = { readonly begun: ConversationIn<'taken'> } | { readonly seen: Seen }

/**
 * [CV1] The rung counsellor takes the offer: in one transaction the place becomes a conversation, or the colleague who
 * was called becomes the one about whom the visitor is asked (CH1, CH6).
 * Refuses `not-yours` for another person's certificate and `expired` when the ring is over or another was quicker.
 */
export async function takeOffer(
  deps: ConversationDeps,
  counsellor: CounsellorId,
  taking: Taking,
): Promise<Refused | undefined> {
  if (readCertificate(taking.certificate)?.counsellorId !== counsellor) return refuse('not-yours')
  const taken = await deps.commit(stores => take(deps, stores, counsellor, taking))
  if (isRefused(taken)) return taken
  if ('seen' in taken) await tellAsked(deps, counsellor, taken.seen)
  else await tellBegun(deps, taken.begun, taking.certificate)
  const { ticketAt } = 'seen' in taken ? taken.seen.conversation : taken.begun
  await tellPlaces(deps.queue, ticketAt)
  return undefined
}

async function take(
  deps: ConversationDeps,
  stores: LiveStores,
  counsellor: CounsellorId,
  taking: Taking,
): Promise<Taken | Refused> {
  const { places, conversations, changes } = stores
  const now = deps.clock.now()
  if (await conversations.busyWith(counsellor)) return refuse('not-allowed')
  const own = await changes.busyWith(counsellor)
  if (own && !(own.stage === 'ringing' && own.offer === taking.offer)) return refuse('not-allowed')
  if (own) return takeCall(deps, stores, own, { counsellor, ...taking })
  const place = await places.findOffer(taking.offer)
  if (!place) return refuse('expired')
  const claimed = claim(place, taking.offer, counsellor, now)
  if (isRefused(claimed)) return claimed
  if (claimed.isTalking) return takeBeside(deps, stores, claimed, { counsellor, ...taking })
  const secrets = await places.secretsOf(place.conversation)
  if (!secrets) return refuse('expired')
  const begun = begin(claimed, { counsellor, take: taking.take }, now, deps.limits)
  await places.remove(place.conversation)
  await conversations.add(begun, secrets)
  await conversations.keepCertificate(begun.id, taking.certificate)
  return { begun }
}

/** Tells the desk that it may wait for the key, and the visitor's page whom to make it for. */
async function tellBegun(
  deps: ConversationDeps,
  begun: ConversationIn<'taken'>,
  certificate: SignedObject,
): Promise<void> {
  const { delivery, clock, queue } = deps
  const { id: c, epoch: e, take, counsellor } = begun
  queue.duty.set(counsellor, 'talking', clock.now())
  queue.evening.forget(c)
  queue.evening.count({ happened: 'answered', afterMinutes: (clock.now() - begun.ticketAt) / 60_000 })
  const within = Math.max(0, begun.until - clock.now())
  delivery.desks.tell(counsellor, { t: 'status', status: 'talking' })
  delivery.desks.tell(counsellor, { t: 'taken', c, e, take, within, change: null })
  const grants = [...(await deps.grantsOf(counsellor))]
  delivery.visitors.tell(c, { t: 'taken', e, take, certificate, grants, within })
}
