import type { Page } from '@playwright/test'

/** What a page did that no page of ours may do: words in the console, requests elsewhere, blocked content. */
export interface Watched {
  readonly faults: string[]
}

/** Watches a page from its first moment. `url` is where our own server is. */
export function watchPage(page: Page, url: string): Watched {
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('request', request => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      faults.push(`request: ${request.url()}`)
  })
  page.on('websocket', socket => {
    if (!socket.url().startsWith(url.replace('http', 'ws'))) faults.push(`socket: ${socket.url()}`)
  })
  return { faults }
}

/** What lies in every storage of this page's site that a page can reach. */
export function storedBy(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => ({
    cookies: document.cookie.length,
    session: sessionStorage.length,
    local: localStorage.length,
    databases: 'databases' in indexedDB ? (await indexedDB.databases()).length : 0,
    caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
    workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    state: history.state === null ? 0 : 1,
    name: window.name.length,
  }))
}

export const nothingStored = {
  ...{ cookies: 0, session: 0, local: 0, databases: 0, caches: 0, workers: 0, state: 0, name: 0 },
}

/** From the ticket to the end: the secret for a reload, and nothing else (SE23). */
export const onlyR = { ...nothingStored, session: 1 }
