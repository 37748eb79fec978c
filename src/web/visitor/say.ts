import { cleanText, longestText, type Saying } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { standardLimits } from '../../domain/limits.ts'
import { tidyNickname } from './answers.ts'
import { visitorTexts } from './texts.ts'
import type { UnsaidOne } from './unsaid.ts'
import type { Attempt, VisitorMemory } from './visitor-memory.ts'

/**
 * Seals in the order of the calls; a sealed message is never sealed again (SE15). While the next epoch is being opened
 * it waits, and is sealed in that one (SE20).
 */
export function seal(memory: VisitorMemory, saying: Saying, lineKey?: string): Promise<void> {
  const { attempt } = memory
  if (!attempt) return Promise.resolve()
  const isHeld = mustWait(attempt)
  const one = attempt.unsaid.add(saying, lineKey, isHeld)
  return isHeld ? Promise.resolve() : sealNow(memory, one)
}

/** Whether what is said now waits for the next epoch: there is none yet, one is being made, or this one is over. */
function mustWait({ keys, hands }: Attempt): boolean {
  return !keys.current || keys.pending !== undefined || hands.isOpening || hands.needsRepair
}

/** [SE12] [SE20] In the epoch that runs now, whatever waits. */
export async function sealNow({ attempt, thread, deps }: VisitorMemory, one: UnsaidOne) {
  const sealed = await attempt?.keys.current?.talk.seal(one.saying, deps.now())
  if (!attempt || !sealed) return
  if (isRefused(sealed)) return void attempt.unsaid.change(one, { isHeld: true })
  attempt.unsaid.change(one, { id: `${sealed.s}.${sealed.q}` })
  if (one.lineKey !== undefined) thread.carry(one.lineKey, sealed)
  attempt.connection.sendSealed('message', sealed)
}

/** [SE20] A new epoch runs: what waited for it, and what the one before did not take, is said in it, in order and once. */
export function sayWhatWaited(memory: VisitorMemory) {
  const { attempt } = memory
  if (!attempt || mustWait(attempt)) return
  for (const one of attempt.unsaid.all.peek())
    if (one.isHeld) void sealNow(memory, attempt.unsaid.change(one, { isHeld: false }))
}

const hasRoom = ({ unsaid }: Attempt) => unsaid.all.peek().length < standardLimits.unsentMessages

/** Says something; false when it was not taken (empty, too long, not talking, or twenty messages wait already). */
export function say(memory: VisitorMemory, typed: string): boolean {
  const text = cleanText(typed).trim()
  if (memory.state.value.is !== 'talking' || text === '' || text.length > longestText) return false
  if (!memory.attempt || !hasRoom(memory.attempt)) return false
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
  if (memory.state.value.is !== 'talking' || !memory.attempt || !hasRoom(memory.attempt)) return
  memory.thread.addEvent(mine)
  void seal(memory, { k: 'line', t: theirs(tidyNickname(memory.answers.nickname.value)) })
}

/** A light line of mine as it stands in my own thread. */
export function ownLine(t: string, nickname: string): string {
  const { thinks, iThink, isHere, iAmHere } = visitorTexts.talk
  if (t === thinks(nickname)) return iThink
  return t === isHere(nickname) ? iAmHere : t
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

export function tellLooking({ state, attempt }: VisitorMemory, isLooking: boolean) {
  if (state.value.is === 'talking') attempt?.connection.send({ t: 'looking', isLooking })
}
