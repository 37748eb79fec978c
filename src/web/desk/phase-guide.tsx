import type { Signal } from '@preact/signals'
import { talkTime } from '../shared/talk-time.ts'
import { useNow } from '../shared/use-now.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { exampleOfPhase } from '../staff/example-of.ts'
import { phaseWords } from '../staff/phase-words.ts'
import { phaseAt } from './phases.ts'
import { texts } from './texts.ts'
import type { TimePlan } from './time-plan.ts'

/** A conversation, or a practised one: its time, its ticks, and the visitor's own name as soon as that is known. */
interface Guided {
  readonly time: Pick<TimePlan, 'opened'>
  readonly cues: Signal<readonly string[]>
  readonly knownName: string | undefined
}

interface PhaseGuideProps {
  readonly conversation: Guided
  readonly examples: CheckedExamples
}

/** [DK37] A few words for the phase of now, to tick off: kept with the notes of this conversation, for nobody else. */
export function PhaseGuide({ conversation, examples }: PhaseGuideProps) {
  const now = useNow(5_000)
  const opened = conversation.time.opened.value
  if (!opened) return null
  const { minute, baseMinutes } = talkTime(opened, now)
  const { index, fromMinute, toMinute } = phaseAt(baseMinutes, minute)
  const words = phaseWords[index]
  if (!words) return null
  const { cues, knownName } = conversation
  return (
    <section class="guide phase-guide" aria-labelledby="guide-title">
      <h2 id="guide-title">
        {texts.guide.phase(index + 1, words.name)}
        <small>{texts.guide.minutes(fromMinute, toMinute)}</small>
      </h2>
      <ul>
        {words.cues.map((cue, place) => (
          <li key={cue}>
            <Cue id={`${words.id}-${place}`} cues={cues}>
              {knownName === undefined ? cue : cue.replace(texts.guide.visitor, knownName)}
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
