import { useSignal } from '@preact/signals'
import type { CheckedExamples, Example } from '../staff/checked-examples.ts'
import { Icon } from '../staff/icon.tsx'
import { practiceTexts } from './texts-practice.ts'

interface PracticeTickProps {
  readonly examples: CheckedExamples
  readonly example: Example
  /** The title of what is ticked: there are several of these buttons on one page. */
  readonly title: string
}

/** [DK31] For a coordinator: this practice was looked at by the team; another word in it, and it is an example again. */
export function PracticeTick({ examples, example, title }: PracticeTickProps) {
  const hasFailed = useSignal(false)
  const tick = examples.tickOf(example)
  if (tick === null) return null
  const words = practiceTexts.tick
  const press = async () => {
    hasFailed.value = !(await examples.check(example, tick === undefined))
  }
  return (
    <div class="practice-tick">
      <button
        type="button"
        class="button quiet check-button"
        aria-label={`${tick ? words.undo : words.check}: ${title}`}
        onClick={() => void press()}
      >
        {tick ? words.undo : words.check}
      </button>
      <p role="status">
        {tick && (
          <>
            <Icon name="check" /> {words.by(tick.by)}
          </>
        )}
        {hasFailed.value && words.failed}
      </p>
    </div>
  )
}
