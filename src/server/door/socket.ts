import type { WebSocket } from 'ws'
import { isRefused, type Refusal, type Refused } from '../../domain/refusal.ts'
import type { Line } from '../delivery.ts'
import type { Log } from '../log.ts'
import type { Counts } from './counts.ts'

/** The limits of one socket (security.md 5.5). Milliseconds and bytes. */
const limits = {
  firstFrame: 5_000,
  heartbeat: 25_000,
  missedHeartbeats: 2,
  probe: 2_000,
  bufferedBytes: 256 * 1024,
  /** Frames that were read and not yet dealt with: more than any honest page sends ahead. */
  pendingFrames: 100,
  /** In any ten seconds: messages, and frames of every kind (security.md 5.5). */
  window: 10_000,
  messagesInWindow: 20,
  framesInWindow: 100,
}

interface RefusedFrame extends Refused {
  readonly about?: string
}

export interface SocketActs<In> {
  readonly parse: (text: unknown) => In | Refused
  /** Deals with one frame; a refusal is told to the page. Frames of one socket are dealt with one after the other. */
  readonly receive: (frame: In) => Promise<Refused | undefined>
  readonly gone: () => Promise<void>
  /** Whether the page has said who it is; one that has not is shown out after five seconds. */
  readonly isKnown: () => boolean
  /** Asked at every heartbeat: whether this page may still be here. */
  readonly isWelcome: () => Promise<boolean>
}

type Told = { t: 'refused'; code: Refusal; about?: string }

/**
 * One page on one socket. Unknown frames are refused and counted; a page that does not listen is cut off; a broken
 * frame never reaches another page.
 */
export function serveSocket<In extends { t: string }, Out extends { t: string }>(
  socket: WebSocket,
  acts: (line: Line<Out | Told>) => SocketActs<In>,
  { counts, log }: { readonly counts: Counts; readonly log: Log },
): void {
  const line: Line<Out | Told> = { tell, hangUp, isAlive }
  const { parse, receive, gone, isKnown, isWelcome } = acts(line)
  const pace = new Pace()
  let pending = 0
  let work = Promise.resolve()
  let unanswered = 0
  const first = setTimeout(() => socket.terminate(), limits.firstFrame)
  const heartbeat = setInterval(beat, limits.heartbeat)

  function tell(frame: Out | Told): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.bufferedBytes) socket.terminate()
    else socket.send(JSON.stringify(frame))
  }

  function fail(error: unknown): void {
    log.broken('socket-failed', error)
  }

  function hangUp(refusal?: Refusal): void {
    if (refusal) tell({ t: 'refused', code: refusal })
    socket.close(1000)
  }

  function isAlive(): Promise<boolean> {
    if (socket.readyState !== socket.OPEN) return Promise.resolve(false)
    return new Promise(resolve => {
      const answered = () => settle(true)
      const timer = setTimeout(() => settle(false), limits.probe)
      function settle(isHere: boolean): void {
        clearTimeout(timer)
        socket.off('pong', answered)
        resolve(isHere)
      }
      socket.on('pong', answered)
      socket.ping()
    })
  }

  function beat(): void {
    unanswered += 1
    if (unanswered > limits.missedHeartbeats) socket.terminate()
    else socket.ping()
    if (isKnown())
      work = work.then(async () => ((await isWelcome()) ? undefined : hangUp('not-signed-in'))).catch(fail)
  }

  function refuseFrame({ refused, about }: RefusedFrame): void {
    counts.refused(refused)
    tell(about === undefined ? { t: 'refused', code: refused } : { t: 'refused', code: refused, about })
  }

  async function dealWith(text: unknown): Promise<void> {
    const frame = parse(text)
    if (isRefused(frame)) return refuseFrame(frame)
    const isMessage = frame.t === 'message' || frame.t === 'close'
    if (isMessage && !pace.takesMessage()) return refuseFrame({ refused: 'too-fast', about: frame.t })
    try {
      const answer = await receive(frame)
      if (answer) refuseFrame({ ...answer, about: frame.t })
      if (isKnown()) clearTimeout(first)
    } catch (error) {
      log.broken('socket-failed', error)
      refuseFrame({ refused: 'try-again', about: frame.t })
    }
  }

  socket.on('pong', () => {
    unanswered = 0
  })
  socket.on('message', (data, isBinary) => {
    unanswered = 0
    pending += 1
    if (pending > limits.pendingFrames || !pace.takesFrame()) return socket.terminate()
    const text = isBinary ? undefined : data.toString()
    work = work
      .then(() => dealWith(text))
      .finally(() => {
        pending -= 1
      })
    return undefined
  })
  // A cut or malformed wire is no fault of the house; the end of the connection follows by itself.
  socket.on('error', () => counts.refused('unknown-frame'))
  socket.on('close', () => {
    clearTimeout(first)
    clearInterval(heartbeat)
    work = work.then(gone).catch(fail)
  })
}

/** How much one page has sent lately, in windows of ten seconds. */
class Pace {
  #from = 0
  #frames = 0
  #messages = 0

  takesFrame(): boolean {
    const now = performance.now()
    if (now - this.#from >= limits.window) {
      this.#from = now
      this.#frames = 0
      this.#messages = 0
    }
    this.#frames += 1
    return this.#frames <= limits.framesInWindow
  }

  takesMessage(): boolean {
    this.#messages += 1
    return this.#messages <= limits.messagesInWindow
  }
}
