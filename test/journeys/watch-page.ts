import type { BrowserContext, Page } from '@playwright/test'

/** What a page did that no page of ours may do: words in the console, requests elsewhere, blocked content. */
export interface Watched {
  readonly faults: string[]
}

/** Of the running journey: the contexts that are watched, and who they asked that is not our own server (PW9). */
let contexts = new WeakSet<BrowserContext>()
let askedElsewhere: string[] = []

/** Begins to remember anew, at the start of a journey. */
export function watchAnew(): void {
  contexts = new WeakSet()
  askedElsewhere = []
}

export const whoWasAskedElsewhere = (): readonly string[] => askedElsewhere

/** Watches a page from its first moment. `url` is where our own server is. */
export function watchPage(page: Page, url: string): Watched {
  const faults: string[] = []
  watchRequests(page.context(), url)
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('request', request => {
    if (!isOurs(request.url(), url)) faults.push(`request: ${request.url()}`)
  })
  page.on('websocket', socket => {
    if (isOurs(socket.url(), url)) return
    faults.push(`socket: ${socket.url()}`)
    askedElsewhere.push(socket.url())
  })
  return { faults }
}

/** Of every page of the context, those that open by themselves too. Where a person goes by a link is their own choice. */
function watchRequests(context: BrowserContext, url: string): void {
  if (contexts.has(context)) return
  contexts.add(context)
  context.on('request', request => {
    if (!isOurs(request.url(), url) && !request.isNavigationRequest()) askedElsewhere.push(request.url())
  })
}

function isOurs(asked: string, url: string): boolean {
  return [`${url}/`, `${url.replace('http', 'ws')}/`, 'data:', 'blob:'].some(ours => asked.startsWith(ours))
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
