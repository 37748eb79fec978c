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
  return true
}

/** A light line that says: I need a moment. */
export function thinkAloud(memory: VisitorMemory) {
  if (memory.state.value.is !== 'talking' || !memory.attempt?.connection.hasRoom()) return
  memory.thread.addEvent(visitorTexts.talk.iThink)
  const nickname = tidyNickname(memory.answers.nickname.value)
  void seal(memory, { k: 'line', t: visitorTexts.talk.thinks(nickname) })
}

export function tellTyping({ state, typing, attempt }: VisitorMemory) {
  if (state.value.is === 'talking' && typing.shouldTell()) attempt?.connection.send({ t: 'typing' })
}
