import type { Desk } from './desk.ts'
import { texts } from './texts.ts'

/**
 * What the title of the tab says: somebody waits, or unread messages while nobody looks. Never a name or a word of a
 * conversation, because the browser writes titles into its history.
 */
export function titleOf(desk: Pick<Desk, 'offer' | 'conversation' | 'alarm'>, unread: number): string {
  if (desk.offer.value) return texts.titles.offer
  if (desk.alarm.alarm.value?.isAnswered === false) return texts.titles.alarm
  const stage = desk.conversation?.stage.value
  if (stage === undefined) return texts.titles.desk
  const title = stage === 'ended' ? texts.titles.ended : texts.titles.conversation
  return unread > 0 ? texts.titles.unread(unread, title) : title
}
