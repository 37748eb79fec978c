import { openRequestSocket } from './request-socket.ts'
import { type LineWay, type OpenSocket, openBrowserSocket, type Socket } from './socket.ts'

/** A way that has not opened in this time is given up for the next. */
const openWithin = 3_000
/** A page that was sent on to another way tries the first again, but only when it reconnects, and not more often. */
const firstAgainAfter = 10 * 60_000
/** Opened, asked, and not a word so long: this network lets the way be opened and holds back what is said. */
const deafAfter = 2_500

/** In the order of `openAnyWay`. */
const namesOfWays: readonly LineWay[] = ['socket', 'streamed-requests', 'requests']

/**
 * [WR7] Opens the first of these ways that answers. What opened is taken first the next time, so that a blocked way
 * costs its three seconds once.
 */
export function openFirstOf(ways: readonly OpenSocket[]): OpenSocket {
  let best = 0
  let bestSince = 0
  const prefer = (way: number) => {
    if (way !== best) bestSince = Date.now()
    best = way
  }
  return path => {
    if (Date.now() - bestSince >= firstAgainAfter) best = 0
    let way = best
    let own: Socket
    let isOpen = false
    let askedAt: number | undefined
    let hasHeard = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const socket: Socket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      get way() {
        return namesOfWays[way] ?? 'socket'
      },
      send(text) {
        askedAt ??= Date.now()
        own.send(text)
      },
      close() {
        const isDeaf = isOpen && !hasHeard && askedAt !== undefined && Date.now() - askedAt > deafAfter
        if (isDeaf) prefer((way + 1) % ways.length)
        letGo()
      },
    }

    function letGo() {
      clearTimeout(timer)
      own.onopen = own.onmessage = own.onclose = own.onerror = null
      own.close()
    }

    function attempt(open: OpenSocket) {
      own = open(path)
      timer = setTimeout(next, openWithin)
      own.onopen = () => {
        clearTimeout(timer)
        isOpen = true
        prefer(way)
        socket.onopen?.()
      }
      own.onmessage = event => {
        hasHeard = true
        socket.onmessage?.(event)
      }
      own.onclose = own.onerror = () => (isOpen ? socket.onclose?.() : next())
    }

    /** None opens: the network is gone, and which way is best is to be found anew. */
    function next() {
      letGo()
      way += 1
      const open = ways[way]
      if (open) return attempt(open)
      best = 0
      socket.onclose?.()
    }

    attempt(ways[way] ?? openBrowserSocket)
    return socket
  }
}

/** For this page load: a WebSocket, else a streamed answer, else answers that end. */
export const openAnyWay: OpenSocket = openFirstOf([
  openBrowserSocket,
  path => openRequestSocket(path, true),
  path => openRequestSocket(path, false),
])
