import { talkTime } from '../shared/talk-time.ts'
import { useNow } from '../shared/use-now.ts'
import { phaseAt } from './phases.ts'
import { texts } from './texts.ts'
import type { TimePlan } from './time-plan.ts'

/** A conversation, or a practised one: only its time counts here. */
interface Timed {
  readonly time: Pick<TimePlan, 'opened'>
}

/** A few words for the phase of now: a reminder, never a list to tick off. */
export function PhaseGuide({ conversation }: { readonly conversation: Timed }) {
  const now = useNow(5_000)
  const opened = conversation.time.opened.value
  if (!opened) return null
  const { minute, baseMinutes } = talkTime(opened, now)
  const { index, fromMinute, toMinute } = phaseAt(baseMinutes, minute)
  const words = texts.phases[index]
  if (!words) return null
  return (
    <section class="guide" aria-labelledby="guide-title">
      <h2 id="guide-title">
        {texts.guide.phase(index + 1, words.name)}
        <small>{texts.guide.minutes(fromMinute, toMinute)}</small>
      </h2>
      <p>{words.goal}</p>
      <ul>
        {words.cues.map(cue => (
          <li key={cue}>{cue}</li>
        ))}
      </ul>
    </section>
  )
}
