import type { ConversationId, CounsellorId, Instant } from '../../domain/people.ts'

interface Kept {
  readonly counsellor: CounsellorId
  readonly conversation: ConversationId
  readonly blob: string
  readonly until: Instant
}

const mostCharacters = 256 * 1024 * 1024
export const deskBlobKept = 12 * 60 * 60_000
/** Far more than the conversations of an evening whose closing is still to be filed. */
const perCounsellor = 20

/**
 * [CH11] Desk blobs (SE25): anchors, notes and draft of a desk, sealed under the counsellor's own desk secret. In this
 * process' memory only, never on a disk; gone when the desk drops them, at the latest after twelve hours.
 */
export class DeskBlobs {
  readonly #kept = new Map<string, Kept>()
  #characters = 0

  /** Whether this counsellor has one of this conversation: who held it may go on with it after the end. */
  has(counsellor: CounsellorId, conversation: ConversationId): boolean {
    return this.#kept.has(keyOf(counsellor, conversation))
  }

  /** Of which conversations this counsellor has one, the oldest first. */
  of(counsellor: CounsellorId, now: Instant): readonly ConversationId[] {
    return [...this.#kept.values()]
      .filter(kept => kept.counsellor === counsellor && now < kept.until)
      .map(({ conversation }) => conversation)
  }

  /** Keeps the newest; the one before it goes. Gives false when there is no room. */
  put(counsellor: CounsellorId, conversation: ConversationId, blob: string, now: Instant): boolean {
    const key = keyOf(counsellor, conversation)
    const old = this.#kept.get(key)?.blob.length ?? 0
    const own = [...this.#kept.values()].filter(kept => kept.counsellor === counsellor).length
    if (old === 0 && own >= perCounsellor) return false
    if (this.#characters - old + blob.length > mostCharacters) return false
    this.#forget(key)
    this.#kept.set(key, { counsellor, conversation, blob, until: now + deskBlobKept })
    this.#characters += blob.length
    return true
  }

  find(counsellor: CounsellorId, conversation: ConversationId, now: Instant): string | undefined {
    const kept = this.#kept.get(keyOf(counsellor, conversation))
    return kept && now < kept.until ? kept.blob : undefined
  }

  drop(counsellor: CounsellorId, conversation: ConversationId): void {
    this.#forget(keyOf(counsellor, conversation))
  }

  forgetPast(now: Instant): void {
    for (const [key, { until }] of this.#kept) if (now >= until) this.#forget(key)
  }

  #forget(key: string): void {
    this.#characters -= this.#kept.get(key)?.blob.length ?? 0
    this.#kept.delete(key)
  }
}

function keyOf(counsellor: CounsellorId, conversation: ConversationId): string {
  return `${counsellor} ${conversation}`
}
