import { comeBackAs, waitForComer } from '../../domain/change.ts'
import { dropChange } from '../../domain/next-epoch.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SignedObject } from '../../protocol/sealed.ts'
import { readCertificate } from './certificates.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { takePlaceAway, tellBesideGone } from './drop-beside.ts'
import { tellAsked } from './take-call.ts'
import { seeChange } from './tell-change.ts'

interface Back {
  readonly c: ConversationId
  readonly take: string
  readonly certificate: SignedObject
}

/**
 * [CH5] The counsellor of this conversation, on a page without its keys, comes with a new take and the certificate of
 * this page's shift (SE27). Refuses `not-yours` for another's conversation or certificate, and `try-again` while the
 * visitor is asked about somebody else.
 */
export async function comeBackAnew(
  deps: ConversationDeps,
  counsellor: CounsellorId,
  back: Back,
): Promise<Refused | undefined> {
  if (readCertificate(back.certificate)?.counsellorId !== counsellor) return refuse('not-yours')
  const came = await deps.commit(stores => come(deps, stores, counsellor, back))
  if (isRefused(came)) return came
  await tellBesideGone(deps, { change: undefined, place: came.place }, 'called-off')
  await tellAsked(deps, counsellor, came.seen)
  return undefined
}

async function come(
  { clock, limits }: ConversationDeps,
  stores: LiveStores,
  counsellor: CounsellorId,
  { c, take, certificate }: Back,
) {
  const { conversations, changes } = stores
  const found = await conversations.find(c)
  if (!found) return refuse('conversation-ended')
  const change = await changes.of(c)
  const asked = comeBackAs(found, change, { counsellor, take }, clock.now(), limits)
  if (isRefused(asked)) return asked
  await changes.remove(c)
  const current = waitForComer(change ? dropChange(found, change) : found, asked, limits)
  if (current !== found) await conversations.save(current)
  await changes.put(asked)
  await changes.keepCertificate(c, certificate)
  const place = await takePlaceAway(stores, c)
  return { seen: await seeChange(stores, current, asked), place }
}
