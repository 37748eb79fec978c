import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { FoundEntry, Pruned } from './audit-log.ts'

/** What stands before the first entry. */
export const noHash = '0'.repeat(64)

/** The fields of an entry in the order in which they are hashed. */
const fields = ['seq', 'at', 'actor', 'action', 'object', 'times'] as const

/**
 * [AU2] The bytes of an entry: each field as UTF-8 (a number in decimal digits), after its length in four bytes, the
 * most significant first. No two entries have the same bytes.
 */
function canonicalBytes(entry: Pick<FoundEntry, (typeof fields)[number]>): Buffer {
  const parts = fields.flatMap(field => {
    const bytes = Buffer.from(String(entry[field]), 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return [length, bytes]
  })
  return Buffer.concat(parts)
}

/** What only who has `audit.key` can make: the hashes of the chain, and the seal of what was pruned. */
export class AuditSeal {
  readonly #secret: Uint8Array
  readonly #chain: Uint8Array
  readonly #pruned: Uint8Array

  /** `secret`: the 32 bytes of the key file. */
  constructor(secret: Uint8Array) {
    this.#secret = secret
    this.#chain = derive(secret, 'clb/audit/chain')
    this.#pruned = derive(secret, 'clb/audit/pruned')
  }

  /** [AU2] h_i = HMAC-SHA256(k, h_{i-1} || entry), in hex; the first comes after 32 zero bytes. */
  hashOf(previous: string, entry: Omit<FoundEntry, 'hash'>): string {
    const mac = createHmac('sha256', this.#chain).update(Buffer.from(previous, 'hex'))
    return mac.update(canonicalBytes(entry)).digest('hex')
  }

  /** Whether this entry stands unchanged after the one with this hash. */
  follows(previous: string, entry: FoundEntry): boolean {
    return isSame(this.hashOf(previous, entry), entry.hash)
  }

  /** [AU20] Seals up to where the oldest entries are gone: without the key nobody can cut more off. */
  sealPruned({ seq, hash }: Omit<Pruned, 'mac'>): Pruned {
    const mac = createHmac('sha256', this.#pruned).update(`${seq}:${hash}`).digest('hex')
    return { seq, hash, mac }
  }

  isPruned(found: Pruned): boolean {
    return isSame(this.sealPruned(found).mac, found.mac)
  }

  /** [AU6] A mark of a text that may hold passwords: whoever reads it cannot try which ones. */
  markOf(text: string): string {
    return createHmac('sha256', derive(this.#secret, 'clb/audit/mark')).update(text).digest('hex')
  }
}

function derive(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32))
}

function isSame(one: string, other: string): boolean {
  const [ours, theirs] = [Buffer.from(one), Buffer.from(other)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
