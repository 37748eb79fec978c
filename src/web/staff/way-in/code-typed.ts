/** The six digits of what was typed or pasted, however it was spaced; undefined when it is no code. */
export function codeTyped(text: string): string | undefined {
  const digits = text.replace(/[\s.·-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}
