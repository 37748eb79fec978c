import type { PageSettings } from '../../protocol/page-settings.ts'
import { Icon } from '../shared/icon.tsx'
import { texts } from './texts.ts'

interface NumbersCardProps {
  readonly numbers: PageSettings['numbers']
  /** Puts a sentence into the field, to be changed before it is sent. */
  onInsert(sentence: string): void
}

/** The helpline's numbers, ready to give. */
export function NumbersCard({ numbers, onInsert }: NumbersCardProps) {
  return (
    <section class="numbers" aria-labelledby="numbers-title">
      <h2 id="numbers-title">
        <Icon name="life-buoy" />
        {texts.numbers.heading}
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
