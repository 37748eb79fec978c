import type { Page } from '@playwright/test'

/** What the two announcers of a page said, in order, from its first moment on. */
export interface Announced {
  readonly softly: string[]
  readonly aloud: string[]
}

/** Listens to a page before it goes anywhere, with the ears of a screen reader: what is put into a live region is heard. */
export async function listenTo(page: Page): Promise<Announced> {
  const announced: Announced = { softly: [], aloud: [] }
  await page.exposeFunction('heardByTest', (place: string, words: string) => {
    // The same words twice differ by an unseen character.
    const said = words.replace(/\u00a0$/, '')
    if (place === 'zacht') announced.softly.push(said)
    else announced.aloud.push(said)
  })
  await page.addInitScript(() => {
    type Ears = typeof globalThis & { heardByTest?: (place: string, words: string) => void }
    addEventListener('DOMContentLoaded', () => {
      for (const id of ['zacht', 'luid']) {
        const place = document.getElementById(id)
        const hear = () => {
          const words = place?.textContent ?? ''
          if (words !== '') (globalThis as Ears).heardByTest?.(id, words)
        }
        if (place)
          new MutationObserver(hear).observe(place, { childList: true, characterData: true, subtree: true })
      }
    })
  })
  return announced
}
