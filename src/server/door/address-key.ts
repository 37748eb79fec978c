import { createHmac, randomBytes } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'
import { type Network, networkUnder } from '../network.ts'

/** A key lives for a day (numbers.md: misuse hash); what was counted under an older one leads nowhere any more. */
const keyLives = 24 * 60 * 60_000

/**
 * [SI14] [FL8] What stands for an address while somebody guesses or floods: keyed hashes of its network (/24, or /64 of IPv6) and
 * of the wider one of IPv6 (/48, FL10). The key is made at the start and anew every day, and never leaves memory, so that
 * what is counted leads to nobody.
 */
export class AddressKeys {
  readonly #clock: Clock
  #key = randomBytes(32)
  #until: Instant

  constructor(clock: Clock) {
    this.#clock = clock
    this.#until = clock.now() + keyLives
  }

  of(address: string | undefined): Network {
    const now = this.#clock.now()
    if (now >= this.#until) {
      this.#key = randomBytes(32)
      this.#until = now + keyLives
    }
    const wider = widerNetworkOf(address ?? '')
    return networkUnder(this.#hash(networkOf(address ?? '')), wider && this.#hash(wider))
  }

  #hash(network: string): string {
    return createHmac('sha256', this.#key).update(network).digest('base64url')
  }
}

/** The first 24 bits of an IPv4 address, the first 64 of an IPv6 one; what is neither stays as it is. */
export function networkOf(address: string): string {
  const v4 = v4In(address)
  return v4 ? v4.split('.').slice(0, 3).join('.') : (groupsOf(address)?.slice(0, 4).join(':') ?? address)
}

/**
 * [FL10] The first 48 bits of an IPv6 address: as much as one household, school or rented machine is given, in all or a part
 * of it. None for IPv4: what is wider than a /24 there is of many.
 */
export function widerNetworkOf(address: string): string | undefined {
  return v4In(address) ? undefined : groupsOf(address)?.slice(0, 3).join(':')
}

function v4In(address: string): string | undefined {
  const mapped = address.toLowerCase().startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  return isIPv4(mapped) ? mapped : undefined
}

/** The eight groups of an IPv6 address, without zeros in front; undefined for what is none. */
function groupsOf(address: string): readonly string[] | undefined {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return undefined
  const [before = '', after] = plain.split('::')
  const groups = before === '' ? [] : before.split(':')
  const rest = after ? after.split(':') : []
  const missing = after === undefined ? 0 : 8 - groups.length - rest.length
  const whole = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...rest]
  return whole.map(group => Number.parseInt(group, 16).toString(16))
}
