import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { isCovered, saySoftly } from '../shared/announcer.ts'
import { laterTexts } from './texts-later.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/** Something neutral over the page, for who comes by. The conversation goes on behind it. */
export interface Hiding {
  /** Something came meanwhile: another message, or another page. */
  readonly hasNews: ReadonlySignal<boolean>
  hide(): void
  show(): void
}

/**
 * [RD6] [RD7] From `hide` to `show` nothing is said aloud. What came meanwhile is said afterwards, as a number: the words
 * stand on the page.
 */
export function makeHiding({ lines, state }: Pick<VisitorConversation, 'lines' | 'state'>): Hiding {
  const before = signal({ heard: 0, is: state.peek().is })
  const heard = () => lines.value.filter(line => line.kind === 'said' && line.by === 'other').length
  const texts = laterTexts.hiding
  return {
    hasNews: computed(
      () => isCovered.value && (heard() > before.value.heard || state.value.is !== before.value.is),
    ),
    hide() {
      before.value = { heard: heard(), is: state.value.is }
      isCovered.value = true
    },
    show() {
      if (!isCovered.peek()) return
      isCovered.value = false
      const came = heard() - before.peek().heard
      saySoftly(came > 0 ? texts.came(came) : texts.again)
    },
  }
}
