import { type ChangeIn, comesAs, type GoingOn, goesOn } from '../../domain/change.ts'
import { greetChange, holderOfNext } from '../../domain/next-epoch.ts'
import type { CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import { ringNext } from '../queue/ring-next.ts'
import { tellBoard } from '../queue/tell-places.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { voices } from './roles.ts'
import { setStatus } from './set-status.ts'
import { type BothFrame, deskOf, peerFrame, tellPeer, timeOf } from './tell-speakers.ts'

interface Awaited {
  readonly found: LiveConversation
  readonly change: ChangeIn<'handed-over'>
  readonly account: CounsellorId
}

/** A hello in the next epoch that was kept: who else hears it, and the conversation as it was and is. */
export interface Greeted {
  readonly before: GoingOn
  readonly after: GoingOn
  readonly change: ChangeIn<'handed-over'>
  readonly hearers: readonly CounsellorId[]
  /** It was the last one. */
  readonly isOver: boolean
}

interface Kept {
  readonly seq: number
  readonly conversation: LiveConversation
  readonly isNew: boolean
  readonly justOpened: false
  readonly greeted?: Greeted
}

/**
 * [CH3] A hello in the epoch that was handed over, from one of its holders and nobody else. With the last one the
 * conversation goes on in that epoch, in one transaction with the message itself.
 */
export async function greetNext(
  { clock, limits }: ConversationDeps,
  stores: LiveStores,
  { found, change, account }: Awaited,
  message: SealedMessage,
): Promise<Kept | Refused> {
  const { messages } = stores
  const voice = voices[message.r]
  if (voice === 'visitor' || !goesOn(found)) return refuse('not-yours')
  if (holderOfNext(found, change, voice)?.counsellor !== account) return refuse('not-yours')
  const already = await messages.numberOf(message)
  if (already !== undefined) return { seq: already, conversation: found, isNew: false, justOpened: false }
  const next = greetChange(found, change, { voice, epoch: message.e }, clock.now())
  if (isRefused(next)) return next
  if (message.q !== 0) return refuse('out-of-order')
  if ((await messages.countOf(found.id, voice)) >= limits.messagesPerSide) return refuse('too-fast')
  if (next.change) await stores.changes.put(next.change)
  else await passOn(stores, change, next.conversation)
  const hearers = change.given
    .filter(other => other !== voice)
    .flatMap(other => holderOfNext(found, change, other)?.counsellor ?? [])
  const greeted = { before: found, after: next.conversation, change, hearers, isOver: next.change === null }
  const seq = await messages.keep(message)
  return { seq, conversation: next.conversation, isNew: true, justOpened: false, greeted }
}

/** Every hello is there: who came holds the conversation now, and the change is over. */
async function passOn(
  { conversations, changes, places }: LiveStores,
  change: ChangeIn<'handed-over'>,
  after: GoingOn,
): Promise<void> {
  const certificate = change.comer && (await changes.certificateOf(after.id))
  await conversations.save(after)
  if (certificate) await conversations.keepCertificate(after.id, certificate, comesAs(change))
  await changes.remove(after.id)
  // The counsellor is back, or somebody else is there: nobody need be asked any more.
  const place = await places.find(after.id)
  if (place && comesAs(change) === 'counsellor') await places.remove(after.id)
}

/** Only after the commit. Whoever goes hears nothing but that (CH9). */
export async function tellGreeted(
  deps: ConversationDeps,
  greeted: Greeted,
  hello: Extract<BothFrame, { t: 'message' }>,
): Promise<void> {
  const { delivery } = deps
  const { after, hearers } = greeted
  delivery.visitors.tell(after.id, hello)
  for (const account of hearers) delivery.desks.tell(account, hello)
  if (greeted.isOver) await tellChanged(deps, greeted)
}

async function tellChanged(deps: ConversationDeps, { before, after, change }: Greeted): Promise<void> {
  const { delivery, clock, queue } = deps
  const { id: c, epoch: e } = after
  const now = clock.now()
  if (change.comer) {
    const { counsellor } = change.comer
    delivery.desks.tell(counsellor, { t: 'opened', ...timeOf(after, now) })
    delivery.desks.tell(counsellor, peerFrame(after, 'visitor', now))
    queue.duty.setCrisis(counsellor, after.isCrisis)
  }
  for (const voice of ['counsellor', 'colleague'] as const) {
    const desk = deskOf(after, voice)
    if (desk !== undefined) delivery.desks.tell(desk, { t: 'changed', c, e, why: change.reason })
  }
  if (change.comer && comesAs(change) === 'counsellor') tellPeer(deps, after, 'counsellor')
  for (const { account, why } of whoGoes(before, after, change)) {
    delivery.desks.tell(account, { t: 'released', c, why })
    // Whoever ends it registers it (RG4).
    deps.deskBlobs.drop(account, c)
    setStatus(deps, account, 'rounding-off')
  }
  // A place beside it may have gone with the last hello.
  queue.telling.changedFrom(after.ticketAt)
  await ringNext(queue)
  await tellBoard(queue)
}

function whoGoes(before: GoingOn, after: GoingOn, { reason, isAlone }: ChangeIn<'handed-over'>) {
  const gone: { account: CounsellorId; why: 'handed-over' | 'moved-on' }[] = []
  if (before.counsellor !== after.counsellor)
    gone.push({ account: before.counsellor, why: isAlone ? 'moved-on' : 'handed-over' })
  if (before.colleague && !after.colleague && reason === 'back')
    gone.push({ account: before.colleague.counsellor, why: 'moved-on' })
  return gone
}
