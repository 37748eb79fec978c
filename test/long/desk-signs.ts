import * as v from 'valibot'

const at = v.number()
const sign = v.variant('what', [
  v.strictObject({ what: v.literal('title'), at, text: v.string() }),
  /** A tone was planned on the audio's clock: from when it sounds, and whether the audio runs. */
  v.strictObject({ what: v.literal('tone'), at, from: v.number(), audio: v.string() }),
  v.strictObject({ what: v.literal('silence'), at }),
  v.strictObject({ what: v.literal('audio'), at, state: v.string() }),
  v.strictObject({ what: v.literal('note'), at, text: v.string() }),
  v.strictObject({ what: v.literal('note-shown'), at }),
  v.strictObject({ what: v.literal('note-closed'), at }),
  v.strictObject({ what: v.literal('frame'), at, kind: v.string() }),
  v.strictObject({ what: v.literal('line-open'), at }),
  v.strictObject({ what: v.literal('line-closed'), at }),
  v.strictObject({ what: v.literal('visibility'), at, state: v.string() }),
  v.strictObject({ what: v.literal('frozen'), at }),
  /** A timer of one second that came this much later than the one before. */
  v.strictObject({ what: v.literal('timer'), at, after: v.number() }),
])

/** Something that a desk page did, when it did it: milliseconds since 1970, by the page's own clock. */
export type DeskSign = v.InferOutput<typeof sign>

/** What was read from a page; throws when it is no list of signs. */
export function parseSigns(read: unknown): DeskSign[] {
  return v.parse(v.array(sign), read)
}

/**
 * Runs in the page, before its own scripts, and writes down what reaches a person. It keeps no reference to anything
 * of this file, because it travels as text. It changes nothing that the page can notice.
 */
export function recordSigns(): void {
  const signs: DeskSign[] = []
  Object.defineProperty(globalThis, 'takeSigns', { value: () => signs.splice(0) })
  const now = () => Date.now()

  const title = Object.getOwnPropertyDescriptor(Document.prototype, 'title')
  Object.defineProperty(Document.prototype, 'title', {
    ...title,
    set(text: string) {
      signs.push({ what: 'title', at: now(), text })
      title?.set?.call(this, text)
    },
  })

  const { start } = AudioScheduledSourceNode.prototype
  AudioScheduledSourceNode.prototype.start = function (when = 0) {
    const { state, currentTime } = this.context
    const from = now() + Math.max(0, when - currentTime) * 1000
    if (this instanceof OscillatorNode) signs.push({ what: 'tone', at: now(), from, audio: state })
    start.call(this, when)
  }
  AudioNode.prototype.disconnect = new Proxy(AudioNode.prototype.disconnect, {
    apply(disconnect, node, given) {
      signs.push({ what: 'silence', at: now() })
      return Reflect.apply(disconnect, node, given)
    },
  })
  globalThis.AudioContext = new Proxy(AudioContext, {
    construct(made, given) {
      const audio: AudioContext = Reflect.construct(made, given)
      audio.addEventListener('statechange', () =>
        signs.push({ what: 'audio', at: now(), state: audio.state }),
      )
      return audio
    },
  })

  globalThis.Notification = new Proxy(Notification, {
    construct(made, given) {
      signs.push({ what: 'note', at: now(), text: String(given[0]) })
      const note: Notification = Reflect.construct(made, given)
      note.addEventListener('show', () => signs.push({ what: 'note-shown', at: now() }))
      return note
    },
  })
  const { close } = Notification.prototype
  Notification.prototype.close = function () {
    signs.push({ what: 'note-closed', at: now() })
    close.call(this)
  }

  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(made, given) {
      const socket: WebSocket = Reflect.construct(made, given)
      socket.addEventListener('open', () => signs.push({ what: 'line-open', at: now() }))
      socket.addEventListener('close', () => signs.push({ what: 'line-closed', at: now() }))
      socket.addEventListener('message', ({ data }) =>
        signs.push({ what: 'frame', at: now(), kind: String(JSON.parse(data).t) }),
      )
      return socket
    },
  })

  document.addEventListener('visibilitychange', () =>
    signs.push({ what: 'visibility', at: now(), state: document.visibilityState }),
  )
  document.addEventListener('freeze', () => signs.push({ what: 'frozen', at: now() }))
  let ticked = now()
  setInterval(() => {
    const after = now() - ticked
    ticked = now()
    if (after > 1_500) signs.push({ what: 'timer', at: ticked, after })
  }, 1_000)
}
