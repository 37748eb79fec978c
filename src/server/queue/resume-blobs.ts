import type { ConversationId, Instant } from '../../domain/people.ts'
import { isSecretBytes } from '../secret.ts'

interface Kept {
  readonly conversation: ConversationId
  readonly authHash: string
  readonly blob: string
  readonly until: Instant
}

const mostBlobs = 20_000

/**
 * [SE23] Resume blobs: what a reloaded page needs to go on, sealed under a key that only that page's tab has. In this
 * process' memory only, never on a disk, gone with the place or after its time.
 */
export class ResumeBlobs {
  readonly #kept = new Map<string, Kept>()

  /** Keeps a blob under `loc`; the one it replaces goes (SE24). Gives false when there is no room for more. */
  put(loc: string, kept: Kept, replaces: string | null): boolean {
    if (replaces !== null && this.#kept.get(replaces)?.conversation === kept.conversation)
      this.#kept.delete(replaces)
    if (this.#kept.size >= mostBlobs && !this.#kept.has(loc)) return false
    this.#kept.set(loc, kept)
    return true
  }

  /** The blob of who knows `auth`, while it lives. */
  find(loc: string, auth: string, now: Instant): Kept | undefined {
    const kept = this.#kept.get(loc)
    return kept && now < kept.until && isSecretBytes(auth, kept.authHash) ? kept : undefined
  }

  drop(conversation: ConversationId): void {
    for (const [loc, kept] of this.#kept) if (kept.conversation === conversation) this.#kept.delete(loc)
  }

  forgetPast(now: Instant): void {
    for (const [loc, { until }] of this.#kept) if (now >= until) this.#kept.delete(loc)
  }
}
