import { Icon } from '../shared/icon.tsx'
import type { Rhythm } from './rhythm.ts'
import { texts } from './texts-closing.ts'

/** [RG8] "Pauze hierna": once this conversation is closed, the pause begins by itself. */
export function PauseNext({ rhythm }: { readonly rhythm: Rhythm }) {
  return (
    <button
      type="button"
      class="button pause-next"
      aria-pressed={rhythm.isPauseNext.value}
      onClick={() => {
        rhythm.isPauseNext.value = !rhythm.isPauseNext.value
      }}
    >
      <Icon name="coffee" />
      {texts.pause.next}
    </button>
  )
}
