import type { CounsellorId } from '../../domain/people.ts'
import type { DeskStatus } from '../../protocol/desk-frames.ts'
import { tellStatus } from '../queue/answer-offer.ts'
import type { ConversationDeps } from './conversations.ts'

/**
 * Somebody who talked, or was about to, does not any more. Who does something else by now, or is not at a desk, is left
 * alone. [RG7] Rounding off has a time of its own, which nothing cuts.
 */
export function setStatus(
  { queue, clock, limits }: ConversationDeps,
  counsellor: CounsellorId,
  status: Extract<DeskStatus, 'rounding-off' | 'free' | 'away'>,
): void {
  if (queue.duty.find(counsellor)?.status !== 'talking') return
  const now = clock.now()
  queue.duty.set(counsellor, status, now, status === 'rounding-off' ? now + limits.protectedTime : null)
  tellStatus(queue, counsellor)
}
