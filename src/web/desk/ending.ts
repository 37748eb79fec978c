import { signal } from '@preact/signals'
import type { Role } from '../../crypto/conversation-key.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { EndedBy } from '../../domain/conversation.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import type { Connection } from '../shared/connection.ts'
import type { ChangeAtDesk, ReleaseReason } from './change-desk.ts'
import { type End, endAsKnown } from './end-as-known.ts'
import type { EpochSeals, HolderRole } from './epoch-seals.ts'
import type { OwnWords } from './own-words.ts'
import { texts } from './texts.ts'

interface EndingDeps {
  readonly role: HolderRole
  readonly seals: EpochSeals
  readonly words: OwnWords
  readonly connection: Connection<DeskFrame>
  readonly change: () => ChangeAtDesk
  /** Nothing is asked, told or waited for any more. */
  rest(): void
  /** Drops what the server keeps for this desk, and everything readable here. */
  leavePage(): void
  erase(): void
}

/** 4.1: after the end a holder keeps nothing readable for longer than this. */
const keptAfterEnd = 60 * 60_000

/** How one conversation ends at this desk: by a sealed close, by others, or because somebody else holds it now. */
export class Ending {
  readonly isClosing = signal(false)
  readonly end = signal<End | null>(null)
  /** The server said that it holds nothing of this conversation any more. */
  readonly isErased = signal(false)
  /** Own texts that the visitor did not read, of a conversation that this desk gave away. */
  readonly notArrived = signal<readonly string[]>([])
  readonly #deps: EndingDeps
  readonly #closedBy = new Set<Role>()
  #successor: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(deps: EndingDeps) {
    this.#deps = deps
  }

  /** Who has it now, by the name in the grant, once this desk gave it away. */
  get successor(): string {
    return this.#successor ?? texts.change.someColleague
  }

  /** SE34: a side closes once; the other's close is answered with an own one. A colleague ends nothing. */
  async close(): Promise<void> {
    const { role, seals, connection } = this.#deps
    if (this.isClosing.value || role === 3) return
    this.isClosing.value = true
    const sealed = await seals.current?.talk.close(Date.now())
    if (sealed && !isRefused(sealed)) connection.sendSealed('close', sealed)
  }

  /** The epoch in which the close was sealed is over, and the server did not take it: it is sealed anew. */
  async closeAgain(): Promise<void> {
    if (!this.isClosing.value || this.end.value) return
    this.isClosing.value = false
    await this.close()
  }

  answerClose(by: Role): Promise<void> {
    this.#closedBy.add(by)
    return this.close()
  }

  async hearEnded(by: EndedBy): Promise<void> {
    if (this.end.value) return
    const isMine = this.#deps.role === 2
    const counsellor = isMine ? this.isClosing.value : this.#closedBy.has(2)
    this.#finish(endAsKnown(by, { visitor: this.#closedBy.has(1), counsellor }, isMine))
    // Whoever stayed has the last word: it lets the server erase at once (CV7).
    if (by !== 'quick-exit') await this.close()
  }

  /** [CH9] Somebody else holds the key: every key and every word goes at once, but own ones that got lost. */
  release(why: ReleaseReason): void {
    if (this.end.value) return
    const { words, change, leavePage } = this.#deps
    this.#successor = change().call.calledName
    const lost = words.notArrived(change().readUpTo)
    this.#forget()
    leavePage()
    this.notArrived.value = why === 'handed-over' ? lost : []
    this.#finish(why)
  }

  /** [CH9] The server says that this desk holds it no more, and how it went was told while the line was down. */
  releaseUnseen(): void {
    this.release(this.#deps.change().call.isComing ? 'handed-over' : 'moved-on')
  }

  /** The server does not know this conversation any more; an end that was told before stays as it is. */
  hearClosed(): void {
    this.#finish('broken')
    this.#forget()
  }

  #finish(end: End): void {
    this.end.value ??= end
    this.#deps.rest()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#deps.erase(), keptAfterEnd)
  }

  #forget(): void {
    this.isErased.value = true
    this.#deps.seals.forget()
    this.#deps.connection.forget()
  }

  erase(): void {
    clearTimeout(this.#timer)
    this.notArrived.value = []
  }
}
