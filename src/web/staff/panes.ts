/** What is a part of a screen: a main part counts by the parts in it, where it has any. */
const panesOf = '[data-pane], .desk-bar, aside:not(.demo-banner), main:not(:has([data-pane]))'

/** [KB5] The parts of a screen that F6 goes round, in the order of the page. */
export function nextPane(
  page: ParentNode,
  focused: Element | null,
  isBack: boolean,
): HTMLElement | undefined {
  const panes = [...page.querySelectorAll<HTMLElement>(panesOf)].filter(isShown)
  if (panes.length === 0) return undefined
  const at = panes.findIndex(pane => pane.contains(focused))
  if (at < 0) return panes[isBack ? panes.length - 1 : 0]
  return panes[(at + (isBack ? -1 : 1) + panes.length) % panes.length]
}

function isShown(pane: HTMLElement): boolean {
  return pane.checkVisibility?.() ?? true
}

/** Where focus goes in a pane: to its field where it is one to write in, else to the pane itself, which says its name. */
export function enterPane(pane: HTMLElement): void {
  const field = pane.dataset['pane'] === 'field' ? pane.querySelector<HTMLElement>('textarea, input') : null
  if (!field && !pane.hasAttribute('tabindex')) pane.tabIndex = -1
  ;(field ?? pane).focus()
}
