import type { Signal } from '@preact/signals'
import { talkTime } from '../shared/talk-time.ts'
import { useNow } from '../shared/use-now.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { exampleOfPhase } from '../staff/example-of.ts'
import { phaseWords } from '../staff/phase-words.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { phaseAt } from './phases.ts'
import { texts } from './texts.ts'

interface PhaseGuideProps {
  readonly conversation: DeskConversation
  readonly examples: CheckedExamples
}

/** A few words for the phase of now, to tick off: kept with the notes of this conversation, and for nobody else. */
export function PhaseGuide({ conversation, examples }: PhaseGuideProps) {
  const now = useNow(5_000)
  const opened = conversation.time.opened.value
  if (!opened) return null
  const { minute, baseMinutes } = talkTime(opened, now)
  const { index, fromMinute, toMinute } = phaseAt(baseMinutes, minute)
  const words = phaseWords[index]
  if (!words) return null
  const isKnown = conversation.intake.value !== null
  return (
    <section class="guide phase-guide" aria-labelledby="guide-title">
      <h2 id="guide-title">
        {texts.guide.phase(index + 1, words.name)}
        <small>{texts.guide.minutes(fromMinute, toMinute)}</small>
      </h2>
      <ul>
        {words.cues.map((cue, place) => (
          <li key={cue}>
            <Cue id={`${words.id}-${place}`} cues={conversation.cues}>
              {isKnown ? cue.replace(texts.guide.visitor, conversation.name) : cue}
            </Cue>
          </li>
        ))}
      </ul>
      <ExampleMark {...exampleOfPhase(words)} examples={examples} />
    </section>
  )
}

interface CueProps {
  readonly id: string
  readonly cues: Signal<readonly string[]>
  readonly children: string
}

function Cue({ id, cues, children }: CueProps) {
  return (
    <label class="cue">
      <input
        type="checkbox"
        autocomplete="off"
        checked={cues.value.includes(id)}
        onChange={({ currentTarget }) => {
          const others = cues.value.filter(one => one !== id)
          cues.value = currentTarget.checked ? [...others, id] : others
        }}
      />
      <span>{children}</span>
    </label>
  )
}
