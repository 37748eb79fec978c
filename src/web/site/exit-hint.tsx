import { siteTexts } from './texts.ts'

/** How to be gone fast. The three presses work where the page's script runs; the link always does. */
export function ExitHint() {
  return (
    <p class="hint">
      {siteTexts.exitBefore}
      <kbd>Shift</kbd>
      {siteTexts.exitAfter}
    </p>
  )
}
