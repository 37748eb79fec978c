/** What a line is made of (decision 0014): a WebSocket, requests whose answer streams, or requests whose answer ends. */
export type LineWay = 'socket' | 'streamed-requests' | 'requests'

/** The part of a WebSocket that a connection uses, so that a test can be one. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: (() => void) | null
  onerror: (() => void) | null
  send(text: string): void
  close(): void
  /** By which way it goes now; a socket that knows only one need not say. */
  readonly way?: LineWay
}

export type OpenSocket = (path: string) => Socket

/** Calls back whenever it is worth trying again at once; gives a way to stop listening. */
export type WakeUps = (wake: () => void) => () => void

export function openBrowserSocket(path: string): Socket {
  const url = new URL(path, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const browserSocket = new WebSocket(url)
  const socket: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: text => browserSocket.send(text),
    close: () => browserSocket.close(),
  }
  browserSocket.onopen = () => socket.onopen?.()
  browserSocket.onmessage = event => socket.onmessage?.({ data: event.data })
  browserSocket.onclose = () => socket.onclose?.()
  browserSocket.onerror = () => socket.onerror?.()
  return socket
}

/** The network is back, the tab is looked at again, or the page was asleep and goes on. */
export const wakeUpsOfBrowser: WakeUps = wake => {
  const whenVisible = () => document.visibilityState === 'visible' && wake()
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('resume', wake)
  document.addEventListener('visibilitychange', whenVisible)
  return () => {
    removeEventListener('online', wake)
    removeEventListener('pageshow', wake)
    document.removeEventListener('resume', wake)
    document.removeEventListener('visibilitychange', whenVisible)
  }
}
