import type { IncomingMessage } from 'node:http'
import { loopbackHosts } from '../loopback-hosts.ts'
import type { Settings } from '../settings.ts'

/** The hosts and origins under which this server answers. A page elsewhere can neither read nor write here. */
export interface Origins {
  /** Whether the request came to a name of ours; another name would be a rebound one. */
  isOurHost(request: IncomingMessage): boolean
  /** Whether what asks to change something is a page of ours. */
  isOurPage(request: IncomingMessage): boolean
}

export function originsOf({ publicUrl, port }: Settings): Origins {
  const { protocol, hostname, host } = new URL(publicUrl)
  const isHere = protocol === 'http:' && loopbackHosts.includes(hostname)
  const names = isHere ? ['localhost', '127.0.0.1', '[::1]'].map(name => `${name}:${port}`) : []
  const hosts = new Set([host, ...names])
  const origins = new Set([publicUrl, ...names.map(name => `http://${name}`)])
  return {
    isOurHost: ({ headers }) => hosts.has(headers.host ?? ''),
    isOurPage: ({ headers }) => {
      const site = headers['sec-fetch-site']
      return origins.has(headers.origin ?? '') && (site === undefined || site === 'same-origin')
    },
  }
}
