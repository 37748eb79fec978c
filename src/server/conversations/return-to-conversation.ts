import { comerOf, isNeedless } from '../../domain/change.ts'
import { comeBack } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId, Voice } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { isSecret } from '../secret.ts'
import type { LiveConversation } from './book.ts'
import { caughtUp, type Missed, missedFrames, standsForDesk, standsForVisitor } from './caught-up.ts'
import type { ConversationDeps, LiveStores } from './conversations.ts'
import { type Beside, takeChangeAway, takePlaceAway, tellBesideGone } from './drop-beside.ts'
import { historyPage, missedBy } from './give-history.ts'
import { nextKeyFrame, seeChange, takenFrame } from './tell-change.ts'
import { tellPeer } from './tell-speakers.ts'

/** Whether this ticket belongs to this conversation, in the queue or beyond it. */
export async function isTicketOf(
  { commit }: ConversationDeps,
  id: ConversationId,
  ticket: string,
): Promise<boolean> {
  const secrets = await commit(
    async ({ places, conversations }) => (await conversations.secretsOf(id)) ?? (await places.secretsOf(id)),
  )
  return secrets !== undefined && isSecret(ticket, secrets.ticketHash)
}

/** Gives whether a conversation with this id is going on. */
export async function isGoingOn({ commit }: ConversationDeps, id: ConversationId): Promise<boolean> {
  return (await commit(({ conversations }) => conversations.find(id))) !== undefined
}

/** What a page on a new socket has already, and whether its own words come as messages too (SE18). */
export interface Since {
  readonly after: number
  readonly whole: boolean
}

/**
 * [WR4] The visitor's page is back on a new line: gives what it missed after number `after`, in order (WR9: a page), and
 * after the last of it what stands now. Refuses `conversation-ended` when there is no such conversation any more.
 */
export async function returnAsVisitor(
  deps: ConversationDeps,
  id: ConversationId,
  since: Since,
): Promise<readonly ToVisitorFrame[] | Refused> {
  const back = await comeBackTo(deps, id, 'visitor', since)
  if (!back) return refuse('conversation-ended')
  const frames: ToVisitorFrame[] = [...(await takenAgain(deps, back)), ...missedFrames(deps, back, 'visitor')]
  return back.page.more === undefined ? [...frames, ...(await standsForVisitor(deps, back))] : frames
}

async function takenAgain(
  deps: ConversationDeps,
  { conversation, certificate }: Missed,
): Promise<ToVisitorFrame[]> {
  if (conversation.state !== 'taken' || conversation.handedOver || !certificate) return []
  const grants = [...(await deps.grantsOf(conversation.counsellor))]
  const within = Math.max(0, conversation.until - deps.clock.now())
  const { epoch: e, take } = conversation
  return [{ t: 'taken', e, take, certificate, grants, within }]
}

/**
 * [WR4] The same for a desk: only the page that holds the conversation, as counsellor or colleague, or that comes into
 * it, by its `take`. Else `not-yours`: who handed over is told nothing more (CH9).
 */
export async function returnAsDesk(
  deps: ConversationDeps,
  account: CounsellorId,
  { c, take, ...since }: Since & { readonly c: ConversationId; readonly take: string },
): Promise<readonly ToDeskFrame[] | Refused> {
  const page = await deps.commit(stores => pageOf(stores, { c, account, take }))
  if (page === undefined) return refuse('conversation-ended')
  if (page === 'nobody') return refuse('not-yours')
  deps.lostDesks.delete(account)
  if (page === 'comer') return comingFrames(deps, account, c)
  const back = await comeBackTo(deps, c, page, since)
  if (!back) return refuse('conversation-ended')
  const { conversation, envelope } = back
  const frames: ToDeskFrame[] = [...missedFrames(deps, back, page)]
  if (conversation.state === 'taken' && envelope) frames.push({ t: 'envelope', envelope })
  return back.page.more === undefined ? [...frames, ...(await standsForDesk(deps, back, account))] : frames
}

type Page = 'counsellor' | 'colleague' | 'comer' | 'nobody'

async function pageOf(
  { conversations, changes }: LiveStores,
  { c, account, take }: { c: ConversationId; account: CounsellorId; take: string },
): Promise<Page | undefined> {
  const found = await conversations.find(c)
  if (!found) return undefined
  const isOwn = (who: { counsellor: CounsellorId; take: string } | null | undefined) =>
    who?.counsellor === account && who.take === take
  if (isOwn(found)) return 'counsellor'
  if (found.state !== 'taken' && isOwn(found.colleague)) return 'colleague'
  const change = await changes.of(c)
  return change && isOwn(comerOf(change)) ? 'comer' : 'nobody'
}

/** Who comes has no key yet, and hears nothing of what was said: only what the own coming needs. */
async function comingFrames(
  deps: ConversationDeps,
  account: CounsellorId,
  c: ConversationId,
): Promise<readonly ToDeskFrame[] | Refused> {
  const seen = await deps.commit(async stores => {
    const [found, change] = [await stores.conversations.find(c), await stores.changes.of(c)]
    return found && change && seeChange(stores, found, change)
  })
  if (!seen) return refuse('conversation-ended')
  const [taken, key] = [await takenFrame(deps, seen), await nextKeyFrame(deps, seen, account)]
  const frames = [...(taken ? [taken] : []), ...(key ? [key] : [])]
  return [...frames, caughtUp(seen.conversation, seen.change)]
}

async function comeBackTo(
  deps: ConversationDeps,
  id: ConversationId,
  voice: Voice,
  since: Since,
): Promise<Missed | undefined> {
  const back = await deps.commit(async stores => {
    const { conversations, messages, changes } = stores
    const found = await conversations.find(id)
    if (!found) return undefined
    const here = voice === 'colleague' ? found : (comeBack(found, voice) as LiveConversation)
    if (here !== found) await conversations.save(here)
    const beside = voice === 'counsellor' ? await dropNeedless(stores, id) : undefined
    const conversation = (beside?.change && (await conversations.find(id))) || here
    const change = await changes.of(id)
    const page = await historyPage(messages, id, since.after, missedBy(voice, since.whole))
    const [envelope, certificate] = [
      await conversations.envelopeOf(id),
      await conversations.certificateOf(id),
    ]
    const seen = change && (await seeChange(stores, conversation, change))
    const isBack = here !== found
    return { conversation, page, envelope, certificate, seen, beside, isBack }
  })
  if (!back) return undefined
  if (back.isBack && voice !== 'colleague') tellPeer(deps, back.conversation, voice)
  if (back.beside) await tellNeedless(deps, back.beside, id)
  return back
}

/** [CH5] [CH6] The counsellor is back with the keys: whoever was only asked for is not needed. */
async function dropNeedless(stores: LiveStores, id: ConversationId): Promise<Beside> {
  const change = await stores.changes.of(id)
  const needless = change && isNeedless(change) ? change : undefined
  if (needless) await takeChangeAway(stores, needless)
  return { change: needless, place: await takePlaceAway(stores, id) }
}

async function tellNeedless(deps: ConversationDeps, beside: Beside, c: ConversationId): Promise<void> {
  if (beside.change) deps.delivery.visitors.tell(c, { t: 'change-over', c, why: 'gone' })
  await tellBesideGone(deps, beside, 'called-off')
}
