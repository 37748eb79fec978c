import { createHmac, randomBytes } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'

/** A key lives for a day (numbers.md: misuse hash); what was counted under an older one leads nowhere any more. */
const keyLives = 24 * 60 * 60_000

/**
 * [SI14] [FL8] What stands for an address while somebody guesses or floods: a keyed hash of its network (/24, or /64 of IPv6). The
 * key is made at the start and anew every day, and never leaves memory, so that what is counted leads to nobody.
 */
export class AddressKeys {
  readonly #clock: Clock
  #key = randomBytes(32)
  #until: Instant

  constructor(clock: Clock) {
    this.#clock = clock
    this.#until = clock.now() + keyLives
  }

  of(address: string | undefined): string {
    const now = this.#clock.now()
    if (now >= this.#until) {
      this.#key = randomBytes(32)
      this.#until = now + keyLives
    }
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
