import {
  type Change,
  type ChangeIn,
  type Comer,
  moveOn,
  takeChange,
  waitForComer,
} from '../../domain/change.ts'
import type { CounsellorId } from '../../domain/people.ts'
import type { PlaceIn } from '../../domain/queue.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SignedObject } from '../../protocol/sealed.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { changeFrame, readyFrame, type Seen, seeChange, takenFrame } from './tell-change.ts'

export interface Taking {
  readonly offer: string
  /** 16 random bytes of the desk's page; the envelope is made for them (SE11). */
  readonly take: string
  readonly certificate: SignedObject
}

type Comes = Comer & Taking

/** [CH1] In the transaction of a take: the colleague who was called takes the call. */
export async function takeCall(
  deps: ConversationDeps,
  stores: LiveStores,
  change: Change,
  comes: Comes,
): Promise<{ seen: Seen } | Refused> {
  const asked = takeChange(change, comes.offer, comerOf(comes), deps.clock.now(), deps.limits)
  return isRefused(asked) ? asked : keepAsked(deps, stores, asked, comes)
}

/** [CH6] In the transaction of a take: the place of a visitor whose counsellor is gone was rung, and is not needed now. */
export async function takeBeside(
  deps: ConversationDeps,
  stores: LiveStores,
  place: PlaceIn<'ringing'>,
  comes: Comes,
): Promise<{ seen: Seen } | Refused> {
  const found = await stores.conversations.find(place.conversation)
  if (!found) return refuse('expired')
  const change = await stores.changes.of(found.id)
  const asked = moveOn(found, change, comerOf(comes), deps.clock.now(), deps.limits)
  if (isRefused(asked)) return asked
  await stores.places.remove(place.conversation)
  return keepAsked(deps, stores, asked, comes)
}

async function keepAsked(
  { limits }: ConversationDeps,
  stores: LiveStores,
  asked: ChangeIn<'asked'>,
  { certificate }: Comes,
): Promise<{ seen: Seen } | Refused> {
  const found = await stores.conversations.find(asked.conversation)
  if (!found) return refuse('conversation-ended')
  await stores.changes.put(asked)
  await stores.changes.keepCertificate(asked.conversation, certificate)
  const waiting = waitForComer(found, asked, limits)
  if (waiting !== found) await stores.conversations.save(waiting)
  return { seen: await seeChange(stores, waiting, asked) }
}

function comerOf({ counsellor, take }: Comes): Comer {
  return { counsellor, take }
}

/** After the commit: who comes hears who asked, who called hears who comes, and the visitor is asked. */
export async function tellAsked(deps: ConversationDeps, counsellor: CounsellorId, seen: Seen): Promise<void> {
  const { delivery, queue, clock } = deps
  const { id } = seen.conversation
  // Who takes is there, whatever was noted of an earlier page.
  deps.lostDesks.delete(counsellor)
  queue.duty.set(counsellor, 'talking', clock.now())
  delivery.desks.tell(counsellor, { t: 'status', status: 'talking' })
  const [taken, ready, change] = [
    await takenFrame(deps, seen),
    await readyFrame(deps, seen),
    await changeFrame(deps, seen),
  ]
  if (taken) delivery.desks.tell(counsellor, taken)
  if (ready) delivery.desks.tell(seen.conversation.counsellor, ready)
  if (change) delivery.visitors.tell(id, change)
}
