import { useComputed } from '@preact/signals'
import type { RefObject } from 'preact'
import type { SentencePhase } from '../../protocol/sentences.ts'
import { talkTime } from '../shared/talk-time.ts'
import { useNow } from '../shared/use-now.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { phaseWords } from '../staff/phase-words.ts'
import { choicesOf } from './choices.ts'
import { DeskComposer } from './desk-composer.tsx'
import type { DeskConversation } from './desk-conversation.ts'
import { phaseAt } from './phases.ts'
import { texts } from './texts.ts'
import { sentenceTexts } from './texts-sentences.ts'

interface DeskWriteProps {
  readonly conversation: DeskConversation
  readonly material: DeskMaterial
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** What the counsellor writes to the visitor, with the ready sentences of the phase of now first. */
export function DeskWrite({ conversation, material, field }: DeskWriteProps) {
  const now = useNow(15_000)
  const choices = useComputed(() => choicesOf(material))
  const state = material.book.state.value.is
  const lack = { loading: sentenceTexts.loading, failed: sentenceTexts.failed, loaded: undefined }[state]
  return (
    <DeskComposer
      label={texts.composer.label(conversation.name)}
      draft={conversation.draft}
      field={field}
      notice={conversation.ending.isClosing.value ? texts.composer.closing : undefined}
      choices={choices.value}
      lack={lack}
      phase={phaseOf(conversation, now)}
      onSend={text => conversation.say(text)}
      onTyping={() => conversation.typing.type()}
    />
  )
}

/** Where the two are; in a crisis there is no phase but that. */
function phaseOf({ time }: DeskConversation, now: number): SentencePhase | undefined {
  if (time.isCrisis) return 'crisis'
  const opened = time.opened.value
  if (!opened) return undefined
  const { minute, baseMinutes } = talkTime(opened, now)
  return phaseWords[phaseAt(baseMinutes, minute).index]?.id
}
