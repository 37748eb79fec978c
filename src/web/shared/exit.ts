import { leaving } from './leaving.ts'
import { onTripleShift } from './triple-shift.ts'

/**
 * [NT30] "Snel weg", for every page of a visitor. A small file that a browser runs before it shows anything of the page: so
 * there is no moment in which it is only a link. The order is the point: first nothing is seen any more, then nothing can
 * be read any more (each page listens for `leaving`), and only then the network. `replace` keeps the page out of the
 * list behind the Back button.
 */
function leave(target: string) {
  const page = document.documentElement
  page.hidden = true
  document.body?.replaceChildren()
  // Whoever holds keys or words drops them now, and says to the server that this page is gone (SE38).
  document.dispatchEvent(new Event(leaving))
  forgetSecret()
  // After the others, some of which write it.
  document.title = ''
  // Without network the neutral page would be an error page with a way back.
  location.replace(navigator.onLine ? target : 'about:blank')
}

/** [SE23] Also when what made it is not there yet: the rest of a page that was loaded anew a moment ago. */
function forgetSecret() {
  try {
    sessionStorage.removeItem('r')
  } catch {
    // Where a browser allows no storage, nothing lies there.
  }
}

const linkOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-exit]') : null

const rightButton = 2

/** With any other button and any key held down: never in a new tab, which would leave this one open. */
function press(event: MouseEvent) {
  const link = linkOf(event.target)
  if (!link || event.button === rightButton) return
  event.preventDefault()
  leave(link.href)
}

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-exit]')]

function isIn(element: Element, { x, y }: PointerEvent): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return x >= left && x <= right && y >= top && y <= bottom
}

/**
 * [NT36] A window with a question lies over the page: a press on the link beside it is heard by the window alone, so the
 * place of the press counts. No click, which iOS does not give to what looks like nothing to press.
 */
function pressBeside(event: PointerEvent) {
  const { target, button } = event
  if (!(target instanceof HTMLDialogElement) || button === rightButton || isIn(target, event)) return
  const link = links().find(one => isIn(one, event))
  if (link) leave(link.href)
}

addEventListener('pointerup', pressBeside, { capture: true })
addEventListener('click', press, { capture: true })
addEventListener('auxclick', press, { capture: true })
onTripleShift(() => {
  const [link] = links()
  if (link) leave(link.href)
})
