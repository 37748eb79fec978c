import { take as begin, type ConversationIn } from '../../domain/conversation.ts'
import type { CounsellorId } from '../../domain/people.ts'
import { claim } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SignedObject } from '../../protocol/sealed.ts'
import { tellPlaces } from '../queue/tell-places.ts'
import type { ConversationDeps } from './conversations.ts'

export interface Taking {
  readonly offer: string
  /** 16 random bytes of the desk's page; the envelope is made for them (SE11). */
  readonly take: string
  readonly certificate: SignedObject
}

/**
 * [CV1] The rung counsellor takes the offer: in one transaction the place becomes a conversation.
 * Refuses `not-yours` for another person's certificate and `expired` when the ring is over or another was quicker.
 */
export async function takeOffer(
  deps: ConversationDeps,
  counsellor: CounsellorId,
  taking: Taking,
): Promise<Refused | undefined> {
  const { commit, clock, limits, queue } = deps
  if (!isCertificateOf(counsellor, taking.certificate)) return refuse('not-yours')
  const taken = await commit(async ({ places, conversations }) => {
    const now = clock.now()
    const place = await places.findOffer(taking.offer)
    if (!place) return refuse('expired')
    const claimed = claim(place, taking.offer, counsellor, now)
    if (isRefused(claimed)) return claimed
    if (await conversations.busyWith(counsellor)) return refuse('not-allowed')
    const secrets = await places.secretsOf(place.conversation)
    if (!secrets) return refuse('expired')
    const conversation = begin(claimed, { counsellor, take: taking.take }, now, limits)
    await places.remove(place.conversation)
    await conversations.add(conversation, secrets)
    await conversations.keepCertificate(conversation.id, taking.certificate)
    return conversation
  })
  if (isRefused(taken)) return taken
  queue.duty.set(counsellor, 'talking', clock.now())
  queue.evening.forget(taken.id)
  queue.evening.count({ happened: 'answered', afterMinutes: (clock.now() - taken.ticketAt) / 60_000 })
  await tellTaken(deps, taken, taking.certificate)
  await tellPlaces(queue, taken.ticketAt)
  return undefined
}

/** The server cannot judge a signature; it only sees to it that nobody sends a colleague's certificate. */
function isCertificateOf(counsellor: CounsellorId, certificate: SignedObject): boolean {
  if (certificate.type !== 'shift') return false
  try {
    return JSON.parse(Buffer.from(certificate.body, 'base64url').toString('utf8')).counsellorId === counsellor
  } catch {
    return false
  }
}

/** Tells the desk that it may wait for the key, and the visitor's page whom to make it for. */
async function tellTaken(
  deps: ConversationDeps,
  taken: ConversationIn<'taken'>,
  certificate: SignedObject,
): Promise<void> {
  const { delivery, clock } = deps
  const { id: c, epoch: e, take, counsellor } = taken
  const within = Math.max(0, taken.until - clock.now())
  delivery.desks.tell(counsellor, { t: 'status', status: 'talking' })
  delivery.desks.tell(counsellor, { t: 'taken', c, e, take, within })
  const grants = [...(await deps.grantsOf(counsellor))]
  delivery.visitors.tell(c, { t: 'taken', e, take, certificate, grants, within })
}
