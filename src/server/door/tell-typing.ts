import type { Refused } from '../../domain/refusal.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import type { From } from '../conversations/relay-message.ts'
import { tellOther } from '../conversations/tell-speakers.ts'

/** [SE21] "… schrijft": a plain frame without content, passed on and never stored. */
export async function tellTyping(
  deps: ConversationDeps,
  { speaker, conversation }: From,
): Promise<Refused | undefined> {
  const found = await deps.commit(({ conversations }) => conversations.find(conversation))
  if (found?.state === 'open') tellOther(deps, found, speaker, { t: 'typing', c: conversation })
  return undefined
}
