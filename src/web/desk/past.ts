import { type EpochKey, forgetEpoch } from '../../crypto/conversation-key.ts'
import { type HistoryEntry, readHistory } from '../../crypto/history.ts'
import type { Counts } from '../../crypto/message-content.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'

/** What was said before this page came: the entries, how much of each epoch was read, and what belongs to now. */
export interface PastRead {
  readonly entries: readonly HistoryEntry[]
  readonly counts: ReadonlyMap<number, Counts>
  readonly lacksMessages: boolean
  /** Messages of the running epoch that came along, for the strict reader. */
  readonly since: readonly SealedMessage[]
}

/**
 * Reads what was said before a page came (SE18). Until the server was asked for all of it nothing is taken: a message
 * of now that came first would make the connection drop the earlier ones as known.
 */
export class Past {
  #keys: readonly EpochKey[] = []
  #messages: SealedMessage[] = []
  #state: 'nothing' | 'to-ask' | 'asked' | 'coming' = 'nothing'

  /** There is something to read, with these keys. */
  begin(keys: readonly EpochKey[]): void {
    this.#keys = keys
    this.#state = 'to-ask'
  }

  get isToRead(): boolean {
    return this.#state !== 'nothing'
  }

  get isToAsk(): boolean {
    return this.#state === 'to-ask'
  }

  /** The answer to a `return` with `whole` is coming, or has come. */
  get isComing(): boolean {
    return this.#state === 'coming'
  }

  /** A `return` with `whole` was sent. */
  asked(): void {
    if (this.isToRead) this.#state = 'asked'
  }

  /** The first frame of the answer to a `return`. */
  comes(): void {
    if (this.#state === 'asked') this.#state = 'coming'
  }

  /** Whether this message was taken; one that is not comes again. */
  take(message: SealedMessage, isNext: boolean): boolean {
    if (this.#state !== 'coming' && !(this.#state === 'asked' && isNext)) return false
    this.#messages.push(message)
    return true
  }

  /** Everything came: reads the epochs before `e`, and forgets their keys. */
  async read(e: number): Promise<PastRead> {
    const keys = this.#keys.filter(key => key.e < e)
    // What was said before this counsellor's time is not for this page: it has no key of it (SE30).
    const first = Math.min(e, ...keys.map(key => key.e))
    const before = this.#messages.filter(message => message.e >= first && message.e < e)
    const since = this.#messages.filter(message => message.e >= e)
    const { entries, flaws, ledgers } = await readHistory(keys, before)
    this.forget()
    const counts = new Map([...ledgers].map(([epoch, ledger]) => [epoch, ledger.counts([1, 2, 3])]))
    return { entries, counts, lacksMessages: flaws.some(({ lacks }) => lacks === 'messages'), since }
  }

  forget(): void {
    for (const key of this.#keys) forgetEpoch(key)
    this.#keys = []
    this.#messages = []
    this.#state = 'nothing'
  }
}
