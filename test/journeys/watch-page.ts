import type { BrowserContext, Page } from '@playwright/test'

/**
 * What a journey may do to its own page on purpose, and what a browser then says in its console. The list is closed: what
 * else a page says is a fault.
 */
const purposes = {
  /**
   * The network, or one file of it, is taken away, or the house stops. Firefox says so as an error, and takes a file that
   * did not come for an empty one, of which this is the hash.
   */
  'cut off':
    /^(?:console|error): .*(?:net::ERR_|websocket|wss?:\/\/|integrity attribute match.*OLBgp1GsljhM2TJ)/i,
  /** Hours go by in seconds: a line that is still being opened then seems to have taken too long, and is given up. */
  hurried:
    /^console: WebSocket connection to .* failed: WebSocket is closed before the connection is established/,
  /** A wrong password, or a form that misses something: the answer has the status of a refusal. */
  refused: /^console: Failed to load resource: the server responded with a status of (400|401)/,
} as const
type Purpose = keyof typeof purposes

/** What a page did that no page of ours may do: words in the console, requests elsewhere, a broken policy. */
export interface Watched {
  readonly faults: string[]
  /** This page says so, because of what the journey does. */
  meets(purpose: Purpose): void
}

/** Of the running journey: the contexts that are watched, and who they asked that is not our own server (PW9). */
let contexts = new WeakSet<BrowserContext>()
let askedElsewhere: string[] = []
let watchedPages: Watched[] = []

/** Begins to remember anew, at the start of a journey. */
export function watchAnew(): void {
  contexts = new WeakSet()
  askedElsewhere = []
  watchedPages = []
}

/** [SC30] Of every page that was watched. */
export const whatWentWrong = (): readonly string[] => watchedPages.flatMap(({ faults }) => faults)

export const whoWasAskedElsewhere = (): readonly string[] => askedElsewhere

/** Watches a page from its first moment. `url` is where our own server is. */
export async function watchPage(page: Page, url: string): Promise<Watched> {
  const faults: string[] = []
  const met = new Set<Purpose>()
  const add = (fault: string) => {
    if (![...met].some(purpose => purposes[purpose].test(fault))) faults.push(fault)
  }
  // Firefox says it where no test can read.
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      throw new Error(`policy broken: ${violatedDirective} ${blockedURI}`)
    }),
  )
  watchRequests(page.context(), url)
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') add(`console: ${message.text()}`)
  })
  page.on('pageerror', error => add(`error: ${error.message}`))
  page.on('request', request => {
    if (!isOurs(request.url(), url) && !request.isNavigationRequest()) add(`request: ${request.url()}`)
  })
  page.on('websocket', socket => {
    if (isOurs(socket.url(), url)) return
    add(`socket: ${socket.url()}`)
    askedElsewhere.push(socket.url())
  })
  const watched = {
    faults,
    meets(purpose: Purpose) {
      met.add(purpose)
      for (const fault of faults.splice(0)) add(fault)
    },
  }
  watchedPages.push(watched)
  return watched
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
