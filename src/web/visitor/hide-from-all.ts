/** What has the focus before something covers the page. */
export interface Shown {
  readonly page: HTMLElement | null
  readonly focused: Element | null
}

/** [RD6] The page is neither seen nor read nor reached by keys any more, and the tab has another title. */
export function hideFromAll(title: string): Shown {
  const page = document.getElementById('app')
  const focused = document.activeElement
  if (page) Object.assign(page, { hidden: true, inert: true })
  document.title = title
  return { page, focused }
}

/** The page is there again, and the focus where it was; on another page meanwhile, on what one does there. */
export function focusFromCover({ page, focused }: Shown) {
  if (!page) return
  Object.assign(page, { hidden: false, inert: false })
  const isThere = focused instanceof HTMLElement && focused.isConnected && focused !== document.body
  const first = (selector: string) => page.querySelector<HTMLElement>(selector)
  const place = isThere ? focused : (first('.composer textarea') ?? first('h1'))
  place?.focus()
}
