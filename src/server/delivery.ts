import type { ConversationId } from '../domain/people.ts'
import { isRefused, type Refusal, type Refused } from '../domain/refusal.ts'
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
 * The line of a page that returns: it first gets what it missed, then what happens now (WR4). Between the pages of a
 * long history (WR9) new messages of that conversation are not told, and neither is its end: they come with the
 * pages, in their order. All else is told at once.
 */
export class HeldLine<Frame extends ToVisitorFrame | ToDeskFrame> implements Line<Frame> {
  #held: Frame[] | undefined = []
  /** The conversation of which this page still asks for pages. */
  #catchingUpOn: ConversationId | undefined
  #end: Frame | undefined
  readonly #line: Line<Frame>

  constructor(line: Line<Frame>) {
    this.#line = line
  }

  tell(frame: Frame): void {
    if (this.#held) this.#held.push(frame)
    else if (frame.t === 'message' && frame.message.c === this.#catchingUpOn) return
    else if (frame.t === 'ended' && frame.c === this.#catchingUpOn) this.#end = frame
    else if (frame.t === 'closed' && frame.c === this.#catchingUpOn) this.#tellClosed(frame)
    else this.#line.tell(frame)
  }

  /** What was not asked for yet is erased: then the end is all that is left to tell. */
  #tellClosed(closed: Frame): void {
    const end = this.#end
    this.#goOn(undefined)
    for (const frame of end ? [end, closed] : [closed]) this.#line.tell(frame)
  }

  #goOn(conversation: ConversationId | undefined): void {
    this.#catchingUpOn = conversation
    this.#end = undefined
  }

  /**
   * Holds back what is told until `missed` is known, and tells that first. A line that stays held is deaf: when it
   * fails, the page is hung up and comes back by itself.
   */
  async catchUp(missed: () => Promise<readonly Frame[] | Refused>): Promise<Refused | undefined> {
    this.#held ??= []
    try {
      const given = await missed()
      this.#release(isRefused(given) ? [] : given)
      return isRefused(given) ? given : undefined
    } catch (error) {
      this.#line.hangUp()
      throw error
    }
  }

  #release(missed: readonly Frame[]): void {
    const last = missed.at(-1)
    this.#goOn(last?.t === 'more' ? last.c : undefined)
    const held = this.#held ?? []
    this.#held = undefined
    for (const frame of missed) this.#line.tell(frame)
    for (const frame of held) this.tell(frame)
  }

  hangUp(refusal?: Refusal): void {
    this.#line.hangUp(refusal)
  }

  isAlive(): Promise<boolean> {
    return this.#line.isAlive()
  }
}
