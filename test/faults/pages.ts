import { randomInt } from 'node:crypto'
import { request } from 'node:http'
import { WebSocket } from 'ws'
import type { DeskFrame, ToDeskFrame } from '../../src/protocol/desk-frames.ts'
import { parseToVisitorFrame } from '../../src/protocol/parse-frame.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../src/protocol/visitor-frames.ts'
import { Desk } from '../../src/web/desk/desk.ts'
import { connect } from '../../src/web/shared/connection.ts'
import type { OpenSocket, Socket, WakeUps } from '../../src/web/shared/socket.ts'
import { askDeskPass } from '../../src/web/staff/ask-desk-pass.ts'
import {
  makeVisitorConversation,
  type VisitorConversation,
} from '../../src/web/visitor/visitor-conversation.ts'
import type { HelplineProcess } from './helpline-process.ts'
import { Network } from './network.ts'
import type { Seated } from './staff.ts'

/** A sealed message that the server called accepted: by conversation, sender and counter. */
export interface Accepted {
  readonly c: string
  readonly s: string
  readonly q: number
}

/** A browser without a screen, behind a network of its own: what the product's pages need of it, and no more. */
export class Browser {
  readonly network: Network
  readonly #helpline: HelplineProcess
  readonly #cookie: string
  readonly #sockets = new Set<WebSocket>()
  readonly #conversationOf = new Map<string, string>()
  /** Everything that this page was told to be accepted. */
  readonly accepted: Accepted[] = []
  /** The first sealed messages that this page sent. */
  readonly sealed: object[] = []
  /** How often the server could not do what it was asked. */
  askedToTryAgain = 0
  /** Everybody from another network. */
  readonly #forwarded = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1` }
  #wake = () => {}
  /** What lies in the tab. */
  #secret: string | null = null

  private constructor(helpline: HelplineProcess, network: Network, cookie: string) {
    this.#helpline = helpline
    this.network = network
    this.#cookie = cookie
  }

  static async opens(helpline: HelplineProcess, cookie = ''): Promise<Browser> {
    return new Browser(helpline, await Network.to(helpline.port), cookie)
  }

  visitorPage(): VisitorConversation {
    const { openSocket, wakeUps } = this
    return makeVisitorConversation({
      settings: this.#helpline.staff.settings,
      openConnection: options =>
        connect<VisitorFrame, ToVisitorFrame>({
          ...options,
          path: '/api/visitor',
          parse: parseToVisitorFrame,
          openSocket,
          wakeUps,
        }),
      wipeBrowser: () => void this.#posts('/api/clear', {}).catch(() => undefined),
      sendLeave: leaving => void this.#posts('/api/leave', leaving).catch(() => undefined),
      resume: {
        tab: {
          read: () => this.#secret,
          write: secret => {
            this.#secret = secret
          },
          remove: () => {
            this.#secret = null
          },
        },
        post: (path, asked) => this.#posts(path, asked),
        postLate: blob => void this.#posts('/api/resume-blob', blob).catch(() => undefined),
      },
      now: Date.now,
    })
  }

  desk({ name, shift, identity }: Seated): Desk {
    const { openSocket, wakeUps } = this
    return new Desk({
      org: 'clbchat',
      accountName: name,
      shift,
      identity: identity.signingKey,
      trust: () => this.#helpline.staff.trust,
      blobs: { post: (path, body) => this.#asks(path, body), deskSecret: identity.deskSecret },
      nameOfService: () => undefined,
      askPass: () => askDeskPass((path, body) => this.#asks(path, body)),
      open: link => connect<DeskFrame, ToDeskFrame>({ path: '/api/desk', ...link, openSocket, wakeUps }),
    })
  }

  /** The tab is looked at again. */
  wakes(): void {
    this.#wake()
  }

  closes(): void {
    for (const socket of this.#sockets) socket.terminate()
    this.network.closes()
  }

  readonly wakeUps: WakeUps = wake => {
    this.#wake = wake
    return () => {
      this.#wake = () => {}
    }
  }

  readonly openSocket: OpenSocket = path => {
    const { url } = this.#helpline
    const host = new URL(url).host
    const wire = new WebSocket(`ws://127.0.0.1:${this.network.port}${path}`, {
      origin: url,
      headers: { host, ...this.#forwarded },
    })
    this.#sockets.add(wire)
    const socket: Socket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: text => {
        this.#remembers(text)
        wire.send(text)
      },
      close: () => wire.close(),
    }
    wire.on('open', () => socket.onopen?.())
    wire.on('message', data => {
      this.#hears(data.toString())
      socket.onmessage?.({ data: data.toString() })
    })
    wire.on('error', () => socket.onerror?.())
    wire.on('close', () => {
      this.#sockets.delete(wire)
      socket.onclose?.()
    })
    return socket
  }

  #remembers(text: string): void {
    const { t, message } = JSON.parse(text)
    if (t !== 'message' && t !== 'close') return
    this.#conversationOf.set(message.s, message.c)
    if (this.sealed.length < 10) this.sealed.push(message)
  }

  #hears(text: string): void {
    const { t, s, q, code } = JSON.parse(text)
    if (t === 'refused' && code === 'try-again') this.askedToTryAgain += 1
    const c = t === 'accepted' && this.#conversationOf.get(s)
    if (c) this.accepted.push({ c, s, q })
  }

  async #asks(path: string, body: object): Promise<unknown> {
    const answer = await this.#posts(path, body)
    if (answer.status < 300) return answer.body
    return { refused: answer.status === 401 ? 'not-signed-in' : 'try-again' }
  }

  #posts(path: string, body: object): Promise<{ status: number; body: unknown }> {
    const { url } = this.#helpline
    const headers = {
      ...{ host: new URL(url).host, origin: url, cookie: this.#cookie, ...this.#forwarded },
      'content-type': 'application/json',
    }
    return new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port: this.network.port, path, method: 'POST', headers, agent: false },
        answer => {
          let text = ''
          answer.on('data', chunk => {
            text += chunk
          })
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, body: text ? JSON.parse(text) : null }),
          )
          answer.on('error', reject)
        },
      )
      asked.on('error', reject)
      asked.end(JSON.stringify(body))
    })
  }
}
