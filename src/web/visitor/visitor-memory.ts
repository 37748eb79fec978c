import { type Signal, signal } from '@preact/signals'
import type { LeaveRequest } from '../../protocol/leave.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import type { WorkDone } from '../../protocol/work.ts'
import type { Connection, ConnectionState, Heard, ReceivedUpTo } from '../shared/connection.ts'
import type { Opened } from '../shared/talk-time.ts'
import { makeThreadLines, type ThreadLines } from '../shared/thread-lines.ts'
import { wipeAnswers } from './answers.ts'
import type { Form } from './form.ts'
import { type Hands, handsAtRest, type Question, type Search } from './hands.ts'
import type { KeptTalk } from './kept-talk.ts'
import type { KeyKeeper } from './key-handover.ts'
import { makePace, type Pace } from './pace.ts'
import { keepForReload, type ReloadKeeper } from './reload-keeper.ts'
import type { ResumeDeps } from './tab-memory.ts'
import { keepTicketWork, type TicketWork } from './ticket-work.ts'
import { makeTypingSign, type TypingSign } from './typing-sign.ts'
import { makeUnsaid, type Unsaid } from './unsaid.ts'
import { makeWaitingNews, type WaitingNews } from './waiting-news.ts'

export interface VisitorDeps {
  readonly settings: PageSettings
  openConnection(options: {
    first(after: ReceivedUpTo): readonly VisitorFrame[]
    heard(frame: ToVisitorFrame): Heard | Promise<Heard>
  }): Connection<VisitorFrame>
  /** Tells the server without waiting that this page leaves for good (SE38). */
  sendLeave(request: LeaveRequest): void
  /** [SC27] Asks the browser to forget what it has of these pages, where the server sees fit. */
  wipeBrowser(): void
  readonly resume: ResumeDeps
  now(): number
}

export type Ticket = Pick<Extract<ToVisitorFrame, { t: 'ticket' }>, 'ticket' | 'bye'>

/** What exists only while there is a socket: one try to get in, and what came of it. */
export interface Attempt {
  readonly keys: KeyKeeper
  readonly connection: Connection<VisitorFrame>
  readonly stopWatching: () => void
  ticket: Ticket | undefined
  /** What was done for the ticket; none after a reload. */
  readonly work: WorkDone | undefined
  /** The server knows this page's wish: a return needs no second `join`. */
  hasPlace: boolean
  readonly unsaid: Unsaid
  /** Who comes and goes, as far as it is not settled. */
  readonly hands: Hands
  /** After a reload: what was said, collected until all of it is there (SE18). */
  history: History | undefined
  /** The conversation for which a ticket was asked after this one was lost (CH7). */
  next: string | undefined
  opened: Opened | undefined
  refusedInARow: number
  /** When another page took the line over, by this page's clock. */
  displacedAt: number | undefined
}

export interface History {
  readonly kept: KeptTalk
  readonly messages: SealedMessage[]
  /** It ended while this page was away. */
  ended: Extract<ToVisitorFrame, { t: 'ended' }>['by'] | undefined
  /** Somebody would come: told before all is read again. */
  change: Extract<ToVisitorFrame, { t: 'change' }> | undefined
}

/** Everything that this page knows, in memory and nowhere else. */
export interface VisitorMemory extends Form {
  readonly deps: VisitorDeps
  readonly thread: ThreadLines
  readonly typing: TypingSign
  readonly news: WaitingNews
  readonly pace: Pace
  readonly reload: ReloadKeeper
  /** What is written while waiting. Unfinished text goes to the composer instead of to the counsellor. */
  readonly firstText: Signal<string>
  readonly isFirstTextFinished: Signal<boolean>
  readonly draft: Signal<string>
  readonly connection: Signal<ConnectionState>
  readonly isOtherConnected: Signal<boolean>
  /** Since when the counsellor cannot be seen, by this page's clock. */
  readonly goneSince: Signal<number | null>
  /** What the visitor is asked about who reads along. */
  readonly question: Signal<Question | null>
  /** The counsellor is gone: whether the visitor waits, or asked for a colleague (CH6). */
  readonly search: Signal<Search>
  /** The name of who is being let in at this moment. */
  readonly comesNow: Signal<string | null>
  /** Twenty messages wait: no more are taken until the server has some of them. */
  readonly isOutboxFull: Signal<boolean>
  /** A message could not be verified and is being asked for again. */
  readonly isMending: Signal<boolean>
  /** At the end of a conversation: what lets one say once how it was (SV2). */
  readonly surveyPass: Signal<string | null>
  readonly work: TicketWork
  /** How often the server did not take work that was done, in a row. */
  worksRefused: number
  attempt: Attempt | undefined
}

export const notConnected: ConnectionState = { is: 'stopped', since: 0 }

export function makeVisitorMemory(deps: VisitorDeps, form: Form): VisitorMemory {
  return {
    ...form,
    deps,
    thread: makeThreadLines(deps.now),
    typing: makeTypingSign(deps.now),
    news: makeWaitingNews(deps.now),
    pace: makePace(deps.now),
    reload: keepForReload(deps.resume),
    work: keepTicketWork(deps.resume, deps.now),
    worksRefused: 0,
    firstText: signal(''),
    isFirstTextFinished: signal(false),
    draft: signal(''),
    connection: signal(notConnected),
    isOtherConnected: signal(true),
    goneSince: signal<number | null>(null),
    question: signal<Question | null>(null),
    search: signal<Search>({ is: 'none' }),
    comesNow: signal<string | null>(null),
    isOutboxFull: signal(false),
    isMending: signal(false),
    surveyPass: signal<string | null>(null),
    attempt: undefined,
  }
}

/** Forgets what was said; the answers stay, so that nobody has to give them twice. */
export function wipeWords(memory: VisitorMemory) {
  memory.thread.clear()
  memory.firstText.value = ''
  memory.isFirstTextFinished.value = false
  memory.draft.value = ''
  memory.surveyPass.value = null
}

export function wipeEverything(memory: VisitorMemory) {
  wipeWords(memory)
  wipeAnswers(memory.answers)
}

/** A new try: nobody has a key, and nothing was said. */
export function emptyAttempt() {
  return {
    unsaid: makeUnsaid(),
    hands: handsAtRest(),
    history: undefined,
    next: undefined,
    opened: undefined,
    refusedInARow: 0,
    displacedAt: undefined,
  }
}
