import type { ReadonlySignal } from '@preact/signals'
import { hasSomethingToLose, type VisitorState } from './visitor-state.ts'

const callTakes = 1_000

interface Leavable {
  readonly state: ReadonlySignal<VisitorState>
  survivesReload(): boolean
  goAway(): void
}

function isTelephoneLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href^="tel:"]') !== null
}

/**
 * A page that goes takes the conversation with it: first the browser asks, then the server is told and everything is
 * wiped. Only a place in the queue may outlive a reload (SE23). A page that comes back from the browser's memory
 * starts anew.
 */
export function leaveWithPage(conversation: Leavable) {
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
