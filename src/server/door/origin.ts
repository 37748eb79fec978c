import type { IncomingMessage } from 'node:http'
import { loopbackHosts } from '../loopback-hosts.ts'
import type { Settings } from '../settings.ts'

/** For whom a host or a route is: visitors, staff, or whoever comes. */
export type Side = 'visitors' | 'staff' | 'both'

/** The hosts and origins under which this server answers. A page elsewhere can neither read nor write here. */
export interface Origins {
  /** [SC22] Whose host the request came to; undefined for a name that is not ours, which would be a rebound one. */
  sideOf(request: IncomingMessage): Side | undefined
  /** Whether what asks to change something is a page of ours, of the very host that is asked. */
  isOurPage(request: IncomingMessage): boolean
  /**
   * [CT3] The same for a form without script, on a route that acts for nobody who is signed in. Under our referrer policy a
   * browser calls the origin of such a form `null`: then what it says of the site counts. Only browsers from before
   * 2023 say neither, and somebody there should not lose a message.
   */
  isOurForm(request: IncomingMessage): boolean
}

interface Place {
  readonly side: Side
  readonly origins: ReadonlySet<string>
}

type Addresses = Pick<Settings, 'publicUrl' | 'staffUrl' | 'port'>

/** [SC22] One host for all, or one for visitors and one for staff: then a page of the one asks nothing of the other. */
export function originsOf({ publicUrl, staffUrl, port }: Addresses): Origins {
  const places =
    publicUrl === staffUrl
      ? placeOf('both', [publicUrl, ...namesHere(publicUrl, port)])
      : new Map([...placeOf('visitors', [publicUrl]), ...placeOf('staff', [staffUrl])])
  const isOurOrigin = ({ headers }: IncomingMessage) =>
    places.get(headers.host ?? '')?.origins.has(headers.origin ?? '') ?? false
  return {
    sideOf: request => (isPlain(request) ? places.get(request.headers.host ?? '')?.side : undefined),
    isOurPage: request => isOurOrigin(request) && isSameSite(request),
    isOurForm: request => {
      const { origin } = request.headers
      return (origin === undefined || origin === 'null' || isOurOrigin(request)) && isSameSite(request)
    },
  }
}

function placeOf(side: Side, urls: readonly string[]): Map<string, Place> {
  const origins = new Set(urls)
  return new Map(urls.map(url => [new URL(url).host, { side, origins }]))
}

/** The other names of this machine, where it serves nobody else. */
function namesHere(url: string, port: number): string[] {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' || !loopbackHosts.includes(hostname)) return []
  return ['localhost', '127.0.0.1', '[::1]'].map(name => `http://${name}:${port}`)
}

/** [SC26] One host, and a path: with two, or with another one in the address, a proxy and we could think of different ones. */
function isPlain({ headersDistinct, url }: IncomingMessage): boolean {
  return headersDistinct['host']?.length === 1 && url?.startsWith('/') === true
}

function isSameSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin'
}
