import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type PublicStatus, publicStatus } from '../../protocol/public-status.ts'
import { followStatus } from '../shared/follow-status.ts'
import { readPageData } from '../shared/page-data.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/**
 * What the door is like, live, for who is not talking; the socket of a conversation tells the rest. The coordinator's
 * words come by both.
 */
export function watchDoor(conversation: VisitorConversation): ReadonlySignal<PublicStatus | null> {
  const status = signal(readPageData('status', publicStatus))
  const isTalking = computed(() => conversation.state.value.is === 'talking')
  effect(() => {
    if (isTalking.value) return
    const stop = followStatus(next => {
      status.value = next
    })
    addEventListener('pagehide', stop)
    return () => {
      removeEventListener('pagehide', stop)
      stop()
    }
  })
  effect(() => {
    if (status.value && !isTalking.peek()) conversation.notice.value = status.value.notice
  })
  return status
}
