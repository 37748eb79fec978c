import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket as TcpSocket } from 'node:net'

/** From the page's side: `up` is what the page sends, `down` is what it should hear. */
export type Way = 'up' | 'down'

/** One connection through the network: two sockets, and what became of each way. */
interface Link {
  readonly page: TcpSocket
  readonly server: TcpSocket
  readonly isDeaf: Record<Way, boolean>
  readonly held: Record<Way, Buffer[]>
}

/**
 * The network between one person and the server, to be cut. It moves bytes, not frames: what was half delivered at a
 * break is half delivered. A connection of which bytes were lost never becomes whole again, as with TCP.
 */
export class Network {
  readonly port: number
  readonly #server: Server
  readonly #target: number
  readonly #links = new Set<Link>()
  #isGone = false
  #loses: readonly Way[] = []
  #holds: readonly Way[] = []
  /** How many connections the page has opened so far. */
  opened = 0

  private constructor(server: Server, target: number) {
    this.#server = server
    this.#target = target
    this.port = (server.address() as AddressInfo).port
    server.on('connection', page => this.#link(page))
  }

  static async to(target: number): Promise<Network> {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return new Network(server, target)
  }

  #link(page: TcpSocket): void {
    this.opened += 1
    page.on('error', () => undefined)
    if (this.#isGone) return void page.resetAndDestroy()
    const server = connect(this.#target, '127.0.0.1')
    const isDeaf = { up: this.#loses.includes('up'), down: this.#loses.includes('down') }
    const link: Link = { page, server, isDeaf, held: { up: [], down: [] } }
    this.#links.add(link)
    server.on('error', () => undefined)
    page.on('data', bytes => this.#move(link, 'up', bytes))
    server.on('data', bytes => this.#move(link, 'down', bytes))
    page.on('close', () => this.#ended(link, 'up'))
    server.on('close', () => this.#ended(link, 'down'))
  }

  #move(link: Link, way: Way, bytes: Buffer): void {
    if (link.isDeaf[way]) return
    if (this.#holds.includes(way)) link.held[way].push(bytes)
    else goal(link, way).write(bytes)
  }

  /** The end of one side reaches the other as anything else does: not over a way that is lost. */
  #ended(link: Link, way: Way): void {
    if (!link.isDeaf[way]) goal(link, way).destroy()
    if (link.page.destroyed && link.server.destroyed) this.#links.delete(link)
  }

  /** Every connection breaks, and both sides notice. New ones may be made at once. */
  cut(): void {
    for (const link of this.#links) for (const side of [link.page, link.server]) side.resetAndDestroy()
  }

  /** There is no network: nothing goes, and no new connection comes. */
  isGone(): void {
    this.#isGone = true
    this.cut()
  }

  /** From now on these ways lose everything, without a sign to anybody. */
  loses(...ways: Way[]): void {
    this.#loses = ways
    for (const { isDeaf } of this.#links) for (const way of ways) isDeaf[way] = true
  }

  /** Everything on these ways comes late: at `heals`. */
  holds(...ways: Way[]): void {
    this.#holds = ways
  }

  /** One side's connection is gone and the other does not know. */
  isHalfOpen(side: 'page' | 'server'): void {
    for (const link of this.#links) {
      link.isDeaf.up = true
      link.isDeaf.down = true
      link[side].destroy()
    }
  }

  /** The network is well again. What was lost stays lost, and so do the connections that lost it. */
  heals(): void {
    this.#isGone = false
    this.#loses = []
    this.#holds = []
    for (const link of this.#links)
      for (const way of ['up', 'down'] as const)
        for (const bytes of link.held[way].splice(0)) if (!link.isDeaf[way]) goal(link, way).write(bytes)
  }

  closes(): void {
    this.isGone()
    this.#server.close()
  }
}

function goal({ page, server }: Link, way: Way): TcpSocket {
  return way === 'up' ? server : page
}
