import { effect } from '@preact/signals'
import { type Bytes, fromBase64url } from '../../crypto/bytes.ts'
import { standardLimits } from '../../domain/limits.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Heard } from '../shared/connection.ts'
import { wantedHelpOf } from './answers.ts'
import { dropAttempt, end, finish, stopForGood } from './end-conversation.ts'
import { reloadContentOf } from './kept-content.ts'
import { keptEpochs } from './kept-talk.ts'
import { type KnownEpoch, keepKeys } from './key-handover.ts'
import { hearTicketRefused, notLetIn } from './knock.ts'
import { hearKeyRefused } from './next-epoch.ts'
import type { ReloadContent } from './reload-content.ts'
import type { Prepared } from './ticket-work.ts'
import { type Attempt, emptyAttempt, type History, type VisitorMemory, wipeWords } from './visitor-memory.ts'
import { hearNoColleague } from './who-comes.ts'

/**
 * A fresh try: the conversation that the work was done for, new keys, a new socket. The answers are those given before. Or
 * it goes on with the ticket of before a reload.
 */
export function begin(
  memory: VisitorMemory,
  heard: (frame: ToVisitorFrame) => Heard | Promise<Heard>,
  origin: Prepared | ReloadContent,
): undefined {
  dropAttempt(memory)
  const { deps } = memory
  const from = 'work' in origin ? undefined : origin
  const keys = keepKeys(
    deps.settings,
    deps.now,
    'work' in origin ? { ...origin, epochs: [] } : keysOf(origin),
  )
  const attempt = emptyAttempt()
  const connection = deps.openConnection({
    first: after => firstFrames(memory, keys.convId, after(keys.convId)),
    // A frame of an earlier try says nothing about this one.
    heard: frame => (memory.attempt?.keys === keys ? heard(frame) : undefined),
  })
  const stopWatching = effect(() => {
    memory.connection.value = connection.state.value
    memory.isOutboxFull.value = attempt.unsaid.all.value.length >= standardLimits.unsentMessages
    keepFresh(memory)
  })
  memory.attempt = {
    keys,
    connection,
    stopWatching,
    ticket: from,
    work: 'work' in origin ? origin.work : undefined,
    hasPlace: from?.hasPlace ?? false,
    ...attempt,
    history: historyFor(from),
  }
}

function keysOf({ c, talk }: ReloadContent): { convId: Bytes; epochs: readonly KnownEpoch[] } | undefined {
  const convId = fromBase64url(c)
  return convId && { convId, epochs: talk ? keptEpochs(talk, convId) : [] }
}

/** [SE18] Only where somebody has a key was anything said that must be read again. */
function historyFor(from: ReloadContent | undefined): History | undefined {
  const kept = from?.talk
  return kept && (kept.current !== null || kept.isPending)
    ? { kept, messages: [], ended: undefined, change: undefined }
    : undefined
}

/** [SE26] What is written, where one stands, a line that came back: each time the kept blob is made anew. */
function keepFresh(memory: VisitorMemory) {
  const goesOn = isGoingOn(memory.state.value)
  const content = reloadContentOf(memory)
  if (content && goesOn) memory.reload.update(content)
}

function isGoingOn({ is }: VisitorMemory['state']['value']): boolean {
  const isInLine = is === 'joining' || is === 'full' || is === 'waiting' || is === 'passed-over'
  return isInLine || is === 'meeting' || is === 'talking'
}

function firstFrames(memory: VisitorMemory, c: string, after: number): readonly VisitorFrame[] {
  const { attempt } = memory
  if (!attempt) return []
  if (!attempt.ticket) return attempt.work ? [{ t: 'ticket', v: protocolVersion, c, work: attempt.work }] : []
  const { ticket } = attempt.ticket
  const back: VisitorFrame = {
    t: 'return',
    v: protocolVersion,
    c,
    ticket,
    after,
    whole: attempt.history !== undefined,
  }
  return attempt.hasPlace ? [back] : [back, joinFrame(memory)]
}

/** [SE22] All that the server hears of the visitor before a counsellor has taken the conversation. */
function joinFrame({ answers, deps: { settings } }: VisitorMemory): VisitorFrame {
  const wanted = wantedHelpOf(answers, settings)
  return { t: 'join', lang: settings.language, wanted, slow: answers.typesSlowly.value }
}

export function hearTicket(
  memory: VisitorMemory,
  frame: Extract<ToVisitorFrame, { t: 'ticket' }>,
): undefined {
  if (!memory.attempt) return
  memory.attempt.ticket = frame
  memory.worksRefused = 0
  memory.attempt.connection.send(joinFrame(memory))
  const content = reloadContentOf(memory)
  if (content && !memory.isSharedComputer.value) memory.reload.start(content)
}

/** A place in the queue: the first time, one nearer, or again after a key that nobody answered (SE13). */
export function standInLine(
  memory: VisitorMemory,
  { place, wait }: Extract<ToVisitorFrame, { t: 'place' }>,
): undefined {
  const { attempt, state, news } = memory
  if (!attempt || isBeyondQueue(state.value)) return
  if (wasGreeted(attempt)) return stopForGood(memory, 'not-verified')
  standAlone(attempt)
  attempt.connection.forget()
  news.hearWait(wait)
  state.value = { is: 'waiting', place, wait }
}

export function bePassedOver(memory: VisitorMemory): undefined {
  const { attempt, state } = memory
  if (!attempt || isBeyondQueue(state.value)) return
  if (wasGreeted(attempt)) return stopForGood(memory, 'not-verified')
  standAlone(attempt)
  state.value = { is: 'passed-over' }
}

const isInTalk = ({ state, attempt }: VisitorMemory) =>
  isBeyondQueue(state.value) || (attempt !== undefined && wasGreeted(attempt))

const isBeyondQueue = ({ is }: VisitorMemory['state']['value']) => is === 'talking' || is === 'ended'

/**
 * [SE27] [SE29] Who has talked with somebody is not in the queue any more, also while a reload is still to read it all
 * again. A page that believed otherwise would give every key to the next one who takes, and ask nobody.
 */
function wasGreeted({ keys, history }: Attempt): boolean {
  return keys.current !== undefined || (history !== undefined && history.kept.current !== null)
}

/** [SE13] Nobody holds a key of this visitor's: one that was handed over is burned. */
function standAlone(attempt: Attempt) {
  attempt.hasPlace = true
  attempt.history = undefined
  attempt.keys.burn()
}

/** What a refusal means depends on what it answers; one about typing or a ping means nothing to a person. */
export function hearRefusal(
  memory: VisitorMemory,
  { code, about }: Extract<ToVisitorFrame, { t: 'refused' }>,
  beginAgain: () => undefined,
): undefined {
  if (about === 'again') return notLetIn(memory, code)
  if (code === 'already-open' && about === undefined) return beDisplaced(memory)
  if (about === 'hand-over') return hearKeyRefused(memory, code)
  if (about === 'ask-colleague') return hearNoColleague(memory)
  if (code === 'closed-now' || code === 'paused') return hearDoorClosed(memory, code)
  // To begin anew in the middle of a talk would give what is typed for one counsellor to the next who takes.
  const isOfQueue = about === 'join' || about === 'ticket' || code === 'queue-full'
  if (isOfQueue && isInTalk(memory)) return
  if (code === 'queue-full' && memory.attempt?.ticket) return standOutside(memory)
  switch (about) {
    case 'join':
      return hearJoinRefusal(memory, code, beginAgain)
    case 'ticket':
      return hearTicketRefused(memory, code, beginAgain)
    case 'return':
      return hearReturnRefusal(memory, code)
    case 'message':
    case 'close':
      if (memory.state.value.is === 'talking') end(memory, 'broken')
      return code === 'conversation-ended' ? finish(memory) : undefined
  }
}

/** Twice in this time is no late word of an old line, but another page that lives. In milliseconds. */
const displacedAgainWithin = 60_000

/**
 * [SE28] Another page took this line over. Once it may be an old line of this very page, of which a network brought the
 * words late: then this page comes back. A second time there is another tab, and two would take the line in turns for
 * ever: this one drops everything, and does not end what goes on there.
 */
function beDisplaced(memory: VisitorMemory): undefined {
  const { attempt, deps } = memory
  if (!attempt) return
  const { displacedAt } = attempt
  attempt.displacedAt = deps.now()
  if (displacedAt === undefined || deps.now() - displacedAt > displacedAgainWithin) return
  wipeWords(memory)
  notLetIn(memory, 'already-open')
}

function hearJoinRefusal(memory: VisitorMemory, code: Refusal, beginAgain: () => undefined): undefined {
  switch (code) {
    // The first `join` did arrive, before the wire broke.
    case 'out-of-order':
      return
    case 'expired':
      return beginAgain()
    default:
      return notLetIn(memory, code)
  }
}

function hearReturnRefusal(memory: VisitorMemory, code: Refusal): undefined {
  const { is } = memory.state.value
  const wasTalking = is === 'talking' || is === 'meeting' || memory.attempt?.history !== undefined
  if (wasTalking) end(memory, 'broken')
  if (memory.state.value.is === 'ended') return finish(memory)
  return notLetIn(memory, code)
}

/** Nothing to knock for: the server remembers who came first, and sends a place by itself. */
function standOutside({ attempt, state }: VisitorMemory): undefined {
  if (attempt) attempt.hasPlace = true
  state.value = { is: 'full' }
}

/** The door closed for who is not talking, whatever was asked. */
function hearDoorClosed(memory: VisitorMemory, code: 'closed-now' | 'paused'): undefined {
  const { is } = memory.state.value
  if (is !== 'talking' && is !== 'ended') notLetIn(memory, code)
}
