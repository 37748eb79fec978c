import type { WebSocket } from 'ws'

/** What carries the frames of one page: a WebSocket, or requests where none comes through (WR7). */
export interface Carrier {
  isOpen(): boolean
  /** Bytes that were sent and not taken yet, as far as one knows. */
  waiting(): number
  send(text: string): void
  /** Asks the page for a sign of life, which is heard as `alive`. */
  probe(): void
  /** Ends it after what was sent. */
  close(): void
  /** Ends it at once. */
  cut(): void
  /** Who listens; once, before anything can come. */
  listenWith(ears: Ears): void
}

export interface Ears {
  /** One frame; undefined when what came is no text. */
  heard(text: string | undefined): void
  alive(): void
  /** What came was larger than a frame may be, or was no frame at all; the end follows by itself. */
  broken(isTooLarge: boolean): void
  /** Once, at the end. */
  gone(): void
}

export function webSocketCarrier(socket: WebSocket): Carrier {
  return {
    isOpen: () => socket.readyState === socket.OPEN,
    waiting: () => socket.bufferedAmount,
    send: text => socket.send(text),
    probe: () => socket.ping(),
    close: () => socket.close(1000),
    cut: () => socket.terminate(),
    listenWith({ heard, alive, broken, gone }) {
      socket.on('pong', alive)
      socket.on('message', (data, isBinary) => heard(isBinary ? undefined : data.toString()))
      socket.on('error', error => broken('code' in error && error.code === tooLarge))
      socket.on('close', gone)
    },
  }
}

const tooLarge = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
