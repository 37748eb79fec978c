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
const [open, closed] = [1, 2]

const browser: StatusSources = {
  openStream({ hear, givenUp }) {
    const stream = new EventSource('/status-stream')
    stream.onmessage = ({ data }) => hear(data)
    stream.onerror = () => stream.readyState === closed && givenUp()
    return stream
  },
  ask: askStatus,
  isSeen: () => document.visibilityState === 'visible',
}

/**
 * Tells the public status now and within a second of every change; where no stream gets through, every 30 seconds.
 * Gives what ends it: a page that goes must, because a broken-off stream is an error in some browsers.
 */
export function followStatus(tell: (status: PublicStatus) => void, sources = browser): () => void {
  let isOver = false

  function hear(data: unknown) {
    const status = readStatus(data)
    if (status && !isOver) tell(status)
  }
  async function ask() {
    if (isOver || !sources.isSeen()) return
    const status = await sources.ask()
    if (status && !isOver) tell(status)
  }
  const listen = () => sources.openStream({ hear, givenUp: () => void ask() })
  let stream = listen()
  const timer = setInterval(() => {
    if (stream.readyState === open) return
    // It may be there by now; and while it is not, one asks.
    if (stream.readyState === closed) stream = listen()
    else void ask()
  }, askEvery)
  return () => {
    isOver = true
    clearInterval(timer)
    stream.close()
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
