import { quickExit } from '../shared/quick-exit.ts'
import { onTripleShift } from '../shared/triple-shift.ts'

/** "Snel weg" on a page of the site: the link and three times Shift. `forget` empties what the page holds. */
export function leaveQuickly(target: string, forget?: () => void) {
  const leave = () => quickExit(target, forget)
  onTripleShift(leave)
  document.querySelector('.quick-exit')?.addEventListener('click', event => {
    event.preventDefault()
    leave()
  })
}
