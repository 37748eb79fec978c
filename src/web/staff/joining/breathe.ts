/** Lets the browser draw before work that holds the page up. A page that nobody sees goes on all the same. */
export function breathe(): Promise<void> {
  return new Promise(resolve => {
    const drawn = () => setTimeout(resolve, 0)
    if (document.visibilityState === 'visible') requestAnimationFrame(drawn)
    else drawn()
  })
}
