import type { IncomingMessage } from 'node:http'
import { loopbackHosts } from '../loopback-hosts.ts'
import type { Settings } from '../settings.ts'

/** The hosts and origins under which this server answers. A page elsewhere can neither read nor write here. */
export interface Origins {
  /** Whether the request came to a name of ours; another name would be a rebound one. */
  isOurHost(request: IncomingMessage): boolean
  /** Whether what asks to change something is a page of ours. */
  isOurPage(request: IncomingMessage): boolean
  /**
   * [CT3] The same for a form without script, on a route that acts for nobody who is signed in. Under our referrer policy a
   * browser calls the origin of such a form `null`: then what it says of the site counts. Only browsers from before
   * 2023 say neither, and somebody there should not lose a message.
   */
  isOurForm(request: IncomingMessage): boolean
}

export function originsOf({ publicUrl, port }: Settings): Origins {
  const { protocol, hostname, host } = new URL(publicUrl)
  const isHere = protocol === 'http:' && loopbackHosts.includes(hostname)
  const names = isHere ? ['localhost', '127.0.0.1', '[::1]'].map(name => `${name}:${port}`) : []
  const hosts = new Set([host, ...names])
  const origins = new Set([publicUrl, ...names.map(name => `http://${name}`)])
  const isOurOrigin = (origin: string | undefined) => origins.has(origin ?? '')
  const isSameSite = (site: string | string[] | undefined) => site === undefined || site === 'same-origin'
  return {
    isOurHost: ({ headers }) => hosts.has(headers.host ?? ''),
    isOurPage: ({ headers }) => isOurOrigin(headers.origin) && isSameSite(headers['sec-fetch-site']),
    isOurForm: ({ headers: { origin, ...headers } }) =>
      (origin === undefined || origin === 'null' || isOurOrigin(origin)) &&
      isSameSite(headers['sec-fetch-site']),
  }
}
