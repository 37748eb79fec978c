/**
 * The height that is really seen, as `--seen-height`. Some phones lay their keyboard over the page and tell only the
 * visual viewport, and then the field would be under it. They also push the page up to show the field: the conversation,
 * which fits what is seen, is brought back.
 */
export function fitViewport() {
  const viewport = globalThis.visualViewport
  if (!viewport) return
  const follow = () => {
    // Zooming with two fingers also makes it smaller, and then nothing may move.
    if (viewport.scale > 1.01) return
    document.documentElement.style.setProperty('--seen-height', `${Math.round(viewport.height)}px`)
    if (viewport.offsetTop > 0 && document.querySelector('.talk')) scrollTo(0, 0)
  }
  viewport.addEventListener('resize', follow)
  follow()
}
