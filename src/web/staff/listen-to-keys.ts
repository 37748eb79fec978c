import { actions } from './actions.ts'
import { enterPane, nextPane } from './panes.ts'

/** The keys of the desk, in a page or in a window of it. Gives what stops the listening. */
export function listenToKeys(page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    // A question that is open is answered first.
    const isAsked = page.querySelector('dialog[open]') !== null
    if (!isAsked && goesRound(page, event)) return event.preventDefault()
    if (!isAsked && actions.press(event)) event.preventDefault()
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}

function goesRound(page: Document, event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return false
  const pane = nextPane(page, page.activeElement, event.shiftKey)
  if (pane) enterPane(pane)
  return pane !== undefined
}
