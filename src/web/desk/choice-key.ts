type Press = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'> & {
  readonly isComposing?: boolean
}

/**
 * DK50: the number that a key press means, by the key's place: on Belgian AZERTY the row above the letters gives no digits.
 * A key that is held down, or pressed with another, means none.
 */
export function numberOf({ code, ctrlKey, altKey, metaKey, repeat }: Press): number | undefined {
  if (ctrlKey || altKey || metaKey || repeat) return undefined
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return digit === undefined ? undefined : Number(digit)
}

/** DK50: Ctrl or Cmd with Enter saves, from wherever the focus is. */
export function isSave({ key, ctrlKey, metaKey, repeat, isComposing = false }: Press): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !repeat && !isComposing
}
