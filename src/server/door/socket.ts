import { isRefused, type Refusal, type Refused } from '../../domain/refusal.ts'
import type { Line } from '../delivery.ts'
import type { Log } from '../log.ts'
import type { Carrier } from './carrier.ts'
import type { Counts } from './counts.ts'
import { Pace } from './pace.ts'

/** The limits of one line, whatever carries it (security.md 5.5). Milliseconds and bytes. */
const limits = {
  firstFrame: 5_000,
  heartbeat: 25_000,
  missedHeartbeats: 2,
  probe: 2_000,
  bufferedBytes: 256 * 1024,
  /** Frames that were read and not yet dealt with: more than any honest page sends ahead. */
  pendingFrames: 100,
}

const now = () => performance.now()

interface RefusedFrame extends Refused {
  readonly about?: string
}

export interface SocketActs<In> {
  readonly parse: (text: unknown) => In | Refused
  /** Deals with one frame; a refusal is told to the page. Frames of one line are dealt with one after the other. */
  readonly receive: (frame: In) => Promise<Refused | undefined>
  readonly gone: () => Promise<void>
  /** Whether the page has said who it is; one that has not is shown out after five seconds. */
  readonly isKnown: () => boolean
  /** Asked at every heartbeat: whether this page may still be here. */
  readonly isWelcome: () => Promise<boolean>
  /** Asked at every heartbeat while room is short: whether there still is a place, a talk or a desk behind this page. */
  readonly isSomebodys: () => Promise<boolean>
}

/** What a line costs the house, and what it may cost. */
interface LineLimits {
  readonly counts: Counts
  readonly log: Log
  /** The page has said who it is. */
  readonly proven: () => void
  /** Nothing stands behind it any more. */
  readonly doubted: () => void
  readonly isCrowded: () => boolean
}

type Told = { t: 'refused'; code: Refusal; about?: string }

/**
 * [WR5] [WR8] One page on one line. Unknown frames are refused and counted; a page that does not listen is cut off; a
 * broken frame never reaches another page.
 */
export function serveLine<In extends { t: string }, Out extends { t: string }>(
  carrier: Carrier,
  acts: (line: Line<Out | Told>) => SocketActs<In>,
  { counts, log, proven, doubted, isCrowded }: LineLimits,
): void {
  const { parse, receive, gone, isKnown, isWelcome, isSomebodys } = acts({ tell, hangUp, isAlive })
  const pace = new Pace(now)
  /** Who asked for a sign of life; seldom anybody. */
  let signs: Set<() => void> | undefined
  let pending = 0
  let work = Promise.resolve()
  let unanswered = 0
  let wasKnown = false
  const first = setTimeout(() => carrier.cut(), limits.firstFrame)
  const heartbeat = setInterval(beat, limits.heartbeat)

  function tell(frame: Out | Told): void {
    if (!carrier.isOpen()) return
    if (carrier.waiting() > limits.bufferedBytes) carrier.cut()
    else carrier.send(JSON.stringify(frame))
  }

  function fail(error: unknown): void {
    log.broken('socket-failed', error)
  }

  function hangUp(refusal?: Refusal): void {
    if (refusal) tell({ t: 'refused', code: refusal })
    carrier.close()
  }

  function isAlive(): Promise<boolean> {
    if (!carrier.isOpen()) return Promise.resolve(false)
    return new Promise(resolve => {
      const answered = () => settle(true)
      const timer = setTimeout(() => settle(false), limits.probe)
      function settle(isHere: boolean): void {
        clearTimeout(timer)
        signs?.delete(answered)
        resolve(isHere)
      }
      signs ??= new Set()
      signs.add(answered)
      carrier.probe()
    })
  }

  function beat(): void {
    unanswered += 1
    if (unanswered > limits.missedHeartbeats) carrier.cut()
    else carrier.probe()
    if (isKnown()) work = work.then(lookAgain).catch(fail)
  }

  async function lookAgain(): Promise<void> {
    if (!(await isWelcome())) return hangUp('not-signed-in')
    // [FL5] Else who takes a place and leaves it again, ten thousand times, holds every line of the house.
    if (isCrowded()) (await isSomebodys()) ? proven() : doubted()
  }

  function refuseFrame({ refused, about }: RefusedFrame): void {
    counts.refused(refused)
    tell(about === undefined ? { t: 'refused', code: refused } : { t: 'refused', code: refused, about })
  }

  /** Whether this frame may be dealt with now; one that may not has had its answer. */
  function isInTime(frame: In): boolean {
    const isMessage = frame.t === 'message' || frame.t === 'close'
    const verdict = isMessage ? pace.takesMessage() : pace.takesFrame() ? 'taken' : 'end'
    if (verdict === 'end') carrier.cut()
    if (verdict === 'refused') refuseFrame({ refused: 'too-fast', about: frame.t })
    return verdict === 'taken'
  }

  /** Once: what it says later makes nobody of a line that has nothing any more. */
  function beKnown(): void {
    if (wasKnown) return
    wasKnown = true
    clearTimeout(first)
    proven()
  }

  async function dealWith(text: string | undefined): Promise<void> {
    const frame = parse(text)
    if (isRefused(frame)) return pace.takesFrame() ? refuseFrame(frame) : carrier.cut()
    if (!isInTime(frame)) return
    try {
      const answer = await receive(frame)
      if (answer) refuseFrame({ ...answer, about: frame.t })
      if (isKnown()) beKnown()
    } catch (error) {
      fail(error)
      refuseFrame({ refused: 'try-again', about: frame.t })
    }
  }

  function alive(): void {
    unanswered = 0
    for (const answered of [...(signs ?? [])]) answered()
  }

  carrier.listenWith({
    alive,
    heard(text) {
      // Shown out: a page that does not answer the end of a WebSocket could go on talking for half a minute.
      if (!carrier.isOpen()) return undefined
      alive()
      pending += 1
      if (pending > limits.pendingFrames) return carrier.cut()
      work = work
        .then(() => dealWith(text))
        .finally(() => {
          pending -= 1
        })
      return undefined
    },
    // A cut or malformed wire is no fault of the house; the end of the connection follows by itself.
    broken: isTooLarge => counts.refused(isTooLarge ? 'too-large' : 'unknown-frame'),
    gone() {
      clearTimeout(first)
      clearInterval(heartbeat)
      work = work.then(gone).catch(fail)
    },
  })
}
