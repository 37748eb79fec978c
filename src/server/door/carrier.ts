import type { WebSocket } from 'ws'
import type { Network } from '../network.ts'
import type { OpenLines } from './open-lines.ts'

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

/** A page on a WebSocket. Ten thousand of these may be open at once, so each holds next to nothing of its own. */
export class WebSocketCarrier implements Carrier {
  readonly #socket: WebSocket
  readonly #lines: OpenLines

  constructor(socket: WebSocket, lines: OpenLines, network: Network) {
    this.#socket = socket
    this.#lines = lines
    lines.add(this, network)
  }

  isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  waiting(): number {
    return this.#socket.bufferedAmount
  }

  send(text: string): void {
    this.#socket.send(text)
  }

  probe(): void {
    this.#socket.ping()
  }

  close(): void {
    this.#socket.close(1000)
  }

  cut(): void {
    this.#socket.terminate()
  }

  listenWith({ heard, alive, broken, gone }: Ears): void {
    this.#socket.on('pong', alive)
    this.#socket.on('message', (data, isBinary) => heard(isBinary ? undefined : data.toString()))
    this.#socket.on('error', error => broken('code' in error && error.code === tooLarge))
    this.#socket.on('close', () => {
      this.#lines.remove(this)
      gone()
    })
  }
}

const tooLarge = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
