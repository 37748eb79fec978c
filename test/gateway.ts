import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A gateway for SMS or push, on loopback, that keeps what is posted to it. */
export class Gateway {
  readonly posts: { readonly type: string | undefined; readonly body: unknown }[] = []
  /** The code it answers with; null: it never answers. */
  answer: number | null = 200
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      let text = ''
      request.on('data', data => {
        text += data
      })
      request.on('end', () => {
        this.posts.push({ type: request.headers['content-type'], body: JSON.parse(text) })
        if (this.answer !== null) response.writeHead(this.answer, { location: '/elsewhere' }).end('ok')
      })
    })
  }

  static async opens(): Promise<Gateway> {
    const gateway = new Gateway()
    await new Promise<void>(resolve => gateway.#server.listen(0, '127.0.0.1', resolve))
    return gateway
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/alarm?key=geheim`
  }

  async closes(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }
}
