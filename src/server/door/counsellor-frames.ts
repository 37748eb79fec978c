import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import { askRepair } from '../conversations/ask-repair.ts'
import { callColleague } from '../conversations/call-colleague.ts'
import { closeConversation } from '../conversations/close-conversation.ts'
import { comeBackAnew } from '../conversations/come-back-anew.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { callOff, declineRing } from '../conversations/end-call.ts'
import { giveUpConversation } from '../conversations/give-up.ts'
import { leaveTalk } from '../conversations/leave-talk.ts'
import { partOf } from '../conversations/lose-page.ts'
import { addTime, hideClock, roundOff } from '../conversations/plan-time.ts'
import { relayMessage } from '../conversations/relay-message.ts'
import { relayNote } from '../conversations/relay-note.ts'
import { takeOffer } from '../conversations/take-offer.ts'
import { setReady } from '../queue/answer-offer.ts'
import { breathe, pause, takeLonger, withdrawDebrief } from '../queue/rest.ts'
import { tellTyping } from './tell-typing.ts'

type Done = Promise<Refused | undefined>

/** What a counsellor's desk says once it is known whose it is. Each act looks itself whose conversation it is. */
export async function receiveFrom(talks: ConversationDeps, account: CounsellorId, frame: DeskFrame): Done {
  switch (frame.t) {
    case 'ready':
    case 'away':
      return setReady(talks.queue, account, frame.t === 'ready')
    case 'pause':
    case 'breathe':
    case 'longer':
    case 'no-debrief':
      return rests(talks, account, frame)
    case 'take':
      return takeOffer(talks, account, frame)
    case 'decline':
      return declineRing(talks, account, frame.offer)
    case 'message':
      return relayMessage(talks, { speaker: 'desk', account }, frame.message)
    case 'close':
      return closeConversation(talks, { speaker: 'desk', account }, frame.message)
    case 'add-time':
    case 'give-up':
    case 'crisis':
    case 'round-off':
      return decideFor(talks, account, frame)
    case 'typing': {
      const part = await partOf(talks, account)
      const voice = part?.role === 3 ? 'colleague' : 'counsellor'
      if (part && !part.isComing) tellTyping(talks, part.conversation, voice)
      return undefined
    }
    case 'back':
    case 'call-colleague':
    case 'call-off':
    case 'staff-note':
    case 'leave-talk':
    case 'repair':
      return changeHands(talks, account, frame)
    case 'received':
    case 'ping':
      return undefined
    case 'desk':
    case 'return':
    case 'history':
    case 'answer-alarm':
      return refuse('out-of-order')
    case 'open-extra':
    case 'close-now':
    case 'as-planned':
    case 'cap':
    case 'notice':
    case 'point-person':
    case 'answer-debrief':
    case 'test-alarm':
    case 'answer-crisis':
      return refuse('not-allowed')
  }
}

type Kind<Name extends DeskFrame['t']> = Extract<DeskFrame, { t: Name }>

/** The time that one has for oneself. */
async function rests(
  { queue }: ConversationDeps,
  account: CounsellorId,
  frame: Kind<'pause' | 'breathe' | 'longer' | 'no-debrief'>,
): Done {
  switch (frame.t) {
    case 'pause':
      return pause(queue, account, frame.minutes)
    case 'breathe':
      return breathe(queue, account)
    case 'longer':
      return takeLonger(queue, account)
    case 'no-debrief':
      return withdrawDebrief(queue, account)
  }
}

/** What only the counsellor of a conversation decides. */
async function decideFor(
  talks: ConversationDeps,
  account: CounsellorId,
  frame: Kind<'add-time' | 'give-up' | 'crisis' | 'round-off'>,
): Done {
  const own = await ownConversation(talks, account, frame.c)
  if (isRefused(own)) return own
  switch (frame.t) {
    case 'give-up':
      return giveUpConversation(talks, frame.c)
    case 'crisis':
      return hideClock(talks, frame.c, frame.on)
    case 'add-time':
      return addTime(talks, frame.c)
    case 'round-off':
      return roundOff(talks, frame.c)
  }
}

async function changeHands(
  talks: ConversationDeps,
  account: CounsellorId,
  frame: Kind<'back' | 'call-colleague' | 'call-off' | 'staff-note' | 'leave-talk' | 'repair'>,
): Done {
  switch (frame.t) {
    case 'back':
      return comeBackAnew(talks, account, frame)
    case 'call-colleague':
      return callColleague(talks, account, frame)
    case 'call-off':
      return callOff(talks, account, frame.c)
    case 'staff-note':
      return relayNote(talks, account, frame)
    case 'leave-talk':
      return leaveTalk(talks, account, frame.c)
    case 'repair':
      return askRepair(talks, account, frame.c)
  }
}

/** Another counsellor's conversation does not exist for this desk. */
async function ownConversation(
  { commit }: ConversationDeps,
  account: CounsellorId,
  id: ConversationId,
): Done {
  const found = await commit(({ conversations }) => conversations.find(id))
  if (!found) return refuse('conversation-ended')
  return found.counsellor === account ? undefined : refuse('not-yours')
}
