import type { VisitorConversation } from './visitor-conversation.ts'
import { hasSomethingToLose } from './visitor-state.ts'

/**
 * Nothing of this page is stored, so a page that goes takes the conversation with it: first the browser asks, then the
 * server is told and everything is wiped. A page that comes back from the browser's memory starts anew.
 */
export function leaveWithPage(conversation: VisitorConversation) {
  addEventListener('beforeunload', event => {
    if (hasSomethingToLose(conversation.state.value)) event.preventDefault()
  })
  addEventListener('pagehide', () => {
    conversation.leave()
    document.body.replaceChildren()
  })
  addEventListener('pageshow', event => {
    if (!event.persisted) return
    document.body.replaceChildren()
    location.reload()
  })
}
