import { comeBack, loseSight } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId, Speaker } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { isSecret } from '../secret.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { afterPage, type HistoryPage, historyPage, type TellKept } from './give-history.ts'
import { tellOther, timeOf } from './tell-speakers.ts'

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

/**
 * [WR4] The visitor's page is back on a new line: gives what it missed after number `after`, in order (WR9: a page).
 * Refuses `conversation-ended` when there is no such conversation any more.
 */
export async function returnAsVisitor(
  deps: ConversationDeps,
  id: ConversationId,
  after: number,
): Promise<readonly ToVisitorFrame[] | Refused> {
  const back = await comeBackTo(deps, id, 'visitor', after)
  if (!back) return refuse('conversation-ended')
  const { conversation, missed, certificate } = back
  if (conversation.state !== 'taken') return missedFrames(deps, conversation, missed, 'visitor')
  if (conversation.handedOver || !certificate) return []
  const grants = [...(await deps.grantsOf(conversation.counsellor))]
  const within = Math.max(0, conversation.until - deps.clock.now())
  const { epoch: e, take } = conversation
  return [{ t: 'taken', e, take, certificate, grants, within }]
}

/** [WR4] The same for the desk: only the page that took the conversation, by its `take`. Else `not-yours`. */
export async function returnAsCounsellor(
  deps: ConversationDeps,
  counsellor: CounsellorId,
  { c, take, after }: { readonly c: ConversationId; readonly take: string; readonly after: number },
): Promise<readonly ToDeskFrame[] | Refused> {
  const found = await deps.commit(({ conversations }) => conversations.find(c))
  if (!found) return refuse('conversation-ended')
  if (found.counsellor !== counsellor || found.take !== take) return refuse('not-yours')
  const back = await comeBackTo(deps, c, 'counsellor', after)
  if (!back) return refuse('conversation-ended')
  const { conversation, missed, envelope } = back
  if (conversation.state !== 'taken') return missedFrames(deps, conversation, missed, 'counsellor')
  return envelope ? [{ t: 'envelope', envelope }] : []
}

async function comeBackTo(deps: ConversationDeps, id: ConversationId, speaker: Speaker, after: number) {
  const back = await deps.commit(async ({ conversations, messages }) => {
    const found = await conversations.find(id)
    if (!found) return undefined
    const conversation = comeBack(found, speaker) as LiveConversation
    if (conversation !== found) await conversations.save(conversation)
    const missed = await historyPage(messages, id, after, missedBy(speaker))
    const [envelope, certificate] = [
      await conversations.envelopeOf(id),
      await conversations.certificateOf(id),
    ]
    return { conversation, missed, envelope, certificate }
  })
  if (back) tellOther(deps, back.conversation, speaker, { t: 'peer', c: id, connected: true })
  return back
}

type BothFrame = ToVisitorFrame & ToDeskFrame
const roles = { visitor: 1, counsellor: 2 } as const

function missedFrames(
  { clock, delivery }: ConversationDeps,
  conversation: Exclude<LiveConversation, { state: 'taken' }>,
  missed: HistoryPage,
  speaker: Speaker,
): BothFrame[] {
  const { id, counsellor } = conversation
  const connected = speaker === 'visitor' ? delivery.desks.has(counsellor) : delivery.visitors.has(id)
  return [
    { t: 'opened', ...timeOf(conversation, clock.now()) },
    ...missed.frames,
    { t: 'peer', c: id, connected },
    ...afterPage(conversation, missed),
  ]
}

/** One's own message is told as accepted, the other's as a message: so nothing is sent or shown twice. */
export function missedBy(speaker: Speaker): TellKept {
  return ({ seq, message }) =>
    message.r === roles[speaker]
      ? { t: 'accepted', s: message.s, q: message.q, seq }
      : { t: 'message', seq, message }
}

/** [CV6] A side's page is gone: the other is told, and everything is kept for ten minutes. */
export async function losePage(deps: ConversationDeps, id: ConversationId, speaker: Speaker): Promise<void> {
  const lost = await deps.commit(async ({ conversations }) => {
    const found = await conversations.find(id)
    if (!found) return undefined
    const next = loseSight(found, speaker, deps.clock.now(), deps.limits) as LiveConversation
    if (next === found) return undefined
    await conversations.save(next)
    return next
  })
  if (lost) tellOther(deps, lost, speaker, { t: 'peer', c: id, connected: false })
}

/** The conversation that a counsellor's desk still has, if any. */
export async function conversationOf(
  { commit }: ConversationDeps,
  counsellor: CounsellorId,
): Promise<LiveConversation | undefined> {
  return commit(({ conversations }) => conversations.busyWith(counsellor))
}

/** After a start nobody is connected: open conversations wait for both, for their ten minutes (CV6). */
export async function recoverConversations({ commit, clock, limits }: ConversationDeps): Promise<void> {
  await commit(async ({ conversations }) => {
    for (const found of await conversations.all()) {
      const now = clock.now()
      const lost = loseSight(loseSight(found, 'visitor', now, limits), 'counsellor', now, limits)
      if (lost !== found) await conversations.save(lost as LiveConversation)
    }
  })
}
