import type { Socket } from '../src/web/shared/socket.ts'

/**
 * The server's end of a page's connection, moved by hand: nothing travels before `flush`, and the wire can be cut at
 * any moment. What was under way when it is cut is lost, as on a real network.
 */
export function makeWire() {
  const lines: Line[] = []
  const current = () => {
    const line = lines.at(-1)
    if (!line) throw new Error('no socket was opened yet')
    return line
  }
  return {
    /** Give this to the connection under test. */
    openSocket: (): Socket => {
      const line = new Line()
      lines.push(line)
      return line.page
    },
    /** How many sockets were opened so far. */
    opened: () => lines.length,
    /** The server accepts the newest socket. */
    accept: () => current().accept(),
    /** What the page sent on the newest socket and the server has not read yet, as frames. */
    read: (): Record<string, unknown>[] => current().read(),
    /** The server sends a frame, or text that is none; it arrives at `flush`. */
    say: (frame: object | string) => current().say(frame),
    /** Everything the server said arrives. */
    flush: () => current().flush(),
    cut: () => current().cut(),
    isOpen: () => current().isOpen,
  }
}

class Line {
  isOpen = false
  #toServer: string[] = []
  #toPage: string[] = []
  readonly page: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: text => {
      if (!this.isOpen) throw new Error('this socket is not open')
      this.#toServer.push(text)
    },
    close: () => {
      this.isOpen = false
    },
  }

  accept() {
    this.isOpen = true
    this.page.onopen?.()
  }

  read(): Record<string, unknown>[] {
    return this.#toServer.splice(0).map(text => JSON.parse(text) as Record<string, unknown>)
  }

  say(frame: object | string) {
    this.#toPage.push(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  flush() {
    for (const data of this.#toPage.splice(0)) if (this.isOpen) this.page.onmessage?.({ data })
  }

  cut() {
    this.#toPage = []
    this.#toServer = []
    this.isOpen = false
    this.page.onclose?.()
  }
}
