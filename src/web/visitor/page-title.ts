import { effect } from '@preact/signals'
import { isCovered } from '../shared/announcer.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/** The title stays neutral; only a visitor who looks elsewhere while the conversation starts is told by it. */
export function tellByTitle(conversation: VisitorConversation, name: string) {
  const reset = () => {
    if (document.visibilityState === 'visible' && !isCovered.peek()) document.title = name
  }
  document.addEventListener('visibilitychange', reset)
  effect(() => {
    const isMyTurn = conversation.state.value.is === 'talking' && document.visibilityState === 'hidden'
    // What covers the page has a title of its own (RD6).
    if (!isCovered.value) document.title = isMyTurn ? visitorTexts.waiting.myTurn : name
  })
}
