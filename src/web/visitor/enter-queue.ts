import { effect } from '@preact/signals'
import { standardLimits } from '../../domain/limits.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Heard } from '../shared/connection.ts'
import { wantedHelpOf } from './answers.ts'
import { end, finish } from './end-conversation.ts'
import { keepKeys } from './key-handover.ts'
import type { VisitorMemory } from './visitor-memory.ts'

const tryFullAgainAfter = 15_000

/** A fresh try: a new conversation id, new keys, a new socket. The answers are those given before. */
export function begin(
  memory: VisitorMemory,
  heard: (frame: ToVisitorFrame) => Heard | Promise<Heard>,
): undefined {
  finish(memory)
  const { deps } = memory
  const keys = keepKeys(deps.settings, deps.now)
  const connection = deps.openConnection({
    first: after => firstFrames(memory, keys.convId, after),
    // A frame of an earlier try says nothing about this one.
    heard: frame => (memory.attempt?.keys === keys ? heard(frame) : undefined),
  })
  const stopWatching = effect(() => {
    memory.connection.value = connection.state.value
    memory.isOutboxFull.value = connection.unsent.value >= standardLimits.unsentMessages
  })
  memory.attempt = {
    keys,
    connection,
    stopWatching,
    ticket: undefined,
    hasPlace: false,
    met: undefined,
    opened: undefined,
    refusedInARow: 0,
    fullTimer: undefined,
  }
}

function firstFrames(memory: VisitorMemory, c: string, after: number): readonly VisitorFrame[] {
  const { attempt } = memory
  if (!attempt?.ticket) return [{ t: 'ticket', v: protocolVersion, c }]
  const { ticket } = attempt.ticket
  const back: VisitorFrame = { t: 'return', v: protocolVersion, c, ticket, after }
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
  memory.attempt.connection.send(joinFrame(memory))
}

/** A place in the queue: the first time, one nearer, or again after a key that nobody answered (SE13). */
export function standInLine({ attempt, state }: VisitorMemory, place: number): undefined {
  if (!attempt || state.value.is === 'talking' || state.value.is === 'ended') return
  attempt.hasPlace = true
  attempt.met = undefined
  attempt.connection.forget()
  clearTimeout(attempt.fullTimer)
  state.value = { is: 'waiting', place }
}

export function bePassedOver({ attempt, state }: VisitorMemory): undefined {
  if (!attempt) return
  attempt.hasPlace = true
  attempt.met = undefined
  state.value = { is: 'passed-over' }
}

/** What a refusal means depends on what it answers; one about typing or a ping means nothing to a person. */
export function hearRefusal(
  memory: VisitorMemory,
  { code, about }: Extract<ToVisitorFrame, { t: 'refused' }>,
  beginAgain: () => undefined,
): undefined {
  switch (about) {
    case 'join':
      return hearJoinRefusal(memory, code, beginAgain)
    case 'ticket':
      return notLetIn(memory, code)
    case 'return':
      return hearReturnRefusal(memory, code)
    case 'message':
    case 'close':
      if (memory.state.value.is === 'talking') end(memory, 'broken')
      return code === 'conversation-ended' ? finish(memory) : undefined
  }
}

function hearJoinRefusal(memory: VisitorMemory, code: Refusal, beginAgain: () => undefined): undefined {
  switch (code) {
    // The first `join` did arrive, before the wire broke.
    case 'out-of-order':
      return
    case 'expired':
      return beginAgain()
    case 'queue-full':
      return waitUntilNotFull(memory)
    default:
      return notLetIn(memory, code)
  }
}

function hearReturnRefusal(memory: VisitorMemory, code: Refusal): undefined {
  const { is } = memory.state.value
  if (is === 'talking' || is === 'meeting') end(memory, 'broken')
  if (memory.state.value.is === 'ended') return finish(memory)
  return notLetIn(memory, code)
}

/** The page keeps the answers and knocks again by itself. */
function waitUntilNotFull(memory: VisitorMemory): undefined {
  const { attempt } = memory
  if (!attempt) return
  memory.state.value = { is: 'full' }
  clearTimeout(attempt.fullTimer)
  attempt.fullTimer = setTimeout(() => attempt.connection.send(joinFrame(memory)), tryFullAgainAfter)
}

function notLetIn(memory: VisitorMemory, why: Refusal): undefined {
  finish(memory)
  memory.state.value = { is: 'not-let-in', why }
}
