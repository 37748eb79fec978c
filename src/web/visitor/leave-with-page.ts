import type { VisitorConversation } from './visitor-conversation.ts'
import { hasSomethingToLose } from './visitor-state.ts'

const callTakes = 1_000

function isTelephoneLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href^="tel:"]') !== null
}

/**
 * A page that goes takes the conversation with it: first the browser asks, then the server is told and everything is
 * wiped. Only a place in the queue may outlive a reload (SE23). A page that comes back from the browser's memory
 * starts anew.
 */
export function leaveWithPage(conversation: VisitorConversation) {
  let callsUntil = 0
  addEventListener('click', event => {
    if (isTelephoneLink(event.target)) callsUntil = performance.now() + callTakes
  })
  addEventListener('beforeunload', event => {
    // Browsers say that the page is left when a number is called, but it stays: no question then, of all moments.
    if (performance.now() < callsUntil) return
    // In the queue a reload loses nothing, so there is nothing to ask.
    if (conversation.survivesReload()) return
    if (hasSomethingToLose(conversation.state.value)) event.preventDefault()
  })
  addEventListener('pagehide', () => {
    conversation.goAway()
    document.body.replaceChildren()
  })
  addEventListener('pageshow', event => {
    if (!event.persisted) return
    document.body.replaceChildren()
    location.reload()
  })
}
