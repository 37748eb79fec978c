import type { ReadonlySignal, Signal } from '@preact/signals'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { ConnectionState, Heard } from '../shared/connection.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import type { Answers } from './answers.ts'
import {
  end,
  finish,
  hearClosed,
  hearEnded,
  leaveByBeacon,
  leaveServer,
  sendClose,
} from './end-conversation.ts'
import { begin, bePassedOver, hearRefusal, hearTicket, standInLine } from './enter-queue.ts'
import { hearMessage, hearOpened, meet } from './hear-counsellor.ts'
import { say, tellTyping, thinkAloud } from './say.ts'
import {
  makeVisitorMemory,
  type VisitorDeps,
  type VisitorMemory,
  wipeEverything,
  wipeWords,
} from './visitor-memory.ts'
import type { VisitorState } from './visitor-state.ts'

/** What the visitor's page shows, and what a visitor can do. Everything is in memory, and gone with `leave`. */
export interface VisitorConversation {
  readonly state: ReadonlySignal<VisitorState>
  readonly lines: ReadonlySignal<readonly ThreadLine[]>
  readonly answers: Answers
  readonly firstText: Signal<string>
  readonly isFirstTextFinished: Signal<boolean>
  readonly draft: Signal<string>
  readonly connection: ReadonlySignal<ConnectionState>
  readonly isOtherConnected: ReadonlySignal<boolean>
  readonly isOtherTyping: ReadonlySignal<boolean>
  readonly isMending: ReadonlySignal<boolean>
  readonly isOutboxFull: ReadonlySignal<boolean>
  /** Asks for a place in the queue with the answers given. */
  join(): void
  leaveQueue(): void
  /** Says to the server that a passed-over visitor is here again. */
  comeBack(): void
  /** Says something; false when it was not taken (empty, too long, or twenty wait already). */
  say(text: string): boolean
  thinkAloud(): void
  /** The visitor types: told to the counsellor, but not at every key. */
  typing(): void
  tryNow(): void
  /** Ends the conversation with a sealed close (SE34). */
  stop(): void
  /** Back to the form; the answers stay. */
  startAgain(): void
  /** The page is left: the server erases everything, this page drops keys and words. Waits for nothing. */
  leave(): void
}

export function makeVisitorConversation(deps: VisitorDeps): VisitorConversation {
  const memory = makeVisitorMemory(deps)
  const enter = () => begin(memory, frame => hear(memory, frame, enter))
  return { ...shownOf(memory), ...actsOf(memory, enter) }
}

function shownOf(memory: VisitorMemory) {
  const { thread, typing, state, answers, firstText, isFirstTextFinished, draft } = memory
  const { connection, isOtherConnected, isMending, isOutboxFull } = memory
  const { lines } = thread
  const { isOtherTyping } = typing
  const written = { lines, answers, firstText, isFirstTextFinished, draft }
  const wire = { connection, isOtherConnected, isOtherTyping, isMending, isOutboxFull }
  return { state, ...written, ...wire }
}

function actsOf(memory: VisitorMemory, enter: () => undefined) {
  return {
    join() {
      memory.state.value = { is: 'joining' }
      enter()
    },
    leaveQueue() {
      leaveServer(memory)
      memory.state.value = { is: 'left-queue' }
    },
    comeBack: () => memory.attempt?.connection.renew(),
    say: (text: string) => say(memory, text),
    thinkAloud: () => thinkAloud(memory),
    typing: () => tellTyping(memory),
    tryNow: () => memory.attempt?.connection.tryNow(),
    stop() {
      if (memory.state.value.is !== 'talking') return
      void sendClose(memory)
      end(memory, 'by-me')
    },
    startAgain() {
      finish(memory)
      wipeWords(memory)
      memory.state.value = { is: 'before' }
    },
    leave() {
      const tellServer = leaveByBeacon(memory)
      finish(memory)
      wipeEverything(memory)
      tellServer()
      memory.state.value = { is: 'before' }
    },
  }
}

function hear(memory: VisitorMemory, frame: ToVisitorFrame, enter: () => undefined): Heard | Promise<Heard> {
  switch (frame.t) {
    case 'ticket':
      return hearTicket(memory, frame)
    case 'place':
      return standInLine(memory, frame.place)
    case 'passed-over':
      return bePassedOver(memory)
    case 'taken':
      return meet(memory, frame)
    case 'opened':
      return hearOpened(memory, frame)
    case 'accepted':
      return void memory.thread.accept(frame.s, frame.q)
    case 'message':
      return hearMessage(memory, frame.message)
    case 'peer':
      return hearPeer(memory, frame.connected)
    case 'typing':
      return memory.state.value.is === 'talking' ? memory.typing.otherTypes() : undefined
    case 'ended':
      return hearEnded(memory, frame.by)
    case 'closed':
      return hearClosed(memory)
    case 'refused':
      return hearRefusal(memory, frame, enter)
    case 'pong':
      return
  }
}

function hearPeer({ isOtherConnected, typing }: VisitorMemory, isConnected: boolean): undefined {
  isOtherConnected.value = isConnected
  if (!isConnected) typing.otherStopped()
}
