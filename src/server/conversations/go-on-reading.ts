import type { ConversationId, CounsellorId, Voice } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { LiveConversation } from './book.ts'
import { type Standing, standsForDesk, standsForVisitor } from './caught-up.ts'
import type { ConversationDeps } from './conversations.ts'
import { afterPage, type HistoryPage, historyPage, missedBy } from './give-history.ts'
import { seeChange } from './tell-change.ts'
import { deskOf } from './tell-speakers.ts'

interface From {
  readonly after: number
  readonly whole: boolean
}

/**
 * [WR9] A visitor's page that is catching up has dealt with what it got, and goes on after number `after`. After the last
 * page it hears what stands now. Refuses `conversation-ended` when there is no such conversation any more.
 */
export async function historyForVisitor(
  deps: ConversationDeps,
  c: ConversationId,
  from: From,
): Promise<readonly ToVisitorFrame[] | Refused> {
  const next = await nextPage(deps, c, from, () => 'visitor')
  if (isRefused(next)) return next
  const frames = [...next.page.frames, ...afterPage(next.conversation, next.page)]
  return next.page.more === undefined ? [...frames, ...(await standsForVisitor(deps, next))] : frames
}

/** [WR9] The same for a desk, as long as it holds the conversation: who handed over reads nothing more (CH9). */
export async function historyForDesk(
  deps: ConversationDeps,
  account: CounsellorId,
  { c, ...from }: From & { readonly c: ConversationId },
): Promise<readonly ToDeskFrame[] | Refused> {
  const next = await nextPage(deps, c, from, found => voiceAt(found, account))
  if (isRefused(next)) return next
  const frames = [...next.page.frames, ...afterPage(next.conversation, next.page)]
  return next.page.more === undefined ? [...frames, ...(await standsForDesk(deps, next, account))] : frames
}

function voiceAt(found: LiveConversation, account: CounsellorId): Voice | undefined {
  return (['counsellor', 'colleague'] as const).find(voice => deskOf(found, voice) === account)
}

async function nextPage(
  { commit }: ConversationDeps,
  c: ConversationId,
  { after, whole }: From,
  voiceOf: (found: LiveConversation) => Voice | undefined,
): Promise<(Standing & { readonly page: HistoryPage }) | Refused> {
  return commit(async stores => {
    const found = await stores.conversations.find(c)
    if (!found) return refuse('conversation-ended')
    const voice = voiceOf(found)
    if (voice === undefined) return refuse('not-yours')
    const page = await historyPage(stores.messages, c, after, missedBy(voice, whole))
    const change = await stores.changes.of(c)
    const seen = change && (await seeChange(stores, found, change))
    return { conversation: found, page, seen }
  })
}
