import { useRef } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { actions, useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { keyTexts } from '../staff/texts-keys.ts'
import { texts } from './texts.ts'

interface NumbersCardProps {
  readonly numbers: PageSettings['numbers']
  /** Puts a sentence into the field, to be changed before it is sent. */
  onInsert(sentence: string): void
}

/** The helpline's numbers, ready to give. */
export function NumbersCard({ numbers, onInsert }: NumbersCardProps) {
  const card = useRef<HTMLElement>(null)
  useAction('crisis-card', keyTexts.list.names['crisis-card'], () =>
    card.current?.querySelector('button')?.focus(),
  )
  const key = actions.keyOf('crisis-card')
  return (
    <section class="numbers" ref={card} aria-labelledby="numbers-title">
      <h2 id="numbers-title">
        <Icon name="life-buoy" />
        {texts.numbers.heading}
        {key && <kbd>{key}</kbd>}
      </h2>
      <ul>
        {numbers.map(({ number, name, always }) => (
          <li key={number}>
            <b class="number">{number}</b>
            <span>{name}</span>
            <button
              type="button"
              aria-label={texts.numbers.insertNumber(number)}
              onClick={() => onInsert(texts.numbers.line(number, name, always))}
            >
              {texts.numbers.insert}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
