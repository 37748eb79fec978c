import { goesOn } from './change.ts'
import type { Alive } from './conversation.ts'
import type { Limits } from './limits.ts'
import type { Instant } from './people.ts'
import { type Refused, refuse } from './refusal.ts'

/** [CV10] Ten minutes more, from the planned end or from now, whichever is later. As often as people want. */
export function planMore(conversation: Alive, now: Instant, limits: Limits): Alive | Refused {
  if (!goesOn(conversation)) return refuse('out-of-order')
  const from = Math.max(now, conversation.plannedUntil)
  return { ...conversation, plannedUntil: from + limits.moreMinutes * 60_000 }
}

/** [CV11] "Ik typ liever trager", also in the middle of it: at least 60 minutes are planned, no reason asked. */
export function planSlow(conversation: Alive, limits: Limits): Alive | Refused {
  if (!goesOn(conversation)) return refuse('out-of-order')
  const slow = conversation.openedAt + limits.plannedMinutesSlow * 60_000
  const wish = { ...conversation.wish, typesSlowly: true }
  return { ...conversation, wish, plannedUntil: Math.max(slow, conversation.plannedUntil) }
}

/** [CV15] In a crisis nobody looks at a clock; what was planned stays planned, for when it is over. */
export function setCrisis(conversation: Alive, isCrisis: boolean): Alive | Refused {
  if (!goesOn(conversation)) return refuse('out-of-order')
  return { ...conversation, isCrisis }
}

/** [CV12] Whether it went past the 45 minutes that the annual report counts from; waiting for a last word is not talking. */
export function wasLong(conversation: Alive, now: Instant, limits: Limits): boolean {
  if (conversation.state === 'taken') return false
  const end = conversation.state === 'closing' ? conversation.until - limits.closing : now
  return end - conversation.openedAt > limits.plannedMinutes * 60_000
}
