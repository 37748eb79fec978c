import { type Change, comerOf } from '../../domain/change.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { endRing } from '../queue/answer-offer.ts'
import { ringNext } from '../queue/ring-next.ts'
import { tellBoard } from '../queue/tell-places.ts'
import type { LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { setStatus } from './set-status.ts'

type Why<Frame extends { t: string }, Kind extends Frame['t']> = Extract<
  Frame,
  { t: Kind; why: unknown }
>['why']

/** What each side is told of a change that came to nothing; null: nothing, because it was that side's own act. */
export interface Ending {
  /** The desk that rang. */
  readonly rung: 'missed' | 'declined' | 'called-off'
  readonly comer: Why<ToDeskFrame, 'take-over'> | null
  /** Only who should have answered and did not is set to "even weg". */
  readonly isAway?: boolean
  readonly visitor: Why<ToVisitorFrame, 'change-over'> | null
  readonly calling: Why<ToDeskFrame, 'colleague-no'>
}

/**
 * [CH1] [CH4] After the commit: nothing came of this change. Who came is free for others, who called hears why, and the
 * visitor's page knows that an epoch it handed over is burned.
 */
export async function tellNothingCame(
  deps: ConversationDeps,
  conversation: LiveConversation,
  change: Change,
  ending: Ending,
): Promise<void> {
  const { delivery, queue } = deps
  const { id: c, counsellor } = conversation
  const isOwnPage = change.reason === 'back'
  if (change.stage === 'ringing') endRing(queue, change, ending.rung)
  const comer = comerOf(change)
  if (comer && ending.comer) delivery.desks.tell(comer.counsellor, { t: 'take-over', why: ending.comer })
  // Who came back to the own conversation still has it.
  if (comer && !isOwnPage) setStatus(deps, comer.counsellor, ending.isAway ? 'away' : 'free')
  if (change.stage !== 'ringing' && ending.visitor)
    delivery.visitors.tell(c, { t: 'change-over', c, why: ending.visitor })
  const isCalled = change.reason === 'transfer' || change.reason === 'colleague'
  if (isCalled && !(change.stage !== 'ringing' && change.isAlone))
    delivery.desks.tell(counsellor, { t: 'colleague-no', c, why: ending.calling })
  await ringNext(queue)
  await tellBoard(queue)
}
