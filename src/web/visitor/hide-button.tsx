import { Drawing } from '../shared/icon.tsx'
import type { Hiding } from './hiding.ts'
import { laterIcons } from './later-icons.ts'
import { laterTexts } from './texts-later.ts'

const texts = laterTexts.hiding

/** One press, and something neutral lies over the page. On a phone only the icon is seen. */
export function HideButton({ hiding }: { readonly hiding: Hiding }) {
  return (
    <button type="button" class="button quiet hide-button" title={texts.hint} onClick={hiding.hide}>
      <Drawing shapes={laterIcons['eye-off']} />
      <span>{texts.hide}</span>
    </button>
  )
}
