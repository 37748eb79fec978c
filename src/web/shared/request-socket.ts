import type { ListenRequest, SayRequest } from '../../protocol/line-requests.ts'
import type { Socket } from './socket.ts'

/** Posts to this site; the answer comes as it is told. Rejects when the network fails or `stopped` says so. */
export type PostLine = (path: string, body: string, stopped: AbortSignal) => Promise<Response>

/** Characters of frames in one body: with what stands around them less than the 16 KiB that the house reads. */
const mostInBody = 14_000
/** Told and not yet confirmed: well below what the house holds for a page before it cuts it off. */
const mostUnconfirmed = 64 * 1024
const retryAfter = 1_000
const mostFailures = 3

const browserPost: PostLine = (path, body, signal) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal,
    // [FL12] A desk is known by the cookie of its session; a visitor has none, and brings nobody else's of this browser.
    credentials: path.startsWith('/api/desk') ? 'same-origin' : 'omit',
    cache: 'no-store',
  })

/**
 * [WR7] A socket made of requests (the shape of both is in line-requests.ts). One request listens: it is answered with
 * what the house tells, or, not streamed, ends with the first news and is asked anew. Another carries frames, one
 * batch at a time. A request that fails is sent again as it was; numbers on both sides see to it that nothing is lost
 * or dealt with twice. Where they do not fit any more the socket is closed, and the page returns on a new one (WR4).
 */
export function openRequestSocket(path: string, isStreamed: boolean, post: PostLine = browserPost): Socket {
  const line = makeName()
  const stopped = new AbortController()
  const toSay: string[] = []
  let isOpen = false
  let isSaying = false
  let owesSign = false
  let hasHeard = false
  let seen = 0
  let batch = 0
  let unconfirmed = 0
  const socket: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send(text) {
      toSay.push(text)
      void say()
    },
    close: () => stopped.abort(),
  }

  /** Over, by the other side or the network. After `close` nobody hears of it. */
  function end() {
    if (stopped.signal.aborted) return
    stopped.abort()
    socket.onclose?.()
  }

  async function listen() {
    while (!stopped.signal.aborted) {
      hasHeard = false
      const asked = (): ListenRequest => ({ line, after: seen, isStreamed })
      await ask('/listen', asked, async ({ body }) => {
        const reader = body?.getReader()
        const decoder = new TextDecoder()
        let text = ''
        for (;;) {
          const part = await reader?.read()
          if (!part || part.done) return
          const told = (text + decoder.decode(part.value, { stream: true })).split('\n')
          text = told.pop() ?? ''
          for (const one of told) hear(one)
        }
      })
      // An answer without a word comes from whatever stands in between.
      if (!hasHeard && !isOpen) end()
      else if (!hasHeard) await pause()
    }
  }

  function hear(told: string) {
    if (stopped.signal.aborted) return
    hasHeard = true
    const [sign] = told
    if (sign === '-') end()
    else if (sign === '+') {
      if (!isOpen) socket.onopen?.()
      isOpen = true
    } else if (sign === '?') confirm()
    else hearFrame(told)
  }

  function hearFrame(told: string) {
    const number = Number.parseInt(told, 10)
    if (number <= seen) return
    if (number !== seen + 1) return end()
    seen = number
    unconfirmed += told.length
    if (unconfirmed > mostUnconfirmed) confirm()
    socket.onmessage?.({ data: told.slice(told.indexOf(' ') + 1) })
  }

  /** Who asks for the next answer confirms by that. */
  function confirm() {
    if (!isStreamed) return
    owesSign = true
    void say()
  }

  async function say() {
    if (isSaying) return
    isSaying = true
    while ((owesSign || toSay.length > 0) && !stopped.signal.aborted) {
      owesSign = false
      unconfirmed = 0
      batch += 1
      const frames = toSay.splice(0, fittingIn(toSay))
      const said: Omit<SayRequest, 'after'> = { line, batch, frames }
      await ask('/say', () => ({ ...said, after: seen }))
    }
    isSaying = false
  }

  /** Asks until it is answered. Refused, or failed too often, or failed before it was open: it is over. */
  async function ask(
    what: string,
    body: () => object,
    read: (answer: Response) => Promise<unknown> = async () => undefined,
  ) {
    for (let failures = 0; !stopped.signal.aborted; failures++) {
      try {
        const answer = await post(path + what, JSON.stringify(body()), stopped.signal)
        if (answer.ok) return await read(answer)
        if (answer.status < 500) return end()
      } catch {
        // The network failed, or this page is done with the socket.
      }
      if (!isOpen || failures >= mostFailures) return end()
      await pause()
    }
  }

  void listen()
  return socket
}

/** How many of these frames go in one body; at least one. */
function fittingIn(frames: readonly string[]): number {
  let size = 0
  const tooMany = frames.findIndex((frame, at) => {
    size += frame.length
    return at > 0 && (size > mostInBody || at === 50)
  })
  return tooMany < 0 ? frames.length : tooMany
}

const pause = () => new Promise(resolve => setTimeout(resolve, retryAfter))

/** 16 random bytes in base64url. */
function makeName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
