import { effect, signal } from '@preact/signals'
import { sayAloud, saySoftly } from '../shared/announcer.ts'
import { sharedTexts } from '../shared/texts.ts'
import { closingWords, placeWords } from './place-words.ts'
import { makeCalmTeller } from './tell-place.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'
import { whoWrites } from './who-writes.ts'

/** Who listens may find it too much to hear each time that somebody types (RD4). */
export const saysTyping = signal(true)

const minute = 60_000
const aloudAfter = 10_000

/** Tells screen readers what changes around the words: never every change, and never by moving focus. */
export function announceChanges(conversation: VisitorConversation) {
  announcePlace(conversation)
  announceNews(conversation)
  announceConnection(conversation)
  announceOther(conversation)
}

/** Calls at most once in so many milliseconds; what comes too soon is dropped. */
function atMostEvery(milliseconds: number, act: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    if (performance.now() - last < milliseconds) return
    last = performance.now()
    act()
  }
}

function announcePlace({ state }: VisitorConversation) {
  const teller = makeCalmTeller(saySoftly, minute)
  effect(() => {
    const now = state.value
    if (now.is === 'waiting') teller.tell(placeWords(now.place))
    else teller.stop()
  })
}

/** Once each: a delay, a door that closes, and what the coordinator tells everyone. */
function announceNews({ news, notice }: VisitorConversation) {
  effect(() => {
    if (news.isDelayed.value) saySoftly(visitorTexts.waiting.delay)
  })
  effect(() => {
    const closing = news.closing.value
    if (closing) saySoftly(closingWords(closing, Date.now()))
  })
  effect(() => {
    if (notice.value !== null) saySoftly(notice.value)
  })
}

function announceConnection({ connection, state }: VisitorConversation) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasLost = false
  effect(() => {
    const { is } = connection.value
    clearTimeout(timer)
    if (is === 'connected' && wasLost) saySoftly(visitorTexts.talk.back)
    if (is !== 'lost') {
      wasLost = false
      return
    }
    timer = setTimeout(() => {
      wasLost = true
      sayAloud(state.peek().is === 'talking' ? visitorTexts.talk.lost : visitorTexts.waiting.lost)
    }, aloudAfter)
  })
}

function announceOther({ state, isOtherTyping, isOtherConnected }: VisitorConversation) {
  let wasGone = false
  let wasResuming = false
  const sayWrites = atMostEvery(30_000, () => {
    const now = state.peek()
    if (now.is === 'talking') saySoftly(sharedTexts.writes(whoWrites(now)))
  })
  effect(() => {
    if (isOtherTyping.value && saysTyping.value) sayWrites()
  })
  effect(() => {
    if (state.value.is === 'ended') return sayAloud(visitorTexts.end.ended)
    const isBack = wasResuming && state.value.is === 'talking'
    wasResuming = state.value.is === 'resuming'
    if (state.value.is !== 'talking') return
    if (isBack) saySoftly(visitorTexts.talk.weAreBack)
    const { counsellor } = state.value
    if (!isOtherConnected.value) sayAloud(visitorTexts.talk.otherLost(counsellor))
    else if (wasGone) saySoftly(visitorTexts.talk.otherBack(counsellor))
    wasGone = !isOtherConnected.value
  })
}
