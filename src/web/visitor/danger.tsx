import * as v from 'valibot'
import { dangerWords } from '../../protocol/danger-words.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { makeDangerMatcher } from './danger-matcher.ts'
import { DangerNote } from './danger-note.tsx'
import { DangerWatch } from './danger-watch.ts'
import { laterParts } from './later-parts.tsx'
import type { VisitorConversation } from './visitor-conversation.ts'

/** [VP30] Asks the own server for the words, as every visitor's page does, and begins to look. Throws when they do not come. */
export async function watchForDanger(
  conversation: VisitorConversation,
  { numbers }: PageSettings,
): Promise<void> {
  const answer = await fetch('/danger-words.json', { credentials: 'omit' })
  const words = v.parse(dangerWords, await answer.json())
  const watch = new DangerWatch(conversation, makeDangerMatcher(words))
  laterParts.danger.value = () => <DangerNote watch={watch} numbers={numbers} />
}
