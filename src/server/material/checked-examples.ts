import type { Instant } from '../../domain/people.ts'
import type { ExampleKind } from '../../protocol/checked-examples.ts'

/** [DK31] A coordinator looked at a text that ships as an example. Another text has another hash, and no tick. */
export interface CheckedExample {
  readonly kind: ExampleKind
  readonly id: string
  /** SHA-256 of the text, base64url. */
  readonly hash: string
  /** The name of who looked. */
  readonly by: string
  readonly at: Instant
}

/** The ticks in the main store, inside one transaction. */
export interface CheckedExamples {
  all(): Promise<readonly CheckedExample[]>
  /** Over an earlier tick of the same example. */
  put(checked: CheckedExample): Promise<void>
  remove(kind: ExampleKind, id: string): Promise<void>
}
