import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Anchor } from '../../crypto/envelope.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { ChangeFrame, Taken } from './conversation-frames.ts'
import { type EpochSeals, type EpochTalk, type SealsDeps, verifyHolder } from './epoch-seals.ts'
import { NoteInbox } from './note-inbox.ts'

interface AcquaintanceDeps extends SealsDeps {
  readonly seals: EpochSeals
}

/** How this counsellor came to know the visitor: through whom, with what note, and what may be read. */
export class Acquaintance {
  readonly #deps: AcquaintanceDeps
  readonly #isNew = signal(false)
  readonly #mayRead = signal<boolean | null>(null)
  readonly #summary = signal('')
  readonly #askedBy = signal<string | null>(null)
  #inbox: NoteInbox | undefined

  constructor(deps: AcquaintanceDeps) {
    this.#deps = deps
  }

  /** SE11: nothing links this visitor to one whom somebody here knew before. */
  get isNew(): Signal<boolean> {
    return this.#isNew
  }

  /** Whether the visitor let this counsellor read what was written before; null where that is no question. */
  get mayRead(): ReadonlySignal<boolean | null> {
    return this.#mayRead
  }

  /** What the colleague before wrote for this one. */
  get summary(): ReadonlySignal<string> {
    return this.#summary
  }

  /** Who asked this counsellor in, by the name in the grant. */
  get askedBy(): ReadonlySignal<string | null> {
    return this.#askedBy
  }

  /** The answer to a take: who asked, from whom a note is to come. */
  hearTaken({ id, change }: Taken): void {
    if (!change?.from || change.why === 'back' || this.#inbox) return
    const { org, shift, trust } = this.#deps
    this.#inbox = new NoteInbox({ org, shift, trust }, { id, as: change.why, from: change.from })
    void verifyHolder(this.#deps, change.from).then(asker => {
      if (!isRefused(asker)) this.#askedBy.value = asker.name
    })
  }

  /** SE31: calls `open` at once, or, when a colleague is to vouch for the first key, as soon as the note is there. */
  whenVouched(open: () => void): void {
    if (!this.#inbox || this.#deps.seals.current) open()
    else this.#inbox.whenThere(open)
  }

  /** What the note says of the first key. */
  get told(): Anchor | undefined {
    return this.#deps.seals.current ? undefined : this.#inbox?.note?.anchor
  }

  /** The first key on this page was opened. Gives whether everything that was said before may be read with it. */
  meet({ reason, acquaintance, earlier, e }: EpochTalk): boolean {
    const isWhole = earlier.length === e
    this.#isNew.value = acquaintance === 'new-acquaintance'
    if (reason !== 'back') this.#mayRead.value = isWhole
    this.#summary.value = this.#inbox?.note?.summary ?? ''
    return isWhole || reason === 'back'
  }

  /**
   * A staff note; one that nobody here waits for changes nothing. False: it is not to be trusted, or speaks of another
   * key than the one that was opened meanwhile.
   */
  async hearNote(frame: Extract<ChangeFrame, { t: 'staff-note' }>): Promise<boolean> {
    if (!this.#inbox) return true
    if (isRefused(await this.#inbox.hear(frame))) return false
    const { seals } = this.#deps
    const note = this.#inbox.note
    if (!note || !seals.isOpened(note.anchor.e)) return true
    if (!seals.matches(note.anchor)) return false
    this.#isNew.value = false
    this.#summary.value = note.summary ?? ''
    return true
  }

  stop(): void {
    this.#inbox?.stop()
  }

  erase(): void {
    this.stop()
    this.#summary.value = ''
  }
}
