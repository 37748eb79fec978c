import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import type { ConversationDeps } from './conversations.ts'

/**
 * [RG10] The conversations of this counsellor that are over and whose closing is still to be filed: those that the desk
 * left a blob of. One that goes on is none of them, also while its page is away.
 */
export async function unfiledOf(
  { commit, deskBlobs, clock }: ConversationDeps,
  account: CounsellorId,
): Promise<readonly ConversationId[]> {
  const kept = deskBlobs.of(account, clock.now())
  return commit(async ({ conversations }) => {
    const over: ConversationId[] = []
    for (const id of kept) {
      const found = await conversations.find(id)
      if (!found || found.state === 'closing') over.push(id)
    }
    return over
  })
}
