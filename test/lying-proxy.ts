import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** What a server says. */
export interface Said {
  status: number
  headers: IncomingHttpHeaders
  /** Unpacked; another one in its place is packed as it was. */
  body: Buffer
}

/** Changes what a visitor gets. It may put other things into `said`. */
export type Lie = (path: string, said: Said) => void

export const honest: Lie = () => {}

const packed = (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })

/** Somebody between a house and everyone outside, who may change whatever comes: a kidnapped web server. */
export class LyingProxy {
  lie: Lie = honest
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /** Listens on `port` of this machine, before the house at `to`. */
  static async opens(port: number, to: number): Promise<LyingProxy> {
    const server = createServer()
    const self = new LyingProxy(server)
    server.on('request', (asked, answer) => {
      const { url: path = '/', headers, method } = asked
      const onward = request({ host: '127.0.0.1', port: to, path, headers, method }, came => {
        const parts: Buffer[] = []
        came.on('data', part => parts.push(part))
        came.on('end', () => {
          const isPacked = came.headers['content-encoding'] === 'br'
          const bytes = Buffer.concat(parts)
          const said: Said = {
            status: came.statusCode ?? 0,
            headers: { ...came.headers },
            body: isPacked ? brotliDecompressSync(bytes) : bytes,
          }
          const before = said.body
          self.lie(path, said)
          const isChanged = isPacked && said.body !== before
          const body = isChanged ? packed(said.body) : isPacked ? bytes : said.body
          const { 'content-length': _, 'transfer-encoding': __, ...rest } = said.headers
          answer.writeHead(said.status, rest).end(body)
        })
      })
      onward.on('error', () => answer.destroy())
      asked.pipe(onward)
    })
    await new Promise<void>(settle => server.listen(port, '127.0.0.1', settle))
    return self
  }

  async closes(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(settle => this.#server.close(settle))
  }
}
