import { createHmac, randomBytes } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

/**
 * [SI14] What stands for an address while somebody guesses: a keyed hash of its network (/24, or /64 of IPv6). The key is
 * made at the start and never leaves memory, so that what is counted leads to nobody.
 */
export class AddressKeys {
  readonly #key = randomBytes(32)

  of(address: string | undefined): string {
    return createHmac('sha256', this.#key)
      .update(networkOf(address ?? ''))
      .digest('base64url')
  }
}

/** The first 24 bits of an IPv4 address, the first 64 of an IPv6 one; what is neither stays as it is. */
export function networkOf(address: string): string {
  const mapped = address.toLowerCase().startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  if (isIPv4(mapped)) return mapped.split('.').slice(0, 3).join('.')
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  const [before = '', after] = plain.split('::')
  const groups = before === '' ? [] : before.split(':')
  const rest = after ? after.split(':') : []
  const missing = after === undefined ? 0 : 8 - groups.length - rest.length
  const whole = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...rest]
  return whole
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
