import type { DeskSign } from './desk-signs.ts'

type Write = (sign: DeskSign) => void

/**
 * A script for a page, to run before its own: it writes down what reaches a person, for `takeSigns()` to take, and
 * changes nothing that the page can notice. The functions below travel as text: they know nothing of this file.
 */
export function scriptThatRecords(): string {
  const recorders = [recordTitle, recordSounds, recordAudio, recordNotes, recordLine, recordSleep]
  const calls = recorders.map(record => `(${record})(sign => signs.push(sign));`)
  const take = `Object.defineProperty(globalThis, 'takeSigns', { value: () => signs.splice(0) });`
  return `(() => { const signs = []; ${take} ${calls.join(' ')} })();`
}

function recordTitle(write: Write): void {
  const title = Object.getOwnPropertyDescriptor(Document.prototype, 'title')
  Object.defineProperty(Document.prototype, 'title', {
    ...title,
    set(text: string) {
      write({ what: 'title', at: Date.now(), text })
      title?.set?.call(this, text)
    },
  })
}

/** A tone that is planned, and a ring that is cut off from what is heard. */
function recordSounds(write: Write): void {
  const { start } = AudioScheduledSourceNode.prototype
  AudioScheduledSourceNode.prototype.start = function (when = 0) {
    const { state, currentTime } = this.context
    const at = Date.now()
    const from = at + Math.max(0, when - currentTime) * 1000
    if (this instanceof OscillatorNode) write({ what: 'tone', at, from, audio: state })
    start.call(this, when)
  }
  AudioNode.prototype.disconnect = new Proxy(AudioNode.prototype.disconnect, {
    apply(disconnect, node, given) {
      write({ what: 'silence', at: Date.now() })
      return Reflect.apply(disconnect, node, given)
    },
  })
}

function recordAudio(write: Write): void {
  globalThis.AudioContext = new Proxy(AudioContext, {
    construct(made, given) {
      const audio: AudioContext = Reflect.construct(made, given)
      audio.addEventListener('statechange', () =>
        write({ what: 'audio', at: Date.now(), state: audio.state }),
      )
      return audio
    },
  })
}

function recordNotes(write: Write): void {
  globalThis.Notification = new Proxy(Notification, {
    construct(made, given) {
      write({ what: 'note', at: Date.now(), text: String(given[0]) })
      const note: Notification = Reflect.construct(made, given)
      note.addEventListener('show', () => write({ what: 'note-shown', at: Date.now() }))
      return note
    },
  })
  const { close } = Notification.prototype
  Notification.prototype.close = function () {
    write({ what: 'note-closed', at: Date.now() })
    close.call(this)
  }
}

function recordLine(write: Write): void {
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(made, given) {
      const socket: WebSocket = Reflect.construct(made, given)
      socket.addEventListener('open', () => write({ what: 'line-open', at: Date.now() }))
      socket.addEventListener('close', () => write({ what: 'line-closed', at: Date.now() }))
      socket.addEventListener('message', ({ data }) =>
        write({ what: 'frame', at: Date.now(), kind: String(JSON.parse(data).t) }),
      )
      return socket
    },
  })
}

/** Whether the page is seen, frozen, or kept from its timers. */
function recordSleep(write: Write): void {
  document.addEventListener('visibilitychange', () =>
    write({ what: 'visibility', at: Date.now(), state: document.visibilityState }),
  )
  document.addEventListener('freeze', () => write({ what: 'frozen', at: Date.now() }))
  let ticked = Date.now()
  setInterval(() => {
    const at = Date.now()
    if (at - ticked > 1_500) write({ what: 'timer', at, after: at - ticked })
    ticked = at
  }, 1_000)
}
