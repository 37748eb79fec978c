import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Empty when the answer goes on, as a stream does. */
  readonly body: string
}

export interface RawRequest {
  readonly port: number
  readonly path: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** A request with whatever headers and method, to this machine. An answer that does not end is taken by its head. */
export function askRaw({ port, path, method = 'GET', headers = {}, body }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, answer => {
      const { statusCode: status = 0, headers: told } = answer
      const isStream = told['content-type'] === 'text/event-stream'
      let text = ''
      answer.on('data', chunk => {
        text += chunk
      })
      const done = () => resolve({ status, headers: told, body: text })
      answer.on('end', done)
      if (!isStream) return
      done()
      asked.destroy()
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Writes these bytes, as one wrote them, and gives everything that comes back until the end of the connection. */
export function writeRaw(port: number, bytes: string | Buffer, within = 2_000): Promise<string> {
  return new Promise(resolve => {
    let told = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setTimeout(within, () => socket.destroy())
    socket.on('data', data => {
      told += data.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(told))
  })
}
