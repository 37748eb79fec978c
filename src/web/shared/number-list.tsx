import type { PageSettings } from '../../protocol/page-settings.ts'
import { telOf } from './alternatives.tsx'
import { sharedTexts } from './texts.ts'

/** The helpline's one list of numbers to call. */
export function NumberList({ numbers }: { readonly numbers: PageSettings['numbers'] }) {
  return (
    <ul class="number-list">
      {numbers.map(({ number, name, purpose }) => (
        <li key={number}>
          <a href={telOf(number)} aria-label={sharedTexts.call(name, number)}>
            {number}
          </a>
          <span>
            {name}
            <small>{purpose}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
