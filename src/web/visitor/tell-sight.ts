import { effect } from '@preact/signals'
import type { VisitorConversation } from './visitor-conversation.ts'

/** [DK38] Who talks and looks elsewhere is not hurried: the counsellor sees it. Only while somebody talks, and nothing else. */
export function tellSight(conversation: VisitorConversation): void {
  const tell = () => conversation.looks(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', tell)
  effect(() => {
    const isTalking =
      conversation.state.value.is === 'talking' && conversation.connection.value.is === 'connected'
    if (isTalking && document.visibilityState === 'hidden') tell()
  })
}
