import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { openSocks } from './open-socks.ts'

/** What came, byte for byte: nothing is followed, decoded or kept. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Asks for an address as somebody outside: `path` on the site, and how the answer may be packed. Throws `NotReached`. */
export type Ask = (
  path: string,
  encoding?: 'identity' | 'gzip' | 'br' | 'gzip, deflate, br',
) => Promise<Answer>

/** The site could not be asked: no network, no such host, a broken certificate, an answer that never ends. */
export class NotReached extends Error {}

const mostBytes = 20_000_000
const patience = 30_000

/** As a browser asks, so that a server has less to tell us from a visitor by. */
const likeABrowser = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:153.0) Gecko/20100101 Firefox/153.0',
  'accept-language': 'nl-BE,nl;q=0.9,en;q=0.5',
  'sec-fetch-site': 'none',
}
const accepted = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

/** `proxy`: a SOCKS 5 proxy such as Tor's; it then also looks up the name, and no look-up tells who asks. */
export function askSite(site: URL, proxy: URL | undefined): Ask {
  const isSafe = site.protocol === 'https:'
  const request = isSafe ? overHttps : overHttp
  return async (path, encoding = 'gzip, deflate, br') => {
    const socket = await reach(site, proxy)
    return new Promise((settle, fail) => {
      const broken = (error: Error) => {
        socket.destroy()
        fail(new NotReached(`${path}: ${error.message}`))
      }
      const asked = request(new URL(path, site), {
        createConnection: () => socket,
        headers: { ...likeABrowser, accept: accepted, 'accept-encoding': encoding, connection: 'close' },
      })
      // A server that dribbles for ever is not checked, and that is said.
      const limit = setTimeout(() => broken(new Error(`no whole answer in ${patience / 1000} s`)), patience)
      asked.once('close', () => clearTimeout(limit))
      asked.once('error', broken)
      asked.once('response', answer => {
        const parts: Buffer[] = []
        let bytes = 0
        answer.on('data', (part: Buffer) => {
          parts.push(part)
          bytes += part.length
          if (bytes > mostBytes) broken(new Error(`more than ${mostBytes} bytes`))
        })
        answer.once('error', broken)
        answer.once('end', () =>
          settle({ status: answer.statusCode ?? 0, ...headersIn(answer), body: Buffer.concat(parts) }),
        )
      })
      asked.end()
    })
  }
}

/** A header that came twice stands here twice, with a comma: then it is not the one that was expected. */
function headersIn(answer: { headersDistinct: NodeJS.Dict<string[]> }): Pick<Answer, 'headers'> {
  const pairs = Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(', ')])
  return { headers: Object.fromEntries(pairs) }
}

async function reach(site: URL, proxy: URL | undefined): Promise<Socket> {
  const host = site.hostname.replace(/^\[|\]$/g, '')
  const port = Number(site.port) || (site.protocol === 'https:' ? 443 : 80)
  try {
    const socket = proxy
      ? await openSocks(proxy, host, port)
      : await opened(connect({ host, port }), 'connect')
    if (site.protocol !== 'https:') return socket
    return await opened(
      connectTls({ socket, host, servername: host, ALPNProtocols: ['http/1.1'] }),
      'secureConnect',
    )
  } catch (error) {
    throw new NotReached(`${site.host}: ${error instanceof Error ? error.message : error}`)
  }
}

function opened<Kind extends Socket>(socket: Kind, when: 'connect' | 'secureConnect'): Promise<Kind> {
  return new Promise((settle, fail) => {
    const limit = setTimeout(
      () => socket.destroy(new Error(`no connection in ${patience / 1000} s`)),
      patience,
    )
    socket.once('error', fail)
    socket.once('close', () => clearTimeout(limit))
    socket.once(when, () => {
      clearTimeout(limit)
      socket.off('error', fail)
      settle(socket)
    })
  })
}
