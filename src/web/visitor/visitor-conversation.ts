import type { ReadonlySignal, Signal } from '@preact/signals'
import type { ConnectionState } from '../shared/connection.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import type { Answers } from './answers.ts'
import { end, finish, goForReload, leaveByBeacon, leaveServer, sendClose } from './end-conversation.ts'
import { begin } from './enter-queue.ts'
import { type Form, makeForm } from './form.ts'
import { askToGoBack } from './go-back-in-line.ts'
import type { Answer, Question, Search } from './hands.ts'
import { type Enter, hear } from './hear-server.ts'
import { knock } from './knock.ts'
import type { ReloadContent } from './reload-content.ts'
import { resumeAfterReload } from './resume-after-reload.ts'
import { askMoreTime, beHere, say, tellLooking, tellTyping, thinkAloud, typeSlowly } from './say.ts'
import type { Prepared, WorkStage } from './ticket-work.ts'
import {
  makeVisitorMemory,
  type VisitorDeps,
  type VisitorMemory,
  wipeEverything,
  wipeWords,
} from './visitor-memory.ts'
import type { VisitorState } from './visitor-state.ts'
import type { WaitingNews } from './waiting-news.ts'
import { answerQuestion, askColleague, sendAway } from './who-comes.ts'

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
  /** Since when the counsellor cannot be seen, by this page's clock. */
  readonly goneSince: ReadonlySignal<number | null>
  readonly question: ReadonlySignal<Question | null>
  readonly search: ReadonlySignal<Search>
  readonly comesNow: ReadonlySignal<string | null>
  readonly isOtherTyping: ReadonlySignal<boolean>
  readonly isMending: ReadonlySignal<boolean>
  readonly isOutboxFull: ReadonlySignal<boolean>
  readonly news: Pick<WaitingNews, 'isDelayed' | 'closing' | 'expectedBy'>
  readonly hasAskedMoreTime: ReadonlySignal<boolean>
  /** When either side last gave a sign, by this page's clock. */
  readonly lastSign: ReadonlySignal<number>
  readonly isSharedComputer: Signal<boolean>
  /** After the end of a conversation: what lets one say once how it was (SV2). */
  readonly surveyPass: ReadonlySignal<string | null>
  /** What the coordinator tells everyone; the page may also set it from the public status. */
  readonly notice: Signal<string | null>
  readonly work: ReadonlySignal<WorkStage>
  /** After a reload: back to the place in the queue, where there was one (SE23). Call it once, at the start. */
  resume(): Promise<void>
  /** Whether a reload now keeps the place in the queue. */
  survivesReload(): boolean
  /** The form is open, or somebody touches it: does the work for a ticket in the background (FL1). */
  prepare(): void
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
  /**
   * The visitor looks at the page, or at something else: told to the counsellor while somebody talks. A page that nobody
   * looks at may be thrown away, so it makes sure that it is found again (SE24).
   */
  looks(isLooking: boolean): void
  tryNow(): void
  /** The answer to `question`. */
  answer(answer: Answer): void
  /** The counsellor is gone: with a colleague, or on with waiting (CH6). */
  askColleague(): void
  waitOn(): void
  /** The colleague who talks along goes (CH8). */
  sendAway(): void
  /** After a lost connection: back into the queue, in the order of the first ticket (CH7). */
  goBackInLine(): void
  /** Ends the conversation with a sealed close (SE34). */
  stop(): void
  /** Back to the form; the answers stay. */
  startAgain(): void
  /** The page is left: the server erases everything, this page drops keys and words. Waits for nothing. */
  leave(): void
  /** The page goes, perhaps for a reload: where that keeps the place, only keys and words go; else it is left. */
  goAway(): void
}

/** `form`: what the page had before the conversation, where it was there first. */
export function makeVisitorConversation(deps: VisitorDeps, form: Form = makeForm()): VisitorConversation {
  const memory = makeVisitorMemory(deps, form)
  const beginWith = (origin: Prepared | ReloadContent) =>
    begin(memory, frame => hear(memory, frame, enter), origin)
  const enter: Enter = from => (from ? beginWith(from) : knock(memory, beginWith))
  return { ...shownOf(memory), ...actsOf(memory, enter) }
}

function shownOf(memory: VisitorMemory) {
  const { thread, typing, state, answers, firstText, isFirstTextFinished, draft } = memory
  const { connection, isOtherConnected, isMending, isOutboxFull, news, isSharedComputer, notice } = memory
  const { hasAskedMoreTime, lastSign } = memory.pace
  const { lines } = thread
  const { isOtherTyping } = typing
  const { surveyPass } = memory
  const written = { lines, answers, firstText, isFirstTextFinished, draft }
  const { goneSince, question, search, comesNow } = memory
  const hands = { goneSince, question, search, comesNow }
  const wire = { connection, isOtherConnected, isOtherTyping, isMending, isOutboxFull }
  const rest = {
    news,
    hasAskedMoreTime,
    lastSign,
    isSharedComputer,
    notice,
    surveyPass,
    work: memory.work.stage,
  }
  return { state, ...written, ...wire, ...hands, ...rest }
}

function actsOf(memory: VisitorMemory, enter: Enter) {
  const leave = () => {
    const tellServer = leaveByBeacon(memory)
    finish(memory)
    wipeEverything(memory)
    tellServer()
    memory.state.value = { is: 'before' }
  }
  const join = () => {
    // Pressed again while the work is being done: it is one press.
    if (memory.state.value.is !== 'working') enter()
  }
  const resume = () => resumeAfterReload(memory, enter)
  return {
    join,
    prepare: () => memory.work.prepare(),
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
    looks(isLooking: boolean) {
      tellLooking(memory, isLooking)
      memory.reload.hold()
    },
    tryNow: () => memory.attempt?.connection.tryNow(),
    answer: (answer: Answer) => void answerQuestion(memory, answer),
    askColleague: () => askColleague(memory),
    waitOn() {
      memory.search.value = { is: 'waits' }
    },
    sendAway: () => sendAway(memory),
    goBackInLine: () => askToGoBack(memory),
    stop: () => stop(memory),
    startAgain() {
      leaveServer(memory)
      wipeWords(memory)
      memory.state.value = { is: 'before' }
    },
    leave,
    goAway() {
      if (!goForReload(memory)) leave()
    },
  }
}

/** [SE34] While the next epoch is being opened nothing is taken in this one, not even a close: then the server is told plainly. */
function stop(memory: VisitorMemory) {
  if (memory.state.value.is !== 'talking') return
  const isBetween = memory.attempt?.keys.pending !== undefined
  if (!isBetween) void sendClose(memory)
  end(memory, 'by-me')
  if (isBetween) leaveServer(memory)
}
