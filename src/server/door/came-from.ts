import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Settings } from '../settings.ts'

/** The address that a request came from; undefined when its connection is gone already. */
export type CameFrom = (request: IncomingMessage) => string | undefined

/**
 * [SC20] From which address somebody comes. `X-Forwarded-For` is believed only from the proxies of the settings, read
 * from the right: the first address that is not one of them. What a visitor writes in front of it counts for nothing.
 * `strangeProxy` is called when such a header comes from an address that is not one of them: perhaps a proxy that nobody
 * put in the settings, and then all visitors count as one (FL7).
 * The address is never stored and never logged; it is counted under a keyed hash (SI14).
 */
export function cameFromOf(
  { trustedProxies }: Pick<Settings, 'trustedProxies'>,
  strangeProxy: () => void = () => undefined,
): CameFrom {
  const trusted = proxiesOf(trustedProxies)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return request => {
    const peer = plain(request.socket.remoteAddress)
    const forwarded = request.headers['x-forwarded-for']
    if (peer === undefined || !isTrusted(peer)) {
      if (forwarded !== undefined) strangeProxy()
      return peer
    }
    const hops = `${forwarded ?? ''}`.split(',').map(plain)
    let from = peer
    for (const hop of hops.reverse()) {
      if (hop === undefined) return from
      from = hop
      if (!isTrusted(hop)) return from
    }
    return from
  }
}

/** Addresses and networks (`10.0.0.0/8`, `::1`) as one list. Throws on what is neither. */
function proxiesOf(trusted: readonly string[]): BlockList {
  const list = new BlockList()
  for (const one of trusted) {
    const [address = '', bits] = one.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** Without port, brackets and the dress of IPv4 in IPv6; undefined for what is no address. */
function plain(written: string | undefined): string | undefined {
  const address = (written ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '')
  return isIP(address) === 0 ? undefined : address
}
