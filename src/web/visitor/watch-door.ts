import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type PublicStatus, publicStatus } from '../../protocol/public-status.ts'
import { followStatus } from '../shared/follow-status.ts'
import { askStatus, readPageData } from '../shared/page-data.ts'
import type { Form } from './form.ts'

const everyMinute = 60_000

/**
 * What the door is like, live, for who is not talking; the socket of a conversation tells the rest. The coordinator's
 * words come by both.
 */
export function watchDoor({ state, notice }: Form): ReadonlySignal<PublicStatus | null> {
  const status = signal(readPageData('status', publicStatus))
  const isTalking = computed(() => state.value.is === 'talking')
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
  // Who talks has no stream. A card tells who is open now (RF9): asked every minute, and never because a card came, so
  // that the asking says nothing of what is said.
  effect(() => {
    if (!isTalking.value) return
    const timer = setInterval(async () => {
      const next = document.visibilityState === 'visible' ? await askStatus() : null
      if (next) status.value = next
    }, everyMinute)
    return () => clearInterval(timer)
  })
  effect(() => {
    if (status.value && !isTalking.peek()) notice.value = status.value.notice
  })
  return status
}
