import { useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import type { Rhythm } from './rhythm.ts'
import { texts } from './texts-closing.ts'

/** [RG8] "Pauze hierna": once this conversation is closed, the pause begins by itself. */
export function PauseNext({ rhythm }: { readonly rhythm: Rhythm }) {
  const turn = () => {
    rhythm.isPauseNext.value = !rhythm.isPauseNext.value
  }
  useAction('pause-next', texts.pause.next, turn)
  return (
    <button type="button" class="button pause-next" aria-pressed={rhythm.isPauseNext.value} onClick={turn}>
      <Icon name="coffee" />
      {texts.pause.next}
    </button>
  )
}
