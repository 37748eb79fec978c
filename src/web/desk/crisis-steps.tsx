import type { Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { CrisisCard } from '../../protocol/crisis-card.ts'
import { privateField } from '../shared/private-field.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { CrisisCardSource, exampleOfCard } from '../staff/crisis-card.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { Icon } from '../staff/icon.tsx'
import { get } from '../staff/post.ts'
import { crisisTexts } from './texts-crisis.ts'

type Step = CrisisCard['steps'][number]

/** One for the page: it was asked for long before a crisis. */
const source = new CrisisCardSource(get)

/** [CR2] Asks for the list when a conversation opens, so that it is there when it is needed. */
export function useCrisisCard(): void {
  useEffect(() => void source.load(), [])
}

export interface CrisisStepsProps {
  /** The ids of the steps that are done. */
  readonly ticks: Signal<readonly string[]>
  readonly examples: CheckedExamples
  /** Puts a sentence into the field, to be changed before it is sent. */
  onInsert(sentence: string): void
}

/** The team's own list, step by step. Ticks are for this counsellor alone. */
export function CrisisSteps({ ticks, examples, onInsert }: CrisisStepsProps) {
  const state = source.state.value
  useCrisisCard()
  if (state.is === 'loading') return <p role="status">{crisisTexts.loading}</p>
  if (state.is !== 'here') return <NoList />
  return (
    <>
      <ExampleMark {...exampleOfCard(state.card)} examples={examples} />
      <ol class="crisis-steps" aria-label={crisisTexts.list}>
        {state.card.steps.map((step, index) => (
          <li key={step.id}>
            <OneStep step={step} isFirst={index === 0} ticks={ticks} onInsert={onInsert} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** The numbers and the rest of the page work without it. */
function NoList() {
  return (
    <div class="crisis-no-list" role="alert">
      <p>{crisisTexts.failed}</p>
      <button type="button" class="button quiet" onClick={() => void source.load()}>
        <Icon name="refresh-cw" />
        {crisisTexts.again}
      </button>
    </div>
  )
}

interface OneStepProps extends Omit<CrisisStepsProps, 'examples'> {
  readonly step: Step
  readonly isFirst: boolean
}

function OneStep({ step: { id, title, lines, say, levels }, isFirst, ticks, onInsert }: OneStepProps) {
  const isDone = ticks.value.includes(id)
  return (
    <>
      <label class="step-done">
        <input
          {...privateField}
          type="checkbox"
          aria-label={crisisTexts.isDone(title)}
          checked={isDone}
          onChange={() => {
            ticks.value = isDone ? ticks.value.filter(one => one !== id) : [...ticks.value, id]
          }}
        />
      </label>
      <details name="crisis-step" open={isFirst}>
        <summary class={isDone ? 'is-done' : ''}>{title}</summary>
        <ul>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {levels && <Levels levels={levels} />}
        {say.map(sentence => (
          <p key={sentence} class="crisis-say">
            <span>{sentence}</span>
            <button
              type="button"
              aria-label={crisisTexts.insertSentence(sentence)}
              onClick={() => onInsert(sentence)}
            >
              {crisisTexts.insert}
            </button>
          </p>
        ))}
      </details>
    </>
  )
}

function Levels({ levels }: { readonly levels: NonNullable<Step['levels']> }) {
  return (
    <dl class="crisis-levels">
      {levels.map(({ level, sign, act }) => (
        <div key={level}>
          <dt>
            <span class="unseen">{crisisTexts.level}</span> <b>{level}</b> {sign}
          </dt>
          <dd>{act}</dd>
        </div>
      ))}
    </dl>
  )
}
