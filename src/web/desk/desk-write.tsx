import { type Signal, useComputed } from '@preact/signals'
import type { RefObject } from 'preact'
import type { SentencePhase } from '../../protocol/sentences.ts'
import { talkTime } from '../shared/talk-time.ts'
import { useNow } from '../shared/use-now.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { phaseWords } from '../staff/phase-words.ts'
import { choicesOf } from './choices.ts'
import { DeskComposer } from './desk-composer.tsx'
import { phaseAt } from './phases.ts'
import { texts } from './texts.ts'
import { sentenceTexts } from './texts-sentences.ts'
import type { TimePlan } from './time-plan.ts'

/** A conversation, or a practised one. */
interface Written {
  readonly name: string
  readonly draft: Signal<string>
  readonly time: Pick<TimePlan, 'opened'> & Partial<Pick<TimePlan, 'isCrisis'>>
}

interface DeskWriteProps {
  readonly talk: Written
  readonly material: DeskMaterial
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** Shown instead of the hint while there is something more important. */
  readonly notice?: string | undefined
  onSend(text: string): boolean
  onTyping(): void
}

/** What the counsellor writes to the visitor, with the ready sentences of the phase of now first. */
export function DeskWrite({ talk, material, field, notice, onSend, onTyping }: DeskWriteProps) {
  const now = useNow(15_000)
  const choices = useComputed(() => choicesOf(material))
  const state = material.book.state.value.is
  const lack = { loading: sentenceTexts.loading, failed: sentenceTexts.failed, loaded: undefined }[state]
  return (
    <DeskComposer
      {...{ field, notice, lack, onSend, onTyping }}
      label={texts.composer.label(talk.name)}
      draft={talk.draft}
      choices={choices.value}
      phase={phaseOf(talk, now)}
    />
  )
}

/** Where the two are; in a crisis there is no phase but that. */
function phaseOf({ time }: Written, now: number): SentencePhase | undefined {
  if (time.isCrisis) return 'crisis'
  const opened = time.opened.value
  if (!opened) return undefined
  const { minute, baseMinutes } = talkTime(opened, now)
  return phaseWords[phaseAt(baseMinutes, minute).index]?.id
}
