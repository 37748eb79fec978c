import { Icon } from '../shared/icon.tsx'
import { texts } from './texts.ts'
import type { TimePlan } from './time-plan.ts'

/** One press, and one press back: nobody is asked whether they are sure. */
export function CrisisButton({ time }: { readonly time: TimePlan }) {
  const { isCrisis } = time
  return (
    <button
      type="button"
      class={isCrisis ? 'button soft' : 'button quiet'}
      onClick={() => time.setCrisis(!isCrisis)}
    >
      <Icon name="shield-alert" />
      {isCrisis ? texts.crisis.over : texts.crisis.act}
    </button>
  )
}

/** In the place of the phases: what is different now. The team's own list comes here too. */
export function CrisisNote() {
  return (
    <section class="guide" aria-labelledby="crisis-title">
      <h2 id="crisis-title">{texts.crisis.heading}</h2>
      <ul>
        {texts.crisis.lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
