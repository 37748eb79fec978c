import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { Settings } from '../settings.ts'

/** The address that a request came from; undefined when its connection is gone already. */
export type CameFrom = (request: IncomingMessage) => string | undefined

/** Called for every request that shows it; in both cases all visitors may be counting as one. */
interface ProxyTroubles {
  /** [FL7] The header comes from an address that is not in the settings: perhaps a proxy that nobody put there. */
  readonly strange: () => void
  /** [FL11] A proxy of the settings says of nobody where they come from, or nothing that is an address. */
  readonly silent: () => void
}

const nobodyHears: ProxyTroubles = { strange: () => undefined, silent: () => undefined }

/**
 * [SC20] From which address somebody comes. `X-Forwarded-For` is believed only from the proxies of the settings, read
 * from the right: the first address that is not one of them. What a visitor writes in front of it counts for nothing.
 * The address is never stored and never logged; it is counted under a keyed hash (SI14).
 */
export function cameFromOf(
  { trustedProxies }: Pick<Settings, 'trustedProxies'>,
  { strange, silent }: ProxyTroubles = nobodyHears,
): CameFrom {
  const trusted = proxiesOf(trustedProxies)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return request => {
    const peer = plain(request.socket.remoteAddress)
    const forwarded = request.headers['x-forwarded-for']
    // A connection that is gone says nothing of a proxy.
    if (peer === undefined) return undefined
    if (!isTrusted(peer)) {
      if (forwarded !== undefined) strange()
      return peer
    }
    const hops = `${forwarded ?? ''}`.split(',').map(plain).reverse()
    if (hops[0] === undefined) silent()
    let from = peer
    for (const hop of hops) {
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
