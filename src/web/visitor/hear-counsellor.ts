import type { Role } from '../../crypto/conversation-key.ts'
import { type Content, cleanText, longestText } from '../../crypto/message-content.ts'
import { isRefused, type SealRefusal } from '../../crypto/seal-refusal.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Heard } from '../shared/connection.ts'
import { findService } from '../shared/find-service.ts'
import { intakeOf, tidyNickname } from './answers.ts'
import { answerClose, stopForGood } from './end-conversation.ts'
import { counsellorIn, handsInWords } from './hands.ts'
import type { KnownEpoch, OpenEpoch, TakenFrame } from './key-handover.ts'
import { giveKeys, keepKeysForReload, otherIsHere, settleNext } from './next-epoch.ts'
import { say, sayWhatWaited, seal } from './say.ts'
import { visitorTexts } from './texts.ts'
import type { Attempt, VisitorMemory } from './visitor-memory.ts'
import { hearAsk } from './who-comes.ts'

const refusedInARowMost = 3

/** [SE12] Only a verified counsellor gets a key, and nothing of the person goes before the hello. */
export async function meet(memory: VisitorMemory, taken: TakenFrame): Promise<Heard> {
  const { attempt } = memory
  // A running conversation changes hands only with the visitor's yes (SE27, SE30): whoever says otherwise is lying.
  if (attempt?.keys.current || attempt?.history?.kept.current != null)
    return stopForGood(memory, 'not-verified')
  const next = await attempt?.keys.meet(taken)
  if (!attempt || !next || memory.attempt !== attempt) return
  if (isRefused(next)) return stopForGood(memory, 'not-verified')
  attempt.history = undefined
  attempt.hasPlace = true
  attempt.opened = undefined
  attempt.refusedInARow = 0
  attempt.connection.forget()
  memory.state.value = { is: 'meeting', counsellor: counsellorIn(next.of)?.name ?? '' }
  await keepKeysForReload(memory)
  if (memory.attempt === attempt && attempt.keys.pending === next) giveKeys(attempt)
}

/** How long it goes on and was planned: at the opening, after a break, and when more time is planned. */
export function hearTime(
  { attempt, state, deps, pace, thread }: VisitorMemory,
  { elapsed, planned, clock }: Extract<ToVisitorFrame, { t: 'opened' | 'time' }>,
): undefined {
  if (!attempt) return
  const heard = { elapsed, planned, heardAt: deps.now(), isClockShown: clock }
  const { opened, moreMinutes } = pace.hear(heard, attempt.opened)
  attempt.opened = opened
  if (state.value.is !== 'talking') return
  state.value = { ...state.value, opened }
  if (moreMinutes > 0) thread.addEvent(visitorTexts.talk.moreTime(moreMinutes))
}

export async function hearMessage(memory: VisitorMemory, message: SealedMessage): Promise<Heard> {
  const { attempt } = memory
  if (!attempt) return
  if (attempt.history) return void attempt.history.messages.push(message)
  const { current, pending } = attempt.keys
  const spoken = pending && message.e === pending.of.epoch.e ? pending : current
  if (!spoken || (spoken === current && isOver(attempt, message))) return
  const received = await spoken.talk.receive(message)
  if (memory.attempt !== attempt) return
  if (isRefused(received)) return doubt(memory, received.refused)
  attempt.refusedInARow = 0
  memory.isMending.value = false
  memory.typing.otherStopped()
  memory.pace.sign()
  return take(memory, received.content, nameOf(spoken, received.role))
}

/**
 * [SE20] What comes of an epoch after the next one was made was not read when its counts were told: its sender says it
 * again. Of a burned epoch, and of one that could not be read, nothing is heard.
 */
function isOver({ keys, hands }: Attempt, { e }: SealedMessage): boolean {
  const current = keys.current?.of.epoch.e ?? -1
  return e === current ? keys.pending !== undefined || hands.isDeaf : e > current && e < keys.epochs.length
}

const nameOf = ({ of }: OpenEpoch, role: Role) => of.epoch.holders.find(one => one.role === role)?.name

function take(memory: VisitorMemory, content: Content, name: string | undefined): undefined {
  switch (content.k) {
    case 'hello':
      return greet(memory)
    case 'text':
      return memory.thread.sayOther(content.t, name)
    case 'line':
      return memory.thread.addEvent(content.t)
    case 'card':
      return showCard(memory, content.card, name)
    case 'transfer-ask':
    case 'colleague-ask':
      return hearAsk(memory, content)
    case 'close':
      return answerClose(memory)
  }
}

/**
 * [SE17] Asks three times for a message that cannot be verified; then it is a choice (CH12). Before a hello there is no
 * second try, and words of mine that the other read and I do not know cannot be mended.
 */
function doubt(memory: VisitorMemory, why: SealRefusal): Heard {
  const { attempt, state } = memory
  if (attempt?.keys.pending) return stopForGood(memory, 'not-verified')
  if (!attempt || state.value.is !== 'talking') return
  if (why === 'ack-too-high') return stopForGood(memory, 'damaged')
  attempt.refusedInARow += 1
  memory.isMending.value = attempt.refusedInARow < refusedInARowMost
  if (memory.isMending.value) return 'ask-again'
  attempt.hands.isDeaf = true
  attempt.hands.needsRepair = true
  memory.question.value = { about: 'damaged', name: state.value.counsellor }
}

/** [SE12] [CH3] The last hello opens the epoch. */
function greet(memory: VisitorMemory): undefined {
  const { attempt } = memory
  const { pending } = attempt?.keys ?? {}
  if (!attempt || !pending?.talk.isGreetedByAll) return
  const isFirst = !attempt.keys.current
  if (isFirst && !attempt.opened) return stopForGood(memory, 'not-verified')
  settleNext(memory)
  if (isFirst) startTalking(memory, pending.of)
  else if (pending.of.epoch.reason === 'transfer') introduce(memory)
  sayWhatWaited(memory)
}

function startTalking(memory: VisitorMemory, known: KnownEpoch): undefined {
  const { opened } = memory.attempt ?? {}
  if (!opened) return
  otherIsHere(memory)
  memory.pace.clear()
  const counsellor = counsellorIn(known)?.name ?? ''
  memory.state.value = { is: 'talking', counsellor, colleague: null, opened }
  memory.thread.addEvent(handsInWords(known, undefined))
  void seal(memory, intakeOf(memory.answers))
  sayFirst(memory)
}

/** [CH2] Who starts anew hears the name to use, and none of the answers: those were given to somebody else. */
function introduce(memory: VisitorMemory) {
  const { of } = memory.attempt?.keys.current ?? {}
  if (of && of.readFrom[2] === of.epoch.e)
    void seal(memory, { k: 'intake', nickname: tidyNickname(memory.answers.nickname.value) })
}

/** What was finished while waiting is said; what was not stands in the composer, to go on with. */
export function sayFirst(memory: VisitorMemory) {
  const { firstText, isFirstTextFinished, draft } = memory
  const written = cleanText(firstText.value).trim()
  const isReady = isFirstTextFinished.value && written.length <= longestText
  if (!isReady || !say(memory, written)) draft.value = firstText.value
  firstText.value = ''
  isFirstTextFinished.value = false
}

/** [RF9] A card of a service that this helpline does not know says nothing. */
function showCard({ thread, deps }: VisitorMemory, id: string, name: string | undefined): undefined {
  const service = findService(deps.settings.referrals, id)
  if (service) thread.sayOther(service.name, name, id)
}
