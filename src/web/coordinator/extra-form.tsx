import { useSignal } from '@preact/signals'
import { DurationField } from './duration-field.tsx'
import type { DecisionFrame } from './live-board.ts'
import { texts } from './texts.ts'

/** An extra session, from now. */
export function ExtraForm({ decide }: { decide(frame: DecisionFrame): void }) {
  const minutes = useSignal<number | null>(60)
  const { hint, howLong, act } = texts.decisions.extra
  return (
    <form
      class="decision-form"
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        decide({ t: 'open-extra', minutes: minutes.value ?? 60 })
      }}
    >
      <p class="hint">{hint}</p>
      <DurationField id="extra-minutes" label={howLong} options={[30, 60, 90, 120, 180]} minutes={minutes} />
      <button type="submit" class="button">
        {act}
      </button>
    </form>
  )
}
