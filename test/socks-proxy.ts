import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A SOCKS 5 proxy as Tor offers one: it leads whatever it is asked for to one port of this machine, and remembers the names. */
export class SocksProxy {
  readonly askedFor: string[] = []
  /** Then it says that the host refused. */
  refuses = false
  readonly #server: Server
  readonly #to: number

  private constructor(server: Server, to: number) {
    this.#server = server
    this.#to = to
  }

  static async opens(to: number): Promise<SocksProxy> {
    const server = createServer()
    const self = new SocksProxy(server, to)
    server.on('connection', socket => void self.#serve(socket).catch(() => socket.destroy()))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return self
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async #serve(socket: Socket): Promise<void> {
    await once(socket, 'data')
    socket.write(Buffer.from([5, 0]))
    const [asked] = (await once(socket, 'data')) as [Buffer]
    if (asked[3] !== 3) throw new Error('expected a name, as it was typed')
    this.askedFor.push(asked.subarray(5, 5 + (asked[4] ?? 0)).toString())
    if (this.refuses) {
      socket.end(Buffer.from([5, 5, 0, 1, 0, 0, 0, 0, 0, 0]))
      return
    }
    const onward = connect(this.#to, '127.0.0.1')
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
    socket.pipe(onward).pipe(socket)
  }

  async closes(): Promise<void> {
    this.#server.close()
    await once(this.#server, 'close')
  }
}
