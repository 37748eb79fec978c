import { useEffect, useState } from 'preact/hooks'
import type { CrisisCard } from '../../protocol/crisis-card.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { CrisisCardSource, exampleOfCard } from '../staff/crisis-card.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { ExampleTick } from '../staff/example-tick.tsx'
import { Icon } from '../staff/icon.tsx'
import { get } from '../staff/post.ts'
import { crisisTexts } from './texts-crisis.ts'

const texts = crisisTexts.card

/** [CR2] The list that counsellors see in a crisis, whole, for a coordinator who looks at it and ticks it. */
export function CrisisCardFold({ examples }: { readonly examples: CheckedExamples }) {
  const [source] = useState(() => new CrisisCardSource(get))
  useEffect(() => void source.load(), [])
  const state = source.state.value
  return (
    <details class="fold crisis-card-fold">
      <summary>
        <Icon name="chevron-down" />
        {texts.heading}
      </summary>
      {state.is === 'loading' && <p role="status">{texts.loading}</p>}
      {state.is === 'failed' && (
        <p role="alert">
          {texts.failed}{' '}
          <button type="button" class="button quiet" onClick={() => void source.load()}>
            {crisisTexts.log.again}
          </button>
        </p>
      )}
      {state.is === 'here' && <Card card={state.card} examples={examples} />}
    </details>
  )
}

interface CardProps {
  readonly card: CrisisCard
  readonly examples: CheckedExamples
}

function Card({ card, examples }: CardProps) {
  const example = exampleOfCard(card)
  return (
    <>
      <p>
        {texts.lead} <ExampleMark {...example} examples={examples} />
      </p>
      <ExampleTick example={example} label={texts.tick} examples={examples} />
      <ol class="crisis-card-steps">
        {card.steps.map(({ id, title, lines, levels = [], say }) => (
          <li key={id}>
            <h3>{title}</h3>
            {[...lines, ...levels.map(({ level, sign, act }) => `${level}: ${sign} ${act}`)].map(line => (
              <p key={line}>{line}</p>
            ))}
            {say.map(sentence => (
              <p key={sentence} class="hint">
                “{sentence}”
              </p>
            ))}
          </li>
        ))}
      </ol>
    </>
  )
}
