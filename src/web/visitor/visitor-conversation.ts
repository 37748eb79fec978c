import type { ReadonlySignal, Signal } from '@preact/signals'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { ConnectionState, Heard } from '../shared/connection.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import type { Answers } from './answers.ts'
import {
  end,
  finish,
  goForReload,
  hearClosed,
  hearEnded,
  leaveByBeacon,
  leaveServer,
  sendClose,
} from './end-conversation.ts'
import { begin, bePassedOver, hearRefusal, hearTicket, standInLine } from './enter-queue.ts'
import { hearMessage, hearTime, meet } from './hear-counsellor.ts'
import { resumeAfterReload } from './resume-after-reload.ts'
import { askMoreTime, beHere, say, tellTyping, thinkAloud, typeSlowly } from './say.ts'
import {
  makeVisitorMemory,
  type VisitorDeps,
  type VisitorMemory,
  wipeEverything,
  wipeWords,
} from './visitor-memory.ts'
import type { VisitorState } from './visitor-state.ts'
import type { WaitingNews } from './waiting-news.ts'

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
  readonly news: Pick<WaitingNews, 'isDelayed' | 'closing' | 'expectedBy'>
  readonly hasAskedMoreTime: ReadonlySignal<boolean>
  /** When either side last gave a sign, by this page's clock. */
  readonly lastSign: ReadonlySignal<number>
  readonly isSharedComputer: Signal<boolean>
  /** What the coordinator tells everyone; the page may also set it from the public status. */
  readonly notice: Signal<string | null>
  /** After a reload: back to the place in the queue, where there was one (SE23). Call it once, at the start. */
  resume(): Promise<void>
  /** Whether a reload now keeps the place in the queue. */
  survivesReload(): boolean
  /** Asks for a place in the queue with the answers given. */
  join(): void
  /** After a no: the same place where this tab still has one, else a fresh try. */
  tryAgain(): void
  leaveQueue(): void
  /** Says to the server that a passed-over visitor is here again. */
  comeBack(): void
  /** Says something; false when it was not taken (empty, too long, or twenty wait already). */
  say(text: string): boolean
  thinkAloud(): void
  /** "Ik ben er", after a silence. */
  beHere(): void
  askMoreTime(): void
  typeSlowly(): void
  /** The visitor types: told to the counsellor, but not at every key. */
  typing(): void
  tryNow(): void
  /** Ends the conversation with a sealed close (SE34). */
  stop(): void
  /** Back to the form; the answers stay. */
  startAgain(): void
  /** The page is left: the server erases everything, this page drops keys and words. Waits for nothing. */
  leave(): void
  /** The page goes, perhaps for a reload: where that keeps the place, only keys and words go; else it is left. */
  goAway(): void
}

export function makeVisitorConversation(deps: VisitorDeps): VisitorConversation {
  const memory = makeVisitorMemory(deps)
  const enter = () => begin(memory, frame => hear(memory, frame, enter))
  return { ...shownOf(memory), ...actsOf(memory, enter) }
}

function shownOf(memory: VisitorMemory) {
  const { thread, typing, state, answers, firstText, isFirstTextFinished, draft } = memory
  const { connection, isOtherConnected, isMending, isOutboxFull, news, isSharedComputer, notice } = memory
  const { hasAskedMoreTime, lastSign } = memory.pace
  const { lines } = thread
  const { isOtherTyping } = typing
  const written = { lines, answers, firstText, isFirstTextFinished, draft }
  const wire = { connection, isOtherConnected, isOtherTyping, isMending, isOutboxFull }
  return { state, ...written, ...wire, news, hasAskedMoreTime, lastSign, isSharedComputer, notice }
}

function actsOf(memory: VisitorMemory, enter: () => undefined) {
  const leave = () => {
    const tellServer = leaveByBeacon(memory)
    finish(memory)
    wipeEverything(memory)
    tellServer()
    memory.state.value = { is: 'before' }
  }
  const join = () => {
    memory.state.value = { is: 'joining', isBusy: false }
    enter()
  }
  const resume = () => resumeAfterReload(memory, frame => hear(memory, frame, enter))
  return {
    join,
    resume,
    tryAgain: () => (memory.reload.hasSecret() ? void resume() : join()),
    survivesReload: () => memory.reload.stands(),
    leaveQueue() {
      leaveServer(memory)
      memory.state.value = { is: 'left-queue' }
    },
    comeBack: () => memory.attempt?.connection.renew(),
    say: (text: string) => say(memory, text),
    thinkAloud: () => thinkAloud(memory),
    beHere: () => beHere(memory),
    askMoreTime: () => askMoreTime(memory),
    typeSlowly: () => typeSlowly(memory),
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
    leave,
    goAway() {
      if (!goForReload(memory)) leave()
    },
  }
}

function hear(memory: VisitorMemory, frame: ToVisitorFrame, enter: () => undefined): Heard | Promise<Heard> {
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
    case 'more':
    case 'pong':
      return
  }
}

function hearNotice({ notice }: VisitorMemory, text: string | null): undefined {
  notice.value = text
}

function hearPeer({ isOtherConnected, typing }: VisitorMemory, isConnected: boolean): undefined {
  isOtherConnected.value = isConnected
  if (!isConnected) typing.otherStopped()
}
