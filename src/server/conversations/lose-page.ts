import { comesAs, goesOn } from '../../domain/change.ts'
import { loseSight } from '../../domain/conversation.ts'
import type { ConversationId, CounsellorId, Speaker } from '../../domain/people.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { doNotCome } from './end-call.ts'
import { roles } from './roles.ts'
import { tellPeer } from './tell-speakers.ts'

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
  if (lost) tellPeer(deps, lost, speaker)
}

/** A conversation in which somebody is, or into which they come. */
export interface Part {
  readonly conversation: LiveConversation
  readonly role: 2 | 3
  readonly isComing: boolean
}

/** The conversation that a desk still has, or takes part in, or comes into. */
export async function partOf({ commit }: ConversationDeps, account: CounsellorId): Promise<Part | undefined> {
  return commit(async ({ conversations, changes }) => {
    const conversation = await conversations.busyWith(account)
    if (conversation)
      return { conversation, role: conversation.counsellor === account ? 2 : 3, isComing: false } as const
    const change = await changes.busyWith(account)
    if (!change || change.stage === 'ringing') return undefined
    const coming = await conversations.find(change.conversation)
    return coming && { conversation: coming, role: roles[comesAs(change)], isComing: true }
  })
}

/**
 * A desk is gone, or comes anew and has not shown its keys. The counsellor is away for the visitor; a colleague, and who
 * comes, has a minute to be back (CH8); a ring of a colleague stops at once.
 */
export async function loseDesk(deps: ConversationDeps, account: CounsellorId): Promise<Part | undefined> {
  const part = await partOf(deps, account)
  const rung = await deps.commit(({ changes }) => changes.busyWith(account))
  if (rung?.stage === 'ringing') await doNotCome(deps, account, rung.conversation)
  if (part?.role === 2 && !part.isComing) await losePage(deps, part.conversation.id, 'counsellor')
  else if (!part) deps.lostDesks.delete(account)
  else if (!deps.lostDesks.has(account)) deps.lostDesks.set(account, deps.clock.now())
  return part
}

/**
 * After a start nobody is connected: open conversations wait for both, for their ten minutes (CV6). A colleague who was
 * rung is not rung any more; what the visitor was asked, and keys that were handed over, keep their time (CH4).
 */
export async function recoverConversations(deps: ConversationDeps): Promise<void> {
  const { commit, clock, limits, lostDesks } = deps
  await commit(async ({ conversations, changes }) => {
    const now = clock.now()
    for (const found of await conversations.all()) {
      const lost = loseSight(loseSight(found, 'visitor', now, limits), 'counsellor', now, limits)
      if (lost !== found) await conversations.save(lost as LiveConversation)
      if (goesOn(found) && found.colleague) lostDesks.set(found.colleague.counsellor, now)
    }
    for (const change of await changes.all()) {
      if (change.stage === 'ringing') await changes.remove(change.conversation)
      else if (change.comer && change.reason !== 'back') lostDesks.set(change.comer.counsellor, now)
    }
  })
}
