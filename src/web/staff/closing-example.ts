import type { ClosingForm } from '../../protocol/registration.ts'
import type { Example } from './checked-examples.ts'

/** [RG9] The themes and the risk scale as one example: changing a word of them asks to be looked at again. */
export function exampleOf({ themes, risk }: ClosingForm): Example {
  const text = [
    ...themes.map(({ label }) => label),
    ...risk.map(({ level, label, meaning }) => `${level} ${label} ${meaning}`),
  ]
  return { kind: 'risk-scale', id: 'closing-form', text: text.join('\n') }
}
