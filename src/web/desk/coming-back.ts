import { toBase64url } from '../../crypto/bytes.ts'
import { makeTake } from '../../crypto/conversation-key.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import type { Connection } from '../shared/connection.ts'
import type { Taken } from './conversation-frames.ts'
import type { DeskConversation } from './desk-conversation.ts'

interface ComingBackDeps {
  readonly connection: Connection<DeskFrame>
  make(taken: Taken): DeskConversation
  /** The conversation that the desk shows, if any. */
  shown(): DeskConversation | null
  show(conversation: DeskConversation): void
}

/** A page that cannot have a key yet asks again after so long, in milliseconds. */
const asksAgainAfter = 5_000

/** [CH5] The own conversation goes on, and this page has no key of it: asks for one until there is an answer. */
export class ComingBack {
  readonly #deps: ComingBackDeps
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(deps: ComingBackDeps) {
    this.#deps = deps
  }

  /** With a take of its own: a key for an earlier page is none for this one (SE27). */
  begin(id: ConversationId): void {
    const change = { why: 'back', role: 2, from: null } as const
    const conversation = this.#deps.make({ id, take: toBase64url(makeTake()), change })
    this.#deps.show(conversation)
    void this.ask(conversation)
  }

  /** Does nothing for a conversation that this page has a key of, or whose visitor said no: nobody is asked twice. */
  async ask(conversation: DeskConversation): Promise<void> {
    if (conversation.isDeclined.value) return
    try {
      await conversation.comeBack()
    } catch {
      this.#askLater(conversation)
    }
  }

  #askLater(conversation: DeskConversation): void {
    this.stop()
    this.#timer = setTimeout(() => {
      if (this.#deps.shown() === conversation) void this.ask(conversation)
    }, asksAgainAfter)
  }

  /** No key came of it. The conversation is still this counsellor's: another key is asked for, unless the visitor said no. */
  hearNoKey(conversation: DeskConversation, isDeclined: boolean): void {
    if (isDeclined) {
      conversation.isDeclined.value = true
      return
    }
    conversation.erase()
    this.begin(conversation.taken.id)
  }

  /**
   * Refused: another change is under way, or the conversation only just begins or ends, and it is asked again. False: it
   * is not to be had any more.
   */
  hearRefused(conversation: DeskConversation, code: Refusal): boolean {
    if (code === 'not-yours' || code === 'conversation-ended') return false
    this.#askLater(conversation)
    return true
  }

  /** [CV14] Ends the conversation instead. */
  giveUp({ taken: { id: c } }: DeskConversation): void {
    this.#deps.connection.send({ t: 'give-up', c })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
