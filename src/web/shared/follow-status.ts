import * as v from 'valibot'
import { type PublicStatus, publicStatus } from '../../protocol/public-status.ts'
import { askStatus } from './page-data.ts'

/** The part of an EventSource that is used here, so that a test can be one. */
export interface StatusStream {
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onerror: (() => void) | null
  readonly readyState: number
  close(): void
}

export interface StatusSources {
  /** Opens the server's stream: the status at once, and again at every change. */
  openStream(): StatusStream
  ask(): Promise<PublicStatus | null>
  isSeen(): boolean
}

const browser: StatusSources = {
  openStream: () => new EventSource('/status-stream'),
  ask: askStatus,
  isSeen: () => document.visibilityState === 'visible',
}

const askEvery = 30_000
const [open, closed] = [1, 2]

/**
 * Tells the public status now and within a second of every change; where no stream gets through, every 30 seconds.
 * Gives what ends it: a page that goes must, because a broken-off stream is an error in some browsers.
 */
export function followStatus(tell: (status: PublicStatus) => void, sources = browser): () => void {
  let isOver = false
  let stream = listen()

  function listen(): StatusStream {
    const own = sources.openStream()
    own.onmessage = ({ data }) => {
      const status = readStatus(data)
      if (status && !isOver) tell(status)
    }
    own.onerror = () => own.readyState === closed && void ask()
    return own
  }
  async function ask() {
    if (isOver || !sources.isSeen()) return
    const status = await sources.ask()
    if (status && !isOver) tell(status)
  }
  const timer = setInterval(() => {
    if (stream.readyState === open) return
    // A browser gives up for good when the answer was no stream; it may be there by now.
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
