import type { Instant } from '../../domain/people.ts'
import { hashSecret, makeSecret } from '../secret.ts'

const lifetime = 30_000

interface Pass {
  readonly account: string
  /** The session that the desk keeps alive. */
  readonly session: string
}

/** [SI4] One-time passes from a signed-in session to a desk's socket: good once, for 30 seconds, in memory only. */
export class DeskPasses {
  readonly #passes = new Map<string, Pass & { readonly until: Instant }>()
  /** The session of the newest desk of each account. */
  readonly #atDesk = new Map<string, string>()

  give(account: string, session: string, now: Instant): string {
    for (const [hash, { until }] of this.#passes) if (now >= until) this.#passes.delete(hash)
    const pass = makeSecret(32)
    this.#passes.set(hashSecret(pass), { account, session, until: now + lifetime })
    return pass
  }

  use(pass: string, now: Instant): Pass | undefined {
    const hash = hashSecret(pass)
    const found = this.#passes.get(hash)
    this.#passes.delete(hash)
    if (!found || now >= found.until) return undefined
    this.#atDesk.set(found.account, found.session)
    return found
  }

  sessionAtDesk(account: string): string | undefined {
    return this.#atDesk.get(account)
  }
}
