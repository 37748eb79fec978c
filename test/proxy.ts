import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface ProxyManners {
  /** What it does with a WebSocket: let it hang without an answer, or refuse it. */
  upgrades: 'ignores' | 'refuses'
  /** Whether an answer is held back until it has ended. */
  isHoldingBack: boolean
}

/** A school's proxy between a page and a house on this machine: no WebSockets, and answers at its own leisure. */
export class TestProxy {
  readonly manners: ProxyManners
  /** Paths that were asked for, oldest first. */
  readonly asked: string[] = []
  /** Answers to these paths get lost so often: the request arrived, and what came of it did not. */
  readonly losing = new Map<string, number>()
  readonly #server = createServer((page, answer) => this.#pass(page, answer))
  readonly #sockets = new Set<Socket>()
  readonly #target: URL

  private constructor(target: string, manners: ProxyManners) {
    this.#target = new URL(target)
    this.manners = manners
    this.#server.on('connection', socket => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => undefined)
    })
    this.#server.on('upgrade', (page, socket) => {
      this.asked.push(`upgrade ${page.url}`)
      if (this.manners.upgrades === 'refuses')
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    })
  }

  static async standsBefore(target: string, manners: ProxyManners): Promise<TestProxy> {
    const proxy = new TestProxy(target, manners)
    await new Promise<void>(resolve => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** How often a path was asked for. */
  timesAsked(path: string): number {
    return this.asked.filter(one => one === path).length
  }

  /** Every connection breaks, also those under way. */
  breaksAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async goes(): Promise<void> {
    const gone = new Promise(resolve => this.#server.close(resolve))
    this.breaksAll()
    await gone
  }

  /** Under the house's own name, as if the page had come straight to it. */
  #pass(page: IncomingMessage, answer: ServerResponse): void {
    const path = page.url ?? '/'
    this.asked.push(path)
    const { host, hostname, port, origin } = this.#target
    const headers = { ...page.headers, host, ...(page.headers.origin ? { origin } : {}) }
    const passed = request({ hostname, port, path, method: page.method, headers, agent: false }, told => {
      const isLost = (this.losing.get(path) ?? 0) > 0
      if (isLost) this.losing.set(path, (this.losing.get(path) ?? 0) - 1)
      void (isLost
        ? lose(told, answer)
        : this.manners.isHoldingBack
          ? holdBack(told, answer)
          : pass(told, answer))
    })
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    page.pipe(passed)
  }
}

function pass(told: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(told.statusCode ?? 502, told.headers)
  answer.flushHeaders()
  told.on('error', () => answer.destroy())
  told.pipe(answer)
}

async function holdBack(told: IncomingMessage, answer: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  try {
    for await (const part of told) parts.push(part)
    answer.writeHead(told.statusCode ?? 502, told.headers)
    answer.end(Buffer.concat(parts))
  } catch {
    answer.destroy()
  }
}

/** Read to its first bytes, and then gone. */
function lose(told: IncomingMessage, answer: ServerResponse): void {
  told.once('data', () => answer.destroy())
  told.once('end', () => answer.destroy())
}
