import type { ConversationId, Instant } from '../../domain/people.ts'
import { isSecretBytes } from '../secret.ts'

interface Kept {
  readonly conversation: ConversationId
  readonly authHash: string
  readonly blob: string
  readonly until: Instant
}

const mostCharacters = 256 * 1024 * 1024
/** The one that stands, and the one that takes its place. */
const perConversation = 2

/**
 * [SE23] Resume blobs: what a reloaded page needs to go on, sealed under a key that only that page's tab has. In this
 * process' memory only, never on a disk, gone with the place or after its time.
 */
export class ResumeBlobs {
  readonly #kept = new Map<string, Kept>()
  readonly #locsOf = new Map<ConversationId, readonly string[]>()
  #characters = 0

  /** Keeps a blob under `loc`; the one it replaces goes (SE24). Gives false when there is no room for more. */
  put(loc: string, kept: Kept, replaces: string | null): boolean {
    if (this.#kept.has(loc) && this.#kept.get(loc)?.conversation !== kept.conversation) return false
    if (replaces !== null && this.#kept.get(replaces)?.conversation === kept.conversation)
      this.#forget(replaces)
    this.#forget(loc)
    if (this.#characters + kept.blob.length > mostCharacters) return false
    const own = [...(this.#locsOf.get(kept.conversation) ?? []), loc]
    for (const oldest of own.splice(0, Math.max(0, own.length - perConversation))) this.#forget(oldest)
    this.#kept.set(loc, kept)
    this.#characters += kept.blob.length
    this.#locsOf.set(kept.conversation, own)
    return true
  }

  /** The blob of who knows `auth`, while it lives. */
  find(loc: string, auth: string, now: Instant): Kept | undefined {
    const kept = this.#kept.get(loc)
    return kept && now < kept.until && isSecretBytes(auth, kept.authHash) ? kept : undefined
  }

  drop(conversation: ConversationId): void {
    for (const loc of [...(this.#locsOf.get(conversation) ?? [])]) this.#forget(loc)
  }

  forgetPast(now: Instant): void {
    for (const [loc, { until }] of this.#kept) if (now >= until) this.#forget(loc)
  }

  #forget(loc: string): void {
    const kept = this.#kept.get(loc)
    if (!kept) return
    this.#kept.delete(loc)
    this.#characters -= kept.blob.length
    const others = (this.#locsOf.get(kept.conversation) ?? []).filter(other => other !== loc)
    if (others.length > 0) this.#locsOf.set(kept.conversation, others)
    else this.#locsOf.delete(kept.conversation)
  }
}
