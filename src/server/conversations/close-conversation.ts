import type { Change } from '../../domain/change.ts'
import { close } from '../../domain/conversation.ts'
import { dropChange } from '../../domain/next-epoch.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { dropBeside, nothing, tellBesideGone } from './drop-beside.ts'
import { eraseConversation, tellEnded } from './end-conversation.ts'
import { type From, hasVoice, isFrom, nextOf, tellHearers, tellSender } from './relay-message.ts'
import { roles, voices } from './roles.ts'

/**
 * [CV7] A sealed close: relayed like any message, and then the conversation is closing, or closed when it was the
 * answer to the other's close. A colleague ends nothing (SE34). Whoever was about to come does not come any more.
 */
export async function closeConversation(
  deps: ConversationDeps,
  from: From,
  message: SealedMessage,
): Promise<Refused | undefined> {
  if (!isFrom(message, from)) return refuse('not-yours')
  if (message.r === roles.colleague) return refuse('not-allowed')
  const speaker = voices[message.r]
  const { commit, clock, limits } = deps
  const closed = await commit(async stores => {
    const { conversations, messages } = stores
    const found = await conversations.find(message.c)
    if (!found) return refuse('conversation-ended')
    if (!hasVoice(found, from, message)) return refuse('not-yours')
    const already = await messages.numberOf(message)
    if (already !== undefined)
      return { seq: already, conversation: found, next: found, isNew: false, beside: nothing }
    const change = await stores.changes.of(found.id)
    const next = close(change ? dropChange(found, change) : found, speaker, clock.now(), limits)
    if (isRefused(next)) return next
    if (!isOfItsEpoch(found, change, message)) return refuse('out-of-order')
    const least = await nextOf(messages, message)
    // What was on its way when the other closed was refused and leaves a gap: that must not keep the answer out.
    const isInOrder = found.state === 'closing' ? message.q >= least : message.q === least
    if (!isInOrder) return refuse('out-of-order')
    const beside = await dropBeside(stores, found.id)
    if (next.state !== 'closed') await conversations.save(next)
    return { seq: await messages.keep(message), conversation: found, next, isNew: true, beside }
  })
  if (isRefused(closed)) return closed
  const { conversation, next, seq } = closed
  tellSender(deps, from, { t: 'accepted', s: message.s, q: message.q, seq })
  if (closed.isNew) tellHearers(deps, conversation, { seq, message })
  await tellBesideGone(deps, closed.beside, speaker === 'visitor' ? 'visitor-left' : 'called-off')
  if (next.state === 'closing' && closed.isNew) await tellEnded(deps, conversation, next.endedBy)
  if (next.state === 'closed') await eraseConversation(deps, conversation)
  return undefined
}

/**
 * The goodbye belongs to the epoch that stands. The visitor's page may be a step ahead of it: with a key that it handed
 * over, and that nobody has answered.
 */
function isOfItsEpoch(found: LiveConversation, change: Change | undefined, { e, r }: SealedMessage): boolean {
  if (found.state === 'taken' || r !== roles.visitor) return e === found.epoch
  const newest = change?.stage === 'handed-over' ? change.epoch : found.usedEpoch
  return e >= found.epoch && e <= newest
}
