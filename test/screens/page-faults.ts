/** These run inside a page: each is whole by itself, knows nothing of this file, and leaves the page as it was. */

/** One heading of the first rank, one main part, a language: what a screen reader starts from. */
export function structureFaults(): string[] {
  const faults: string[] = []
  const seen = (selector: string) =>
    [...document.querySelectorAll(selector)].filter(element => element.checkVisibility())
  const headings = seen('h1').length
  if (headings !== 1) faults.push(`${headings} headings of the first rank`)
  if (seen('main').length !== 1) faults.push(`${seen('main').length} main parts`)
  if (!/^[a-z]{2}\b/.test(document.documentElement.lang)) faults.push('no language')
  if (document.title.trim() === '') faults.push('no title')
  if (/zelfmoord|zelfdoding/i.test(document.title)) faults.push(`a title that tells: ${document.title}`)
  for (const log of seen('[role=log]')) {
    const live = log.getAttribute('aria-live') ?? 'polite'
    if (live !== 'polite') faults.push(`a log that is ${live}`)
  }
  return faults
}

/** What can be pressed and is smaller than `least` pixels on a side; a link within a sentence may be. */
export function targetFaults(least: number): string[] {
  const pressed =
    'a[href], button, input, select, textarea, summary, [role=button], [role=option], [role=tab]'
  const open = document.querySelector('dialog:modal, :popover-open') ?? document
  const isInText = (element: Element) => {
    const around = element.parentElement?.textContent?.trim() ?? ''
    const own = element.textContent?.trim() ?? ''
    return getComputedStyle(element).display === 'inline' && around.length > own.length + 2
  }
  return [...open.querySelectorAll(pressed)].flatMap(element => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return []
    const isChoice = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)
    const target = isChoice ? (element.closest('label') ?? element) : element
    const { width, height } = target.getBoundingClientRect()
    // One pixel is what is there for screen readers, and for who comes by Tab.
    if (width <= 1 || height <= 1 || getComputedStyle(target).clipPath === 'inset(50%)') return []
    if (isInText(element) || (width > least - 0.6 && height > least - 0.6)) return []
    const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
    return [`${element.tagName.toLowerCase()} "${name}" is ${Math.round(width)} × ${Math.round(height)}`]
  })
}

/**
 * At this narrow a width: nothing to scroll sideways, everything that can be pressed can be brought into view and lies
 * under nothing else. `isWriting`: where there is a field at the foot, it leaves the words their room.
 */
export function zoomFaults(isWriting: boolean): string[] {
  const faults: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      element =>
        element.getBoundingClientRect().right > root.clientWidth + 1 && element.children.length === 0,
    )
    const names = wide.slice(0, 3).map(element => `${element.tagName.toLowerCase()}.${element.className}`)
    faults.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px (${names.join(', ')})`)
  }
  const composer = document.querySelector('.composer')
  if (isWriting && composer?.checkVisibility()) {
    const { height } = composer.getBoundingClientRect()
    if (height > innerHeight * 0.4) faults.push(`the field takes ${Math.round(height)} of ${innerHeight} px`)
    const words = document.querySelector('.thread')?.clientHeight ?? 0
    if (words < 48) faults.push(`the words have ${words} px`)
  }
  const open = document.querySelector('dialog:modal, :popover-open') ?? document
  const scrolled = [...document.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
    .map(element => ({ element, top: element.scrollTop, left: element.scrollLeft }))
  for (const element of open.querySelectorAll('a[href], button, textarea, input, select, summary')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const isChoice = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type)
    const target = isChoice ? (element.closest('label') ?? element) : element
    if (target.getBoundingClientRect().width <= 1 || getComputedStyle(target).clipPath === 'inset(50%)')
      continue
    target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    const [rect] = target.getClientRects()
    if (!rect) continue
    const top = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2)
    if (top && (target.contains(top) || top.contains(target))) continue
    const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
    faults.push(
      `${element.tagName.toLowerCase()} "${name}" cannot be reached (${top?.className ?? 'outside'})`,
    )
  }
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
  for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: 'instant' })
  return faults
}
