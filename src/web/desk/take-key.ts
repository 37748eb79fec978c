interface KeyPress {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Alt+A by its letter, because A lies elsewhere on AZERTY; on a Mac the same keys write å or æ. */
const letters: readonly string[] = ['a', 'å', 'æ']

/** Whether this key press takes the offer. Never with Ctrl: Ctrl+Alt is AltGr, which Belgian keyboards need for @. */
export function isAltA({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): boolean {
  return altKey && !ctrlKey && !metaKey && !shiftKey && letters.includes(key.toLowerCase())
}
