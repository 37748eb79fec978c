import type { Socket } from '../../src/web/shared/socket.ts'

export type Frame = Readonly<Record<string, unknown>> & { readonly t: string }

/** Who is at the page's end of a line. */
export type Who = 'visitor' | 'noor' | 'els'

/**
 * What a hostile server makes of one frame on its way: nothing (undefined: as it is), or what goes in its place, in
 * order; `[]` withholds it. `up`: from a page to the house; else to a page.
 */
export type Lie = (
  frame: Frame,
  way: { readonly who: Who; readonly up: boolean },
) => readonly Frame[] | undefined

/** The house's end of a page's lines: each page has one that lives, and may lose it and open another. */
export class HostileLine {
  readonly who: Who
  readonly #lie: () => Lie
  readonly #hears: (frame: Frame) => void
  readonly #lost: () => void
  /** Everything that the page said, before any lie. */
  readonly said: Frame[] = []
  #socket: Socket | undefined
  #isOpen = false
  #up: Frame[] = []
  #down: Frame[] = []

  constructor(who: Who, lie: () => Lie, hears: (frame: Frame) => void, lost: () => void) {
    this.who = who
    this.#lie = lie
    this.#hears = hears
    this.#lost = lost
  }

  /** For the page's connection. The newest socket is the one that counts. */
  readonly openSocket = (): Socket => {
    const socket: Socket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: text => {
        const frame = JSON.parse(text) as Frame
        this.said.push(frame)
        if (socket === this.#socket) this.#up.push(frame)
      },
      close: () => {
        // What a page said before it closed still goes.
        if (socket === this.#socket) this.#moveUp()
        this.#drop(socket)
      },
    }
    this.#socket = socket
    this.#isOpen = false
    this.#up = []
    this.#down = []
    return socket
  }

  #drop(socket: Socket) {
    if (socket !== this.#socket) return
    const wasOpen = this.#isOpen
    this.#socket = undefined
    this.#isOpen = false
    this.#down = []
    if (wasOpen) this.#lost()
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** The house says something to this page. */
  tells(...frames: readonly Frame[]) {
    for (const frame of frames) this.slips(...(this.#lie()(frame, { who: this.who, up: false }) ?? [frame]))
  }

  /** Past every lie: what a liar makes up. */
  slips(...frames: readonly Frame[]) {
    this.#down.push(...frames)
  }

  /** A liar speaks to the house in the page's name. */
  pretends(...frames: readonly Frame[]) {
    for (const frame of frames) this.#hears(frame)
  }

  cut() {
    const socket = this.#socket
    if (!socket) return
    this.#drop(socket)
    socket.onclose?.()
  }

  /** Moves what is under way, both ways. False when nothing was. */
  move(): boolean {
    const socket = this.#socket
    if (!socket) return false
    if (!this.#isOpen) {
      this.#isOpen = true
      socket.onopen?.()
      return true
    }
    const down = this.#down.splice(0)
    const isUp = this.#moveUp()
    for (const frame of down) if (socket === this.#socket) socket.onmessage?.({ data: JSON.stringify(frame) })
    return isUp || down.length > 0
  }

  #moveUp(): boolean {
    const up = this.#up.splice(0)
    for (const frame of up)
      for (const told of this.#lie()(frame, { who: this.who, up: true }) ?? [frame]) this.#hears(told)
    return up.length > 0
  }
}
