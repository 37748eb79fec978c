import { goesOn, type HolderVoice } from '../../domain/change.ts'
import { handOverChange, holderOfNext, isWholeInKeys } from '../../domain/next-epoch.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import { readCertificate } from './certificates.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { nextKeyFrame, type Seen, seeChange } from './tell-change.ts'

interface HandedKey {
  readonly to: HolderVoice
  readonly holders: number
  readonly envelope: SealedEnvelope
}

/**
 * [CH3] The visitor's page hands over the key of the next epoch, sealed for one of its holders. Once every holder has
 * one they are carried to the desks. The very same envelope again is no fault: the page does not know what arrived.
 * Refuses `not-yours` for a key that is addressed to somebody else than the holder.
 */
export async function handOverNext(
  deps: ConversationDeps,
  id: ConversationId,
  { to, holders, envelope }: HandedKey,
): Promise<Refused | undefined> {
  if (envelope.conv !== id) return refuse('not-yours')
  const handed = await deps.commit(stores => keepKey(deps, stores, id, { to, holders, envelope }))
  if (isRefused(handed)) return handed
  for (const { counsellor } of handed?.next ?? []) {
    const frame = handed && (await nextKeyFrame(deps, handed, counsellor))
    if (frame) deps.delivery.desks.tell(counsellor, frame)
  }
  return undefined
}

async function keepKey(
  { clock, limits }: ConversationDeps,
  stores: LiveStores,
  id: ConversationId,
  { to, holders, envelope }: HandedKey,
): Promise<Seen | undefined | Refused> {
  const { conversations, changes } = stores
  const found = await conversations.find(id)
  if (!found) return refuse('conversation-ended')
  const change = await changes.of(id)
  if (change && JSON.stringify(await changes.envelopeOf(id, to)) === JSON.stringify(envelope))
    return undefined
  if (envelope.why === 'start') return refuse('out-of-order')
  const key = { reason: envelope.why, epoch: envelope.e, to, holders }
  const next = handOverChange(found, change, key, clock.now(), limits)
  if (isRefused(next)) return next
  if (!goesOn(found)) return refuse('out-of-order')
  const holder = holderOfNext(found, next, to)
  const certificate =
    holder === next.comer && change
      ? await changes.certificateOf(id)
      : await conversations.certificateOf(id, to)
  if (!certificate || readCertificate(certificate)?.shiftId !== envelope.rid) return refuse('not-yours')
  await changes.put(next)
  await changes.keepEnvelope(id, to, envelope)
  return isWholeInKeys(next) ? seeChange(stores, found, next) : undefined
}
