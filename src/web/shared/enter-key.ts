import { signal } from '@preact/signals'

interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/** Somebody wants Enter to make a line, also where there is a keyboard (RD4). */
export const makesLineOnEnter = signal(false)

/**
 * Whether this key press sends: Enter alone, not while a letter is being composed, and not where fingers type on glass
 * (there Enter makes a line, because Shift+Enter cannot be pressed).
 */
export function sendsOnEnter(press: KeyPress, hasKeyboard = hasRealKeyboard()): boolean {
  if (press.key !== 'Enter' || press.isComposing) return false
  if (press.shiftKey || press.altKey || press.ctrlKey || press.metaKey) return false
  return hasKeyboard && !makesLineOnEnter.value
}

function hasRealKeyboard(): boolean {
  return !matchMedia('(hover: none) and (pointer: coarse)').matches
}
