import { useSignal } from '@preact/signals'
import type { SentencePhase, SharedSentence } from '../../protocol/sentences.ts'
import type { DeskMaterial } from './desk-material.ts'
import { exampleOfPhase, exampleOfSentence } from './example-of.ts'
import { ExampleTick } from './example-tick.tsx'
import { phaseNames, phaseWords } from './phase-words.ts'
import { sentenceSectionTexts as texts } from './texts-sentences.ts'

interface PhaseTicksProps {
  readonly phase: SentencePhase
  readonly sentences: readonly SharedSentence[]
  readonly material: DeskMaterial
}

/** What ships for one phase: the words of its guide, and one press for all of its sentences. */
export function PhaseTicks({ phase, sentences, material: { examples } }: PhaseTicksProps) {
  const isFailed = useSignal(false)
  const guide = phaseWords.find(({ id }) => id === phase)
  const words = texts.shared
  const left = sentences
    .filter(({ is }) => is === 'shipped')
    .map(exampleOfSentence)
    .filter(example => examples.tickOf(example) === undefined)
  return (
    <div class="phase-ticks">
      {guide && (
        <p>
          <b>{words.guide}</b> {[guide.goal, ...guide.cues].join(' · ')}
          <ExampleTick
            example={exampleOfPhase(guide)}
            label={`${words.guide}, ${guide.name}`}
            examples={examples}
          />
        </p>
      )}
      {left.length > 1 && (
        <button
          type="button"
          class="button quiet compact"
          aria-label={words.checkAllOf(phaseNames[phase])}
          onClick={async () => {
            isFailed.value = !(await examples.checkAll(left, true))
          }}
        >
          {words.checkAll}
        </button>
      )}
      {isFailed.value && <small class="field-error">{texts.refused}</small>}
    </div>
  )
}
