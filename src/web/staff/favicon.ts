import dotted from './favicon-dot.svg'

let plain: string | undefined

/** The small picture in the tab: with a dot as long as somebody calls for this person. */
export function markTab(isCalled: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (!link) return
  plain ??= link.href
  link.href = isCalled ? dotted : plain
}
