import { comerOf } from '../../domain/change.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import type { ConversationDeps } from './conversations.ts'
import { deskOf } from './tell-speakers.ts'

/** [CH11] Who holds a conversation, comes into it, or has a blob of it already: its closing may still be to be filed. */
export async function mayKeepDeskBlob(
  { commit, deskBlobs }: ConversationDeps,
  account: CounsellorId,
  id: ConversationId,
): Promise<boolean> {
  if (deskBlobs.has(account, id)) return true
  return commit(async ({ conversations, changes }) => {
    const found = await conversations.find(id)
    const change = await changes.of(id)
    if (!found) return false
    const holders = [deskOf(found, 'counsellor'), deskOf(found, 'colleague')]
    return holders.includes(account) || (change !== undefined && comerOf(change)?.counsellor === account)
  })
}
