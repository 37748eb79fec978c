import type { CounsellorId } from '../../domain/people.ts'
import type { DeskStatus } from '../../protocol/desk-frames.ts'
import type { ConversationDeps } from './conversations.ts'

/**
 * Somebody who talked, or was about to, does not any more. Who does something else by now, or is not at a desk, is left
 * alone.
 */
export function setStatus(
  { queue, clock, delivery }: ConversationDeps,
  counsellor: CounsellorId,
  status: Extract<DeskStatus, 'rounding-off' | 'free' | 'away'>,
): void {
  if (queue.duty.find(counsellor)?.status !== 'talking') return
  queue.duty.set(counsellor, status, clock.now())
  delivery.desks.tell(counsellor, { t: 'status', status })
}
