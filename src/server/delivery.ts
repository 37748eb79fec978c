import type { ConversationId } from '../domain/people.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { ToDeskFrame } from '../protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../protocol/visitor-frames.ts'

/** One connected page, seen from the house. */
export interface Line<Frame> {
  tell(frame: Frame): void
  /** Ends the connection, saying why if there is a reason; without one the page may come back with a new one. */
  hangUp(refusal?: Refusal): void
  /** Whether the page answers within two seconds (SE28). */
  isAlive(): Promise<boolean>
}

/**
 * Who is connected now, and how to tell them something. In memory only: a frame for somebody who is not connected
 * is dropped, because what matters was committed before and is told again on return (WR4).
 */
export class Lines<Id extends string, Frame> {
  readonly #lines = new Map<Id, Line<Frame>>()

  get count(): number {
    return this.#lines.size
  }

  find(id: Id): Line<Frame> | undefined {
    return this.#lines.get(id)
  }

  has(id: Id): boolean {
    return this.#lines.has(id)
  }

  /** The newest page takes over; the older one is told so and hung up, and does not come back by itself. */
  connect(id: Id, line: Line<Frame>): void {
    const older = this.#lines.get(id)
    this.#lines.set(id, line)
    if (older && older !== line) older.hangUp('already-open')
  }

  /** The same page goes on through another line; not when a newer page has taken over meanwhile. */
  replace(id: Id, old: Line<Frame>, line: Line<Frame>): boolean {
    if (this.#lines.get(id) !== old) return false
    this.#lines.set(id, line)
    return true
  }

  /** Only the line that is connected can be taken away; an older one that closes late changes nothing. */
  disconnect(id: Id, line: Line<Frame>): boolean {
    return this.#lines.get(id) === line && this.#lines.delete(id)
  }

  tell(id: Id, frame: Frame): void {
    this.#lines.get(id)?.tell(frame)
  }

  tellAll(frame: Frame): void {
    for (const line of this.#lines.values()) line.tell(frame)
  }

  hangUpAll(): void {
    for (const line of [...this.#lines.values()]) line.hangUp()
    this.#lines.clear()
  }
}

export interface Delivery {
  readonly visitors: Lines<ConversationId, ToVisitorFrame>
  /** Desks by account id. */
  readonly desks: Lines<string, ToDeskFrame>
  /** The coordinators among them, who also see how the evening goes. */
  readonly boards: Lines<string, ToDeskFrame>
}

export function openDelivery(): Delivery {
  return { visitors: new Lines(), desks: new Lines(), boards: new Lines() }
}

/**
 * Holds back what is told until `release`: a page that returns first gets what it missed, then what happens now (WR4).
 */
export class HeldLine<Frame> implements Line<Frame> {
  #held: Frame[] | undefined = []
  readonly #line: Line<Frame>

  constructor(line: Line<Frame>) {
    this.#line = line
  }

  tell(frame: Frame): void {
    if (this.#held) this.#held.push(frame)
    else this.#line.tell(frame)
  }

  release(missed: readonly Frame[]): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const frame of [...missed, ...held]) this.#line.tell(frame)
  }

  hangUp(refusal?: Refusal): void {
    this.#line.hangUp(refusal)
  }

  isAlive(): Promise<boolean> {
    return this.#line.isAlive()
  }
}
