import * as v from 'valibot'
import { type PublicStatus, publicStatus } from '../../protocol/public-status.ts'
import { askStatus } from './page-data.ts'

/** The part of an EventSource that is used here, so that a test can be one. 1 is open, 2 is given up for good. */
export interface StatusStream {
  readonly readyState: number
  close(): void
}

interface StreamEars {
  hear(data: unknown): void
  /** The server is still there, and nothing changed. */
  beat(): void
  /** The line broke off; the browser tries again by itself. */
  broken(): void
  /** The browser gave up for good, because the answer was no stream. */
  givenUp(): void
}

export interface StatusSources {
  /** Opens the server's stream: the status at once, and again at every change. */
  openStream(ears: StreamEars): StatusStream
  ask(): Promise<PublicStatus | null>
  isSeen(): boolean
}

const askEvery = 30_000
/** The server beats more often than one asks: who hears nothing three times in a row listens to a dead line. */
const mostQuiet = 3
/** A server that starts again is back within this time, and nobody needs to read of it. */
const breakMayLast = 5_000
const [open, closed] = [1, 2]

const browser: StatusSources = {
  openStream({ hear, beat, broken, givenUp }) {
    const stream = new EventSource('/status-stream')
    stream.onmessage = ({ data }) => hear(data)
    stream.addEventListener('beat', beat)
    stream.onerror = () => (stream.readyState === closed ? givenUp() : broken())
    return stream
  },
  ask: askStatus,
  isSeen: () => document.visibilityState === 'visible',
}

/**
 * Tells the public status now and within a second of every change; where no stream gets through, every 30 seconds.
 * `lose` is called each time that it should be known and is not: what was told last is no news any more.
 * Gives what ends it: a page that goes must, because a broken-off stream is an error in some browsers.
 */
export function followStatus(
  tell: (status: PublicStatus) => void,
  sources = browser,
  lose: () => void = () => {},
): () => void {
  const followed = new FollowedStatus(tell, sources, lose)
  return () => followed.end()
}

class FollowedStatus {
  readonly #tell: (status: PublicStatus) => void
  readonly #sources: StatusSources
  readonly #lose: () => void
  readonly #timer: ReturnType<typeof setInterval>
  #breaking: ReturnType<typeof setTimeout> | undefined
  #stream: StatusStream
  #quiet = 0
  #isOver = false

  constructor(tell: (status: PublicStatus) => void, sources: StatusSources, lose: () => void) {
    this.#tell = tell
    this.#sources = sources
    this.#lose = lose
    this.#stream = this.#listen()
    this.#timer = setInterval(() => this.#look(), askEvery)
  }

  end() {
    this.#isOver = true
    clearInterval(this.#timer)
    clearTimeout(this.#breaking)
    this.#stream.close()
  }

  #listen(): StatusStream {
    this.#quiet = 0
    return this.#sources.openStream({
      hear: data => this.#hear(data),
      beat: () => {
        this.#quiet = 0
      },
      broken: () => this.#wait(),
      givenUp: () => void this.#ask(),
    })
  }

  #hear(data: unknown) {
    this.#quiet = 0
    const status = readStatus(data)
    if (status && !this.#isOver) this.#tell(status)
  }

  #wait() {
    clearTimeout(this.#breaking)
    this.#breaking = setTimeout(() => this.#stream.readyState !== open && void this.#ask(), breakMayLast)
  }

  #look() {
    this.#quiet += 1
    const isDead = this.#stream.readyState === open && this.#quiet >= mostQuiet
    if (this.#stream.readyState === open && !isDead) return
    const wasClosed = this.#stream.readyState === closed
    if (isDead) this.#stream.close()
    // It may be there by now; and while it is not, one asks.
    if (isDead || wasClosed) this.#stream = this.#listen()
    if (!wasClosed) void this.#ask()
  }

  async #ask() {
    if (this.#isOver || !this.#sources.isSeen()) return
    const status = await this.#sources.ask()
    if (this.#isOver) return
    if (status) this.#tell(status)
    else this.#lose()
  }
}

function readStatus(data: unknown): PublicStatus | undefined {
  try {
    const parsed = v.safeParse(publicStatus, JSON.parse(String(data)))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
