import { useSignal } from '@preact/signals'
import type { CheckedExamples, Example } from './checked-examples.ts'
import { dayInWords, sentenceSectionTexts as texts } from './texts-sentences.ts'

interface ExampleTickProps {
  readonly example: Example
  /** Which it is, for who does not see what stands beside it. */
  readonly label: string
  readonly examples: CheckedExamples
}

/** [DK31] A coordinator looked at it. The tick stands for exactly these words. */
export function ExampleTick({ example, label, examples }: ExampleTickProps) {
  const hasFailed = useSignal(false)
  const tick = examples.tickOf(example)
  const words = tick ? texts.shared.checkedBy(tick.by, dayInWords(tick.at)) : texts.shared.checked
  return (
    <label class="example-tick">
      <input
        type="checkbox"
        autocomplete="off"
        aria-label={`${words}: ${label}`}
        checked={Boolean(tick)}
        disabled={tick === null}
        onChange={async ({ currentTarget }) => {
          hasFailed.value = !(await examples.check(example, currentTarget.checked))
          currentTarget.checked = Boolean(examples.tickOf(example))
        }}
      />
      <span>{words}</span>
      {hasFailed.value && <small class="field-error">{texts.refused}</small>}
    </label>
  )
}
