import type { Refusal } from '../../domain/refusal.ts'
import type { StopReason } from '../staff/stop-reason.ts'
import type { ComingBack } from './coming-back.ts'
import type { DeskConversation } from './desk-conversation.ts'

/** What a refusal may change at a desk. */
export interface RefusedDesk {
  readonly conversation: DeskConversation | null
  readonly comingBack: ComingBack
  stop(why: StopReason): void
  /** Back to between conversations, with one sentence about it. */
  toDuty(code: Refusal): void
  /** What was pressed did not happen. */
  undo(about: 'take' | 'decline' | 'ready' | 'away', code: Refusal): void
  /** There is no conversation here (any more) that could have opened. */
  giveUp(): void
}

/** A note that a colleague's page could not be given goes again after so long, in milliseconds. */
const noteAgainAfter = 2_000

/** The server's no to what this desk sent, by the kind of the frame; a no to anything else changes nothing here. */
export function hearRefusal(desk: RefusedDesk, code: Refusal, about: string | undefined): void {
  const { conversation } = desk
  if (code === 'not-signed-in') return void desk.stop('signed-out')
  if (code === 'already-open') return void desk.stop('elsewhere')
  switch (about) {
    case 'add-time':
    case 'round-off':
      return void conversation?.time.beRefused()
    case 'call-colleague':
      return void conversation?.change.call.hearNo('not-possible')
    case 'repair':
      return void conversation?.beRefusedRepair()
    case 'staff-note':
      if (code === 'try-again') setTimeout(() => desk.conversation?.change.call.sayAgain(), noteAgainAfter)
      return
    case 'back':
      return void hearNotBack(desk, code)
    case 'close':
      if (code === 'conversation-ended') loseConversation(desk, code)
      return
    case 'return':
      return void loseConversation(desk, code)
    case 'take':
    case 'decline':
    case 'ready':
    case 'away':
      return void desk.undo(about, code)
  }
}

function hearNotBack({ conversation, comingBack, toDuty }: RefusedDesk, code: Refusal): void {
  if (conversation?.stage.value !== 'returning' || comingBack.hearRefused(conversation, code)) return
  toDuty('conversation-ended')
}

/** Before it opened there is nothing to tell; after that the end is shown as what it is: broken (SE34). */
function loseConversation({ conversation, giveUp }: RefusedDesk, code: Refusal): void {
  const stage = conversation?.stage.value
  if (stage === 'awaiting-key' || stage === 'awaiting-yes' || stage === 'greeting') giveUp()
  else if (code === 'not-yours') conversation?.ending.releaseUnseen()
  else conversation?.ending.hearClosed()
}
