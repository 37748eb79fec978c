import type { ConversationId, Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { Network } from '../network.ts'
import { isSecretBytes } from '../secret.ts'

export interface KeptBlob {
  readonly conversation: ConversationId
  readonly authHash: string
  readonly blob: string
  readonly until: Instant
  /** Where it was kept from (FL8). */
  readonly network: Network
}

const mostCharacters = 256 * 1024 * 1024
/** [FL6] What one network may take of that: more than seven hundred blobs of the largest kind. */
const mostOfNetwork = mostCharacters / 4
/** The one that stands, and the one that takes its place. */
const perConversation = 2
/** Places of blobs that were replaced: more than the reloads and keys of the longest evening. */
const mostReplaced = 200

/**
 * [SE23] Resume blobs: what a reloaded page needs to go on, sealed under a key that only that page's tab has. In this
 * process' memory only, never on a disk, gone with the place or after its time.
 */
export class ResumeBlobs {
  readonly #most: number
  readonly #mostOfNetwork: number
  readonly #kept = new Map<string, KeptBlob>()
  readonly #locsOf = new Map<ConversationId, readonly string[]>()
  readonly #replaced = new Map<ConversationId, Set<string>>()
  /** The one that a tab came with last: its secret lies in that tab until the next blob is known to be kept. */
  readonly #found = new Map<ConversationId, string>()
  readonly #charactersOf = new Map<string, number>()
  #characters = 0

  constructor(most = mostCharacters, ofNetwork = mostOfNetwork) {
    this.#most = most
    this.#mostOfNetwork = ofNetwork
  }

  /**
   * Keeps a blob under `loc`; the one it replaces goes (SE24). Refuses `expired` for one that was replaced before: what is
   * older never stands again, whatever a forgotten tab still sends; and `try-again` when there is no room for more.
   */
  put(loc: string, kept: KeptBlob, replaces: string | null): Refused | undefined {
    if (this.#kept.has(loc) && this.#kept.get(loc)?.conversation !== kept.conversation)
      return refuse('try-again')
    if (this.#replaced.get(kept.conversation)?.has(loc)) return refuse('expired')
    // Before anything goes: who is refused still has the one that stands.
    const older = this.#kept.get(loc)?.blob.length ?? 0
    if (this.#characters - older + kept.blob.length > this.#most) return refuse('try-again')
    if (
      kept.network.some(
        counted => this.#sizeAfter(loc, kept, counted.key) > this.#mostOfNetwork * counted.room,
      )
    )
      return refuse('try-again')
    if (replaces !== null && replaces !== loc) this.#replace(kept.conversation, replaces)
    this.#forget(loc)
    const own = [...(this.#locsOf.get(kept.conversation) ?? []), loc]
    while (own.length > perConversation) {
      const oldest = own.findIndex(other => other !== this.#found.get(kept.conversation))
      for (const surplus of own.splice(oldest, 1)) this.#replace(kept.conversation, surplus)
    }
    this.#kept.set(loc, kept)
    this.#count(kept, kept.blob.length)
    this.#locsOf.set(kept.conversation, own)
    return undefined
  }

  /** Whether something lies there: who asks for it is no stranger. */
  has(loc: string): boolean {
    return this.#kept.has(loc)
  }

  /** Whether something of this conversation lies there. */
  hasOf(conversation: ConversationId): boolean {
    return this.#locsOf.has(conversation)
  }

  /** What is counted under this key once this blob is kept. */
  #sizeAfter(loc: string, { blob }: KeptBlob, key: string): number {
    const older = this.#kept.get(loc)
    const goes = older?.network.some(counted => counted.key === key) ? older.blob.length : 0
    return (this.#charactersOf.get(key) ?? 0) - goes + blob.length
  }

  #count({ network }: KeptBlob, characters: number): void {
    this.#characters += characters
    for (const { key } of network) {
      const left = (this.#charactersOf.get(key) ?? 0) + characters
      if (left > 0) this.#charactersOf.set(key, left)
      else this.#charactersOf.delete(key)
    }
  }

  /** The blob of who knows `auth`, while it lives. */
  find(loc: string, auth: string, now: Instant): KeptBlob | undefined {
    const kept = this.#kept.get(loc)
    if (!kept || now >= kept.until || !isSecretBytes(auth, kept.authHash)) return undefined
    this.#found.set(kept.conversation, loc)
    return kept
  }

  drop(conversation: ConversationId): void {
    for (const loc of [...(this.#locsOf.get(conversation) ?? [])]) this.#forget(loc)
    this.#replaced.delete(conversation)
    this.#found.delete(conversation)
  }

  forgetPast(now: Instant): void {
    for (const [loc, { until }] of this.#kept) if (now >= until) this.#forget(loc)
  }

  #replace(conversation: ConversationId, loc: string): void {
    if (this.#kept.has(loc) && this.#kept.get(loc)?.conversation !== conversation) return
    this.#forget(loc)
    const replaced = this.#replaced.get(conversation) ?? new Set()
    this.#replaced.set(conversation, replaced.add(loc))
    const [oldest] = replaced
    if (replaced.size > mostReplaced && oldest !== undefined) replaced.delete(oldest)
  }

  #forget(loc: string): void {
    const kept = this.#kept.get(loc)
    if (!kept) return
    this.#kept.delete(loc)
    this.#count(kept, -kept.blob.length)
    const others = (this.#locsOf.get(kept.conversation) ?? []).filter(other => other !== loc)
    if (others.length > 0) this.#locsOf.set(kept.conversation, others)
    else this.#locsOf.delete(kept.conversation)
  }
}
