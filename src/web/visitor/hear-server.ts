import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Heard } from '../shared/connection.ts'
import { hearClosed, hearEnded } from './end-conversation.ts'
import { bePassedOver, hearRefusal, hearTicket, standInLine } from './enter-queue.ts'
import { hearTicketAgain } from './go-back-in-line.ts'
import { hearMessage, hearTime, meet } from './hear-counsellor.ts'
import { comeToNothing, compareWithServer, hearRepairAsked, loseColleague, mend } from './next-epoch.ts'
import type { ReloadContent } from './reload-content.ts'
import { takeUpTalk } from './take-up-talk.ts'
import type { VisitorMemory } from './visitor-memory.ts'
import { hearChange, hearColleagueAsked } from './who-comes.ts'

/** A fresh try, or one with what was kept. */
export type Enter = (from?: ReloadContent) => undefined

/** Every frame of the server, to where it is understood. */
export function hear(memory: VisitorMemory, frame: ToVisitorFrame, enter: Enter): Heard | Promise<Heard> {
  // Late, of an earlier conversation: it says nothing about this one.
  if ('c' in frame && frame.c !== memory.attempt?.keys.convId) return
  switch (frame.t) {
    case 'ticket':
      return hearTicket(memory, frame)
    case 'place':
      return standInLine(memory, frame)
    case 'passed-over':
      return bePassedOver(memory)
    case 'taken':
      return meet(memory, frame)
    case 'delay':
      return memory.news.hearDelay()
    case 'closing-soon':
      return memory.news.hearClosing(frame)
    case 'notice':
      return hearNotice(memory, frame.text)
    case 'opened':
    case 'time':
      return hearTime(memory, frame)
    case 'accepted':
      return hearAccepted(memory, frame)
    case 'message':
      return hearMessage(memory, frame.message)
    case 'peer':
      return hearPeer(memory, frame)
    case 'caught-up':
      return hearCaughtUp(memory, frame)
    case 'change':
      return hearChange(memory, frame)
    case 'change-over':
      return comeToNothing(memory)
    case 'colleague-gone':
      return loseColleague(memory)
    case 'repair-asked':
      return hearRepairAsked(memory)
    case 'colleague-asked':
      return hearColleagueAsked(memory, frame.ahead)
    case 'ticket-again':
      return hearTicketAgain(memory, frame, enter)
    case 'typing':
      return memory.state.value.is === 'talking' ? memory.typing.otherTypes() : undefined
    case 'ended':
      return hearEnded(memory, frame.by)
    case 'survey':
      return hearSurveyPass(memory, frame.pass)
    case 'closed':
      return hearClosed(memory)
    case 'refused':
      return hearRefusal(memory, frame, enter)
    case 'pong':
      return
  }
}

function hearNotice({ notice }: VisitorMemory, text: string | null): undefined {
  notice.value = text
}

function hearSurveyPass({ surveyPass }: VisitorMemory, pass: string): undefined {
  surveyPass.value = pass
}

function hearAccepted({ thread, attempt }: VisitorMemory, { s, q }: { s: string; q: number }): undefined {
  thread.accept(s, q)
  attempt?.unsaid.accept(s, q)
}

async function hearCaughtUp(
  memory: VisitorMemory,
  frame: Extract<ToVisitorFrame, { t: 'caught-up' }>,
): Promise<undefined> {
  const change = memory.attempt?.history?.change
  await takeUpTalk(memory)
  if (change && memory.state.value.is === 'talking') await hearChange(memory, change)
  return compareWithServer(memory, frame)
}

function hearPeer(
  memory: VisitorMemory,
  { connected, gone }: Extract<ToVisitorFrame, { t: 'peer' }>,
): undefined {
  memory.isOtherConnected.value = connected
  memory.goneSince.value = connected ? null : memory.deps.now() - gone
  if (!connected) memory.typing.otherStopped()
  if (!connected) return
  memory.search.value = { is: 'none' }
  return mend(memory)
}
