import type { Counts } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { Connection } from '../shared/connection.ts'
import type { ThreadLines } from '../shared/thread-lines.ts'
import type { EpochSeals } from './epoch-seals.ts'
import { texts } from './texts.ts'

/** Something this page said, or will say as soon as there is a key to say it under. */
interface Word {
  /** Of a card the name of the service. */
  readonly text: string
  /** A card of one of the helpline's services, by id. */
  readonly card: string | undefined
  readonly line: string
  /** Where it stands in its epoch (SE16); undefined while it waits. */
  place: { readonly e: number; readonly n: number } | undefined
  message: SealedMessage | undefined
  isAccepted: boolean
}

interface WordsDeps {
  readonly seals: EpochSeals
  readonly connection: Connection<DeskFrame>
  readonly thread: ThreadLines
}

/**
 * The own texts of one conversation, over its epochs: a text that the visitor cannot have read in one epoch is said
 * again in the next, and none is said twice (CH3, SE20).
 */
export class OwnWords {
  readonly #deps: WordsDeps
  #words: Word[] = []
  #isHeld = false

  constructor(deps: WordsDeps) {
    this.#deps = deps
  }

  /** Shows a text, or a card with its name, at once, and seals it now, or as soon as there is a key for it. */
  say(text: string, card?: string): void {
    const line = this.#deps.thread.sayMine(text, card)
    const word: Word = { text, card, line, place: undefined, message: undefined, isAccepted: false }
    this.#words.push(word)
    if (!this.#isHeld) void this.#seal(word)
  }

  /** A text of this counsellor's page before this one, as the history has it; `at` in milliseconds. */
  restore(text: string, place: { e: number; n: number; at: number }, card?: string): void {
    const { e, n, at } = place
    this.#deps.thread.restore({ kind: 'said', by: 'me', text, at, ...(card !== undefined && { card }) })
    this.#words.push({ text, card, line: '', place: { e, n }, message: undefined, isAccepted: true })
  }

  async #seal(word: Word): Promise<void> {
    const { seals, thread, connection } = this.#deps
    const epoch = seals.current
    if (!epoch) return
    const { text, card } = word
    const saying = card === undefined ? { k: 'text' as const, t: text } : { k: 'card' as const, card }
    const sealing = epoch.talk.seal(saying, Date.now())
    const place = { e: epoch.e, n: epoch.talk.counts()[epoch.role] ?? 0 }
    word.place = place
    const sealed = await sealing
    if (isRefused(sealed)) return thread.addEvent(texts.conversation.notSealed)
    // Meanwhile the epoch may be over: then it was placed anew, and these bytes are nobody's.
    if (word.place !== place) return
    word.message = sealed
    thread.carry(word.line, sealed)
    connection.sendSealed('message', sealed)
  }

  accept(sender: string, count: number): void {
    const word = this.#words.find(({ message }) => message?.s === sender && message.q === count)
    if (word) word.isAccepted = true
    this.#deps.thread.accept(sender, count)
  }

  /** The next epoch is being opened: what is typed from now on waits. */
  hold(): void {
    this.#isHeld = true
  }

  /** Nothing came of it: what waited is said under the key of before. */
  goOn(): void {
    this.#isHeld = false
    this.#flush()
  }

  /**
   * CH3: another epoch holds. What the server did not take in the one before was refused, because this page's hello,
   * which it did take, was sent after it: it is said again.
   */
  goOnAnew(): void {
    this.#deps.connection.forget()
    for (const word of this.#words) if (!word.isAccepted) word.place = undefined
    this.goOn()
  }

  /** SE19: how much of each earlier epoch the visitor's page had read. What was too late for it is said again. */
  sayAgainBeyond(before: readonly Counts[]): void {
    const { current } = this.#deps.seals
    if (!current) return
    for (const word of this.#words) {
      const { place } = word
      if (!place || place.e >= current.e || place.n <= (before[place.e]?.[current.role] ?? 0)) continue
      Object.assign(word, { place: undefined, message: undefined, isAccepted: false })
    }
    if (!this.#isHeld) this.#flush()
  }

  #flush(): void {
    for (const word of this.#words) if (word.place === undefined) void this.#seal(word)
  }

  /** Texts that the server did not take, or that lie beyond what the visitor had read (`n` of this role) at last. */
  notArrived({ e, n }: { readonly e: number; readonly n: number }): readonly string[] {
    const isLate = ({ isAccepted, place }: Word) => !isAccepted || (place?.e === e && place.n > n)
    return this.#words.filter(isLate).map(({ text }) => text)
  }

  clear(): void {
    this.#words = []
  }
}
