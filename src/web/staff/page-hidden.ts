import { type ReadonlySignal, signal } from '@preact/signals'

/** Whether another tab or window covers this page. */
export function pageHidden(): ReadonlySignal<boolean> {
  const isHidden = signal(document.hidden)
  document.addEventListener('visibilitychange', () => {
    isHidden.value = document.hidden
  })
  return isHidden
}
