import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { SentencePhase } from '../../protocol/sentences.ts'
import {
  type Choice,
  findSentences,
  gapFrom,
  type Slash,
  type Span,
  slashAt,
  withSentence,
} from './slash-list.ts'

interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
  readonly repeat: boolean
}

interface PickerDeps {
  readonly draft: Signal<string>
  /** What is selected in the field now. */
  readonly selected: () => Span
  /** Selects in the field, once it shows the draft. */
  readonly select: (span: Span) => void
  readonly choices: () => readonly Choice[]
  readonly phase: () => SentencePhase | undefined
}

/** The list over the field: what is found, and which of it is chosen. */
export interface OpenList {
  readonly found: readonly Choice[]
  readonly active: number
}

/**
 * [DK34] [DK35] Choosing a ready sentence: by "/" and keys, without a screen. Nothing of it ever sends: a sentence comes
 * into the field, to be changed, and what is still to be filled in is asked for first.
 */
export class SentencePicker {
  readonly #deps: PickerDeps
  readonly #slash = signal<(Slash & { readonly text: string }) | undefined>(undefined)
  readonly #active = signal(0)
  /** Where Escape closed it: it stays closed for this slash. */
  #dismissed: number | undefined
  /** The text for which somebody was told that there are gaps. */
  readonly #warned = signal<string | undefined>(undefined)

  constructor(deps: PickerDeps) {
    this.#deps = deps
  }

  readonly list: ReadonlySignal<OpenList | null> = computed(() => {
    const slash = this.#slash.value
    if (!slash || slash.text !== this.#deps.draft.value) return null
    const found = findSentences(this.#deps.choices(), slash.query, this.#deps.phase())
    return { found, active: Math.min(this.#active.value, Math.max(0, found.length - 1)) }
  })

  /** Somebody was told that something is still to be filled in. */
  readonly isGapTold: ReadonlySignal<boolean> = computed(
    () => this.#warned.value !== undefined && this.#warned.value === this.#deps.draft.value,
  )

  /** The text or the caret changed. */
  look(): void {
    const { draft, selected } = this.#deps
    const { start, end } = selected()
    const slash = start === end ? slashAt(draft.value, end) : undefined
    if (!slash) this.#dismissed = undefined
    const before = this.#slash.value
    const isShut = !slash || slash.from === this.#dismissed
    if (before?.query !== slash?.query || before?.from !== slash?.from) this.#active.value = 0
    this.#slash.value = isShut ? undefined : { ...slash, text: draft.value }
  }

  /** A press on the hint: a slash where one works, so that it also opens without a keyboard. */
  open(): void {
    const { draft, select } = this.#deps
    const text = draft.value === '' || draft.value.endsWith('\n') ? `${draft.value}/` : `${draft.value}\n/`
    draft.value = text
    this.#dismissed = undefined
    this.#active.value = 0
    this.#slash.value = { from: text.length - 1, query: '', text }
    select({ start: text.length, end: text.length })
  }

  close(): void {
    this.#dismissed = this.#slash.value?.from
    this.#slash.value = undefined
  }

  pick(choice: Choice): void {
    const slash = this.#slash.value
    if (!slash) return
    const { text, selected } = withSentence(slash.text, slash, choice.text)
    this.#slash.value = undefined
    this.#deps.draft.value = text
    this.#deps.select(selected)
  }

  /** Whether a key was meant for the list or for the gaps. While a letter is being composed none is. */
  press(event: KeyPress): boolean {
    if (event.isComposing) return false
    // A key that is held down after choosing would send what it chose.
    if (event.key === 'Enter' && event.repeat) return true
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false
    const list = this.list.value
    if (list && list.found.length > 0) return this.#pressInList(event.key, list)
    if (event.key === 'Escape' && list) return this.#shut()
    return event.key === 'Tab' && this.#goToGap(this.#deps.selected().end)
  }

  #shut(): true {
    this.close()
    return true
  }

  #pressInList(key: string, { found, active }: OpenList): boolean {
    const chosen = found[active]
    switch (key) {
      case 'ArrowDown':
        this.#active.value = (active + 1) % found.length
        return true
      case 'ArrowUp':
        this.#active.value = (active + found.length - 1) % found.length
        return true
      case 'Enter':
      case 'Tab':
        if (chosen) this.pick(chosen)
        return true
      case 'Escape':
        return this.#shut()
      default:
        return false
    }
  }

  /** Selects the next gap after a place; false when there is none, so that Tab goes on to the next part of the page. */
  #goToGap(after: number): boolean {
    const gap = gapFrom(this.#deps.draft.value, after)
    if (gap) this.#deps.select(gap)
    return gap !== undefined
  }

  /** [DK35] Whether the text may go: with gaps only when one was told of them and asks again. */
  maySend(): boolean {
    const text = this.#deps.draft.value
    if (this.#warned.value === text || !this.#goToGap(0)) return true
    this.#warned.value = text
    return false
  }
}
