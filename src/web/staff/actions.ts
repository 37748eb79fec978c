import { type ReadonlySignal, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { type KeyStroke, strokeOf } from './key-stroke.ts'

/** Something that can be done on the page as it is now, by its button's own words. */
export interface Action {
  readonly id: string
  readonly label: string
  run(): void
}

/** The keys that come with the product (screens.md); each can be changed or switched off. */
export const standardKeys: Readonly<Record<string, KeyStroke>> = {
  take: 'Alt+A',
  notes: 'Alt+N',
  'crisis-card': 'Alt+C',
  'round-off': 'Alt+R',
}

/** By action: another stroke, or null for none. */
export type OwnKeys = Readonly<Record<string, KeyStroke | null>>

/**
 * [KB3] Everything that can be done now: what is on the page says so itself, and is gone with it. The action box, the
 * list of keys and the keys themselves know no other actions, so a button and its key can never mean two things.
 */
export class Actions {
  readonly #all = signal<readonly Action[]>([])
  readonly own = signal<OwnKeys>({})
  readonly isBoxOpen = signal(false)
  readonly isListOpen = signal(false)

  get all(): ReadonlySignal<readonly Action[]> {
    return this.#all
  }

  /** Gives what takes the action away again. */
  add(action: Action): () => void {
    this.#all.value = [...this.#all.value.filter(({ id }) => id !== action.id), action]
    return () => {
      this.#all.value = this.#all.value.filter(one => one !== action)
    }
  }

  keyOf(id: string): KeyStroke | null {
    const own = this.own.value[id]
    return own === undefined ? (standardKeys[id] ?? null) : own
  }

  /** Who has this stroke already, or would have it if it stood on the page. */
  holderOf(stroke: KeyStroke): string | undefined {
    const ids = new Set([...Object.keys(standardKeys), ...Object.keys(this.own.value)])
    return [...ids].find(id => this.keyOf(id) === stroke)
  }

  /** Runs what this press stands for, and says whether there was something. */
  press(event: KeyboardEvent): boolean {
    const stroke = strokeOf(event)
    if (!stroke) return false
    if (stroke === 'Ctrl+K') {
      this.isBoxOpen.value = true
      return true
    }
    if (stroke === '?' && !isWriting(event.target)) {
      this.isListOpen.value = true
      return true
    }
    const found = this.#all.value.find(({ id }) => this.keyOf(id) === stroke)
    found?.run()
    return found !== undefined
  }
}

/** The one registry of a page: a page has one keyboard. */
export const actions = new Actions()

/** Says that this can be done as long as the component is on the page; nothing while `isPossible` is false. */
export function useAction(id: string, label: string, run: () => void, isPossible = true): void {
  const newest = useRef(run)
  newest.current = run
  useEffect(() => {
    if (!isPossible) return undefined
    return actions.add({ id, label, run: () => newest.current() })
  }, [id, label, isPossible])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input, textarea, select, [contenteditable], [role="combobox"]')
  )
}
