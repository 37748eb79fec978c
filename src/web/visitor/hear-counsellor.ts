import { type Content, cleanText, longestText } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Heard } from '../shared/connection.ts'
import { intakeOf } from './answers.ts'
import { answerClose, stopForGood } from './end-conversation.ts'
import type { TakenFrame } from './key-handover.ts'
import { say, seal } from './say.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorMemory } from './visitor-memory.ts'

const refusedInARowMost = 3

/** [SE12] Only a verified counsellor gets a key, and nothing of the person goes before the hello. */
export async function meet(memory: VisitorMemory, taken: TakenFrame): Promise<Heard> {
  const { attempt, state } = memory
  // A running conversation changes hands only with the visitor's yes (SE27, SE30): whoever says otherwise is lying.
  if (state.value.is === 'talking') return stopForGood(memory, 'not-verified')
  const handover = await attempt?.keys.handOver(taken)
  if (!attempt || !handover || memory.attempt !== attempt) return
  if (isRefused(handover)) return stopForGood(memory, 'not-verified')
  memory.reload.forget()
  attempt.hasPlace = true
  attempt.met = handover
  attempt.opened = undefined
  attempt.refusedInARow = 0
  attempt.connection.forget()
  attempt.connection.send({ t: 'envelope', envelope: handover.envelope })
  memory.state.value = { is: 'meeting', counsellor: handover.counsellor.name }
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

export async function hearMessage(memory: VisitorMemory, message: unknown): Promise<Heard> {
  const { attempt } = memory
  if (!attempt?.met) return
  const received = await attempt.met.talk.receive(message)
  if (memory.attempt !== attempt) return
  if (isRefused(received)) return doubt(memory)
  attempt.refusedInARow = 0
  memory.isMending.value = false
  memory.typing.otherStopped()
  memory.pace.sign()
  return take(memory, received.content)
}

function take(memory: VisitorMemory, content: Content): undefined {
  switch (content.k) {
    case 'hello':
      return startTalking(memory)
    case 'text':
      return memory.thread.sayOther(content.t)
    case 'line':
      return memory.thread.addEvent(content.t)
    case 'card':
      return showCard(memory, content.card)
    case 'close':
      return answerClose(memory)
  }
}

/** [SE17] Asks three times for a message that cannot be verified, then stops. Before the hello there is no second try. */
function doubt(memory: VisitorMemory): Heard {
  const { attempt, state } = memory
  if (state.value.is === 'meeting') return stopForGood(memory, 'not-verified')
  if (!attempt || state.value.is !== 'talking') return
  attempt.refusedInARow += 1
  if (attempt.refusedInARow >= refusedInARowMost) return stopForGood(memory, 'damaged')
  memory.isMending.value = true
  return 'ask-again'
}

function startTalking(memory: VisitorMemory): undefined {
  const { met, opened } = memory.attempt ?? {}
  if (!met?.talk.isGreetedByAll || !opened) return stopForGood(memory, 'not-verified')
  const { name } = met.counsellor
  memory.isOtherConnected.value = true
  memory.pace.clear()
  memory.state.value = { is: 'talking', counsellor: name, opened }
  memory.thread.addEvent(visitorTexts.talk.joined(name))
  void seal(memory, intakeOf(memory.answers))
  sayFirst(memory)
}

/** What was finished while waiting is said; what was not stands in the composer, to go on with. */
function sayFirst(memory: VisitorMemory) {
  const { firstText, isFirstTextFinished, draft } = memory
  const written = cleanText(firstText.value).trim()
  const isReady = isFirstTextFinished.value && written.length <= longestText
  if (!isReady || !say(memory, written)) draft.value = firstText.value
  firstText.value = ''
  isFirstTextFinished.value = false
}

/** A card names one of the site's own numbers, so nobody can send another one. */
function showCard({ thread, deps }: VisitorMemory, number: string): undefined {
  const found = deps.settings.numbers.find(one => one.number === number)
  if (found) thread.addEvent(visitorTexts.talk.card(found.name, found.number))
}
