import { effect, untracked } from '@preact/signals'
import { isCovered } from '../shared/announcer.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/**
 * [DK38] Who talks and looks elsewhere is not hurried: the counsellor sees it. Only while somebody talks, and nothing
 * else: a page that is covered for a moment is told as any other that nobody looks at (RD8).
 */
export function tellSight(conversation: VisitorConversation): void {
  const isSeen = () => document.visibilityState === 'visible' && !isCovered.value
  const tell = () => conversation.looks(isSeen())
  document.addEventListener('visibilitychange', tell)
  effect(() => {
    const isTalking =
      conversation.state.value.is === 'talking' && conversation.connection.value.is === 'connected'
    if (isTalking && !isSeen()) tell()
  })
  let wasCovered = false
  effect(() => {
    const isBack = wasCovered && !isCovered.value
    wasCovered = isCovered.value
    if (isBack) untracked(tell)
  })
}
