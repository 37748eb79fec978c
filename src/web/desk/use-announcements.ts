import { useEffect, useRef } from 'preact/hooks'
import { sayAloud, saySoftly } from '../shared/announcer.ts'
import { sharedTexts } from '../shared/texts.ts'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'

const lostLongEnough = 10_000
const typingSaidEvery = 30_000

/** What screen readers hear of a conversation beside its words: never more often than helps. */
export function useAnnouncements(desk: Desk, conversation: DeskConversation): void {
  const { name } = conversation
  const isConnected = desk.state.value.is === 'connected'
  const isPeerThere = conversation.isPeerConnected.value
  const isTyping = conversation.typing.isPeerTyping.value
  const isMoreAsked = conversation.time.isMoreAsked.value
  const isToDecide = conversation.time.waiting.value !== null
  const { isCrisis } = conversation.time
  const wasCrisis = useRef(isCrisis)
  const wasLost = useRef(false)
  const typingSaidAt = useRef(0)

  useEffect(() => {
    if (isConnected) {
      if (wasLost.current) saySoftly(texts.conversation.reconnected)
      wasLost.current = false
      return undefined
    }
    wasLost.current = true
    const timer = setTimeout(() => sayAloud(texts.conversation.reconnecting), lostLongEnough)
    return () => clearTimeout(timer)
  }, [isConnected])

  useEffect(() => {
    if (isMoreAsked) saySoftly(texts.time.asked(name))
  }, [isMoreAsked, name])

  useEffect(() => {
    if (isToDecide) saySoftly(texts.time.decide)
  }, [isToDecide])

  useEffect(() => {
    if (isCrisis !== wasCrisis.current) saySoftly(isCrisis ? texts.crisis.isOn : texts.crisis.isOff)
    wasCrisis.current = isCrisis
  }, [isCrisis])

  useEffect(() => {
    if (!isPeerThere) saySoftly(texts.conversation.peerLost(name))
  }, [isPeerThere, name])

  useEffect(() => {
    if (!isTyping || Date.now() - typingSaidAt.current < typingSaidEvery) return
    typingSaidAt.current = Date.now()
    saySoftly(sharedTexts.writes(name))
  }, [isTyping, name])
}
