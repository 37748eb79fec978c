import { cleanText, longestText, type Saying } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { tidyNickname } from './answers.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorMemory } from './visitor-memory.ts'

/** Seals in the order of the calls; a sealed message is never sealed again (SE15). */
export async function seal({ attempt, thread, deps }: VisitorMemory, saying: Saying, lineKey?: string) {
  const sealed = await attempt?.met?.talk.seal(saying, deps.now())
  if (!sealed || isRefused(sealed)) return
  if (lineKey !== undefined) thread.carry(lineKey, sealed)
  attempt?.connection.sendSealed('message', sealed)
}

/** Says something; false when it was not taken (empty, too long, not talking, or twenty messages wait already). */
export function say(memory: VisitorMemory, typed: string): boolean {
  const text = cleanText(typed).trim()
  if (memory.state.value.is !== 'talking' || text === '' || text.length > longestText) return false
  if (!memory.attempt?.connection.hasRoom()) return false
  void seal(memory, { k: 'text', t: text }, memory.thread.sayMine(text))
  memory.typing.startAnew()
  memory.pace.sign()
  return true
}

/** A light line that says: I need a moment. */
export function thinkAloud(memory: VisitorMemory) {
  sayLightly(memory, visitorTexts.talk.iThink, visitorTexts.talk.thinks)
}

/** The answer to "Ben je er nog?": a light line, so that the counsellor knows too. */
export function beHere(memory: VisitorMemory) {
  sayLightly(memory, visitorTexts.talk.iAmHere, visitorTexts.talk.isHere)
}

function sayLightly(memory: VisitorMemory, mine: string, theirs: (name: string) => string) {
  memory.pace.sign()
  if (memory.state.value.is !== 'talking' || !memory.attempt?.connection.hasRoom()) return
  memory.thread.addEvent(mine)
  void seal(memory, { k: 'line', t: theirs(tidyNickname(memory.answers.nickname.value)) })
}

/** Asks the counsellor for more time. Without connection nothing is asked, and the button stays. */
export function askMoreTime({ state, attempt, pace }: VisitorMemory) {
  if (state.value.is === 'talking' && attempt?.connection.send({ t: 'more-time' })) pace.asked()
}

/** "Ik typ liever trager", also when the conversation goes on already: no reason is asked. */
export function typeSlowly({ state, attempt, answers, thread }: VisitorMemory) {
  if (state.value.is !== 'talking' || answers.typesSlowly.value) return
  if (!attempt?.connection.send({ t: 'slow' })) return
  answers.typesSlowly.value = true
  thread.addEvent(visitorTexts.talk.slowAsked)
}

export function tellTyping({ state, typing, attempt, pace }: VisitorMemory) {
  pace.sign()
  if (state.value.is === 'talking' && typing.shouldTell()) attempt?.connection.send({ t: 'typing' })
}
