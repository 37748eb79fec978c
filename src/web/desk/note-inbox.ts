import { toBase64url } from '../../crypto/bytes.ts'
import { isRefused, type Refused, refuse } from '../../crypto/seal-refusal.ts'
import { openStaffNote, type StaffNote } from '../../crypto/staff-note.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { CallKind, ShownHolder } from '../../protocol/change-frames.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import { type SealsDeps, verifyHolder } from './epoch-seals.ts'

type NoteFrame = Extract<ToDeskFrame, { t: 'staff-note' }>

/** A key may come before the note that vouches for it: it waits this long, in milliseconds. */
const longestWait = 8_000

/**
 * The staff note that a called desk waits for (SE31). A key that comes first waits for it; when none comes in time, the
 * key is tried without, and the visitor is a new acquaintance.
 */
export class NoteInbox {
  readonly #deps: Pick<SealsDeps, 'org' | 'shift' | 'trust'>
  readonly #about: { readonly id: ConversationId; readonly as: CallKind; readonly from: ShownHolder }
  #note: StaffNote | undefined
  #waiting: { readonly open: () => void; readonly timer: ReturnType<typeof setTimeout> } | undefined

  constructor(
    deps: Pick<SealsDeps, 'org' | 'shift' | 'trust'>,
    about: { id: ConversationId; as: CallKind; from: ShownHolder },
  ) {
    this.#deps = deps
    this.#about = about
  }

  get note(): StaffNote | undefined {
    return this.#note
  }

  /** Calls `open` as soon as there is a note, or when it has taken too long. */
  whenThere(open: () => void): void {
    if (this.#note) return void open()
    this.stop()
    const timer = setTimeout(() => this.#release(), longestWait)
    this.#waiting = { open, timer }
  }

  /**
   * Opens a note. Refusals: those of certificates and notes; other-conversation. One from somebody else than who asked
   * changes nothing: whoever is called next could end the talk of this desk with it.
   */
  async hear({ from, note }: NoteFrame): Promise<Refused | undefined> {
    const { id, as: topic, from: shown } = this.#about
    if (from !== shown.counsellorId) return undefined
    const sender = await verifyHolder(this.#deps, shown)
    if (isRefused(sender)) return sender
    const opened = await openStaffNote({ ...this.#deps, from: sender, topic }, note)
    if (isRefused(opened)) return opened
    if (toBase64url(opened.convId) !== id) return refuse('other-conversation')
    this.#note = opened
    this.#release()
    return undefined
  }

  #release(): void {
    const waiting = this.#waiting
    this.stop()
    waiting?.open()
  }

  stop(): void {
    clearTimeout(this.#waiting?.timer)
    this.#waiting = undefined
  }
}
