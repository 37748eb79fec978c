/** Puts the focus on what is drawn next under this id: where a pressed button has gone, nobody is left at the top of the page. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
