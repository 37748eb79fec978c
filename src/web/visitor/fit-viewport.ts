/**
 * The height that is really seen, as `--seen-height`. Some phones lay their keyboard over the page and tell only the
 * visual viewport, and then the field would be under it.
 */
export function fitViewport() {
  const viewport = globalThis.visualViewport
  if (!viewport) return
  const follow = () => {
    // Zooming with two fingers also makes it smaller, and then nothing may move.
    if (viewport.scale > 1.01) return
    document.documentElement.style.setProperty('--seen-height', `${Math.round(viewport.height)}px`)
  }
  viewport.addEventListener('resize', follow)
  follow()
}
