import * as v from 'valibot'
import { loopbackHosts } from './loopback-hosts.ts'
import { StartRefused } from './start-refused.ts'

export interface Addresses {
  readonly publicUrl: string
  readonly staffUrl: string
}

/**
 * [SC21] The origin of the visitors' pages and that of staff: the same, or another host by name. Another port alone is no
 * other host, because cookies and much else that browsers keep do not know ports.
 */
export function readAddresses(publicText: string, staffText: string | undefined): Addresses {
  const publicUrl = readOrigin('PUBLIC_URL', publicText, 'https://chat.example.be')
  const staffUrl = staffText ? readOrigin('STAFF_URL', staffText, 'https://desk.example.be') : publicUrl
  const [visitors, staff] = [new URL(publicUrl), new URL(staffUrl)]
  if (publicUrl !== staffUrl && visitors.hostname === staff.hostname)
    throw new StartRefused(
      'STAFF_URL',
      'expected another host name than PUBLIC_URL, or exactly the same address',
    )
  if (visitors.protocol !== staff.protocol)
    throw new StartRefused('STAFF_URL', `expected ${visitors.protocol}// as in PUBLIC_URL`)
  return { publicUrl, staffUrl }
}

/** Plain http only where nobody can listen in: on this very machine. */
function readOrigin(name: 'PUBLIC_URL' | 'STAFF_URL', text: string, example: string): string {
  const url = parseUrl(name, text, ['http:', 'https:'], example)
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    throw new StartRefused(name, `expected only a scheme and a host, as in ${example}`)
  if (url.hostname.endsWith('.'))
    throw new StartRefused(name, `expected a host without a dot at its end, as in ${example}`)
  if (url.protocol === 'http:' && !loopbackHosts.includes(url.hostname))
    throw new StartRefused(name, 'expected https for every host but this machine itself')
  return url.origin
}

/** The value is not repeated: an address may hold a password. */
export function parseUrl(name: string, text: string, protocols: readonly string[], example: string): URL {
  const parsed = v.safeParse(v.pipe(v.string(), v.url()), text)
  const url = parsed.success ? new URL(parsed.output) : undefined
  if (!url || !protocols.includes(url.protocol))
    throw new StartRefused(name, `expected an address such as ${example}`)
  return url
}
