import { type ReadonlySignal, signal } from '@preact/signals'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import { watchLine } from './line-watch.ts'
import { createOutbox } from './outbox.ts'
import { timeRoundTrips } from './round-trip.ts'
import { type LineWay, type OpenSocket, type Socket, type WakeUps, wakeUpsOfBrowser } from './socket.ts'
import { openAnyWay } from './ways.ts'

type AnyOut = VisitorFrame | DeskFrame
type AnyIn = ToVisitorFrame | ToDeskFrame
/** Frames that both faces send in the same shape, and that this file sends by itself. */
type OwnOut = Extract<VisitorFrame, { t: 'ping' | 'received' | 'history' | 'message' | 'close' }>

export interface ConnectionState {
  /** connecting: the first time; lost: after that; stopped: for good, by `stop()`. */
  readonly is: 'connecting' | 'connected' | 'lost' | 'stopped'
  readonly since: number
}

/**
 * ask-again: this message could not be used. not-mine: it belongs to a conversation that this page has left, so it is
 * not told as received (the server would count it for the one that runs now).
 */
export type Heard = 'ask-again' | 'not-mine' | undefined

/** The sequence of the last message received of conversation `c` (0: none). Each conversation counts from 1. */
export type ReceivedUpTo = (c: string) => number

export interface ConnectionOptions<Out extends AnyOut, In extends AnyIn> {
  /** Path of the socket on this site, e.g. '/api/visitor'. */
  readonly path: string
  /**
   * The first frames on every new socket. `after(c)` is the sequence of the last message received of conversation `c`.
   * May be a promise (a desk fetches its pass first); when it rejects, the socket counts as lost.
   */
  first(after: ReceivedUpTo): readonly Out[] | Promise<readonly Out[]>
  parse(text: unknown): In | Refused
  /**
   * Every frame but `pong` and `more`, one at a time and in the server's order: the next waits for the promise.
   * A message is told to the server as received only afterwards. 'ask-again' (or a throw) means that this one could
   * not be used: a new socket asks for everything after the last good message.
   */
  heard(frame: In): Heard | Promise<Heard>
  openSocket?: OpenSocket
  wakeUps?: WakeUps
}

export interface Connection<Out extends AnyOut> {
  readonly state: ReadonlySignal<ConnectionState>
  /** Sealed messages that the server has not yet accepted. */
  readonly unsent: ReadonlySignal<number>
  /** Whether one more message may be sealed. Ask before sealing: a sealed message is never dropped (SE15). */
  hasRoom(): boolean
  /** Keeps a sealed message until the server has accepted it; the same bytes go again after every break (SE15). */
  sendSealed(kind: 'message' | 'close', message: SealedMessage): void
  /** Whether the server has accepted this message. */
  isAccepted(message: SealedMessage): boolean
  /** Sends a frame now, or says that it could not (false); nothing is kept. */
  send(frame: Out): boolean
  /** Forgets the sealed messages that wait: they belong to an epoch that was burned. */
  forget(): void
  /** Gives up this socket for a new one, which says who it is: a page that was passed over is back by that. */
  renew(): void
  /** How long one question to the server and back takes now, in milliseconds; null when no answer comes. */
  roundTrip(): Promise<number | null>
  /** By which way the line of now goes; null without one. */
  way(): LineWay | null
  /** Tries again now instead of at the next moment planned. */
  tryNow(): void
  /** Closes for good: no more frames in or out. */
  stop(): void
}

const firstRetry = 500
const lastRetry = 10_000
/** Longer than a fifth of the house's ten seconds: twenty messages sent again must not count as a flood. */
const resendAfter = 3_000

/** One socket to the server that comes back by itself (WR). It keeps sealed bytes and logs nothing. */
export function connect<Out extends AnyOut, In extends AnyIn>(
  options: ConnectionOptions<Out, In>,
): Connection<Out> {
  const { openSocket = openAnyWay, wakeUps = wakeUpsOfBrowser } = options
  const state = signal<ConnectionState>({ is: 'connecting', since: Date.now() })
  const outbox = createOutbox()
  let socket: Socket | null = null
  let isReady = false
  let retryAfter = firstRetry
  const lastReceived = new Map<string, number>()
  const after: ReceivedUpTo = c => lastReceived.get(c) ?? 0
  let hearing = Promise.resolve()
  let toHear = 0
  let toConfirm = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let resendTimer: ReturnType<typeof setTimeout> | undefined
  const watch = watchLine(ping, lose)
  const trips = timeRoundTrips()
  const stopListening = wakeUps(() => wake())

  function become(is: ConnectionState['is']) {
    if (state.value.is !== is) state.value = { is, since: Date.now() }
  }

  function open() {
    clearTimeout(retryTimer)
    const own = openSocket(options.path)
    socket = own
    isReady = false
    watch.expect()
    own.onopen = () => greet(own)
    own.onmessage = event => own === socket && hear(own, event.data)
    own.onclose = () => own === socket && lose()
    own.onerror = () => own === socket && lose()
  }

  async function greet(own: Socket) {
    try {
      const frames = await options.first(after)
      if (own !== socket) return
      // The time until here went into finding a way.
      watch.expect()
      for (const frame of frames) transmit(own, frame)
      isReady = true
      resend()
      become('connected')
    } catch {
      if (own === socket) lose()
    }
  }

  function hear(own: Socket, text: unknown) {
    const frame = options.parse(text)
    if (isRefused(frame)) return lose()
    retryAfter = firstRetry
    const known: AnyIn = frame
    watch.heard(known.t === 'pong')
    if (known.t === 'pong') return trips.answered()
    if (known.t === 'accepted') outbox.accept(known.s, known.q)
    if (isTryLater(known)) return resendLater()
    toHear += 1
    hearing = hearing
      .then(() => handOver(own, frame))
      .catch(() => 'ask-again' as const)
      .then(heard => {
        toHear -= 1
        if (heard === 'ask-again' && own === socket) lose()
        if (toHear === 0) confirm()
      })
  }

  async function handOver(own: Socket, frame: In): Promise<Heard> {
    if (state.value.is === 'stopped') return
    const known: AnyIn = frame
    if (known.t === 'more') return askOn(own, known)
    if (known.t !== 'message') return options.heard(frame)
    // A socket that is gone says nothing more: its messages come again on the next one.
    if (own !== socket) return
    const { c } = known.message
    if (known.seq > after(c)) {
      const heard = await options.heard(frame)
      if (heard) return heard
      lastReceived.set(c, known.seq)
    }
    if (own === socket) toConfirm = known.seq
  }

  /** Told of the newest message only: a page that catches up would else flood its own line. */
  function confirm() {
    if (toConfirm > 0 && socket && isReady) transmit(socket, { t: 'received', seq: toConfirm })
    toConfirm = 0
  }

  /** [WR9] All that came before it was dealt with: the next page may come. */
  function askOn(own: Socket, { c, after }: Extract<AnyIn, { t: 'more' }>): undefined {
    if (own === socket && isReady) transmit(own, { t: 'history', c, after })
  }

  /** Again in order from the oldest: the server numbers a sender's messages without a gap (WR3). */
  function resend() {
    resendTimer = undefined
    if (!socket || !isReady) return
    for (const sealed of outbox.waiting()) transmit(socket, sealed)
  }

  function resendLater() {
    clearTimeout(resendTimer)
    resendTimer = setTimeout(resend, resendAfter)
  }

  function transmit(own: Socket, frame: Out | OwnOut) {
    own.send(JSON.stringify(frame))
  }

  function ping(): boolean {
    if (!socket || !isReady) return false
    trips.sent()
    transmit(socket, { t: 'ping' })
    return true
  }

  function lose() {
    if (state.value.is === 'stopped') return
    dropSocket()
    if (state.value.is === 'connected') become('lost')
    retryTimer = setTimeout(open, retryAfter * (0.75 + Math.random() / 2))
    retryAfter = Math.min(retryAfter * 2, lastRetry)
  }

  function dropSocket() {
    const own = socket
    socket = null
    isReady = false
    toConfirm = 0
    watch.stop()
    trips.forget()
    clearTimeout(retryTimer)
    clearTimeout(resendTimer)
    resendTimer = undefined
    own?.close()
  }

  /** The network or the tab is back: try now; a socket that looks open may be dead and is asked. */
  function wake() {
    if (state.value.is === 'stopped') return
    if (socket && isReady) return watch.ask(true)
    if (socket) return
    retryAfter = firstRetry
    open()
  }

  open()
  return {
    state,
    unsent: outbox.size,
    hasRoom: outbox.hasRoom,
    isAccepted: outbox.isAccepted,
    sendSealed(kind, message) {
      const sealed = { t: kind, message } as const
      outbox.keep(sealed)
      // While the house asks for patience, what is new waits behind what goes again.
      if (socket && isReady && resendTimer === undefined) transmit(socket, sealed)
    },
    send(frame) {
      if (!socket || !isReady) return false
      transmit(socket, frame)
      return true
    },
    forget() {
      outbox.clear()
    },
    roundTrip: () => trips.measure(ping),
    way: () => (socket && isReady ? (socket.way ?? 'socket') : null),
    tryNow: wake,
    renew() {
      if (state.value.is === 'stopped') return
      dropSocket()
      open()
    },
    stop() {
      become('stopped')
      dropSocket()
      stopListening()
      outbox.clear()
    },
  }
}

/** The server did not keep a sealed message, but will: it said so because too much came at once, or out of order. */
function isTryLater(frame: AnyIn): boolean {
  if (frame.t !== 'refused' || (frame.about !== 'message' && frame.about !== 'close')) return false
  return frame.code === 'too-fast' || frame.code === 'try-again' || frame.code === 'out-of-order'
}
