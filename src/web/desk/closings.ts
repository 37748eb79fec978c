import { signal } from '@preact/signals'
import * as v from 'valibot'
import type { Bytes } from '../../crypto/bytes.ts'
import type { ConversationId } from '../../domain/people.ts'
import { deskBlobList } from '../../protocol/desk-blob.ts'
import { type ClosingForm, closingForm } from '../../protocol/registration.ts'
import type { Post } from '../staff/post.ts'
import { Closing } from './closing.ts'
import { DeskBlobKeeper } from './desk-blob-keeper.ts'

interface Deps {
  readonly post: Post
  readonly deskSecret: Bytes
}

/** The closings of this counsellor that were left for later, and the form that all of them fill in. */
export class Closings {
  readonly form = signal<ClosingForm | null>(null)
  /** [RG10] Of conversations that are over, the oldest first. */
  readonly unfiled = signal<readonly Closing[]>([])
  /** Whether the server could be asked; as long as it could not, the list may be too short. */
  readonly isKnown = signal(false)
  readonly #deps: Deps
  #looking = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** A closing of a conversation that begins here. */
  make(keeper: DeskBlobKeeper): Closing {
    void this.#ask()
    return new Closing({ post: this.#deps.post, keeper, form: this.form })
  }

  /** Looks what is still to be filed. Without connection the list stays as it was. */
  async look(): Promise<void> {
    this.#looking += 1
    const own = this.#looking
    try {
      await this.#ask()
      const listed = v.safeParse(deskBlobList, await this.#deps.post('/api/desk-blob/list', {}))
      if (!listed.success) return
      const found: Closing[] = []
      for (const id of listed.output.conversations) {
        const closing = await this.#find(id)
        if (closing) found.push(closing)
      }
      if (own !== this.#looking) return
      this.unfiled.value = found
      this.isKnown.value = true
    } catch {
      if (own === this.#looking) this.isKnown.value = false
    }
  }

  /** It was filed just now. */
  forget(closing: Closing): void {
    this.unfiled.value = this.unfiled.value.filter(one => one !== closing)
  }

  async #find(id: ConversationId): Promise<Closing | undefined> {
    const keeper = new DeskBlobKeeper(this.#deps, id)
    const kept = await keeper.find()
    if (!kept?.closing) return undefined
    const { notes } = kept
    const closing = Closing.from({ post: this.#deps.post, keeper, form: this.form }, kept.closing, notes)
    // The same words again, with what is filled in now.
    closing.begin(kept.closing.end ?? 'lost-connection', notes, kept.closing.endedAt ?? kept.closing.seenAt)
    closing.keepsAs(() => ({ ...kept, closing: closing.kept }))
    return closing
  }

  async #ask(): Promise<void> {
    if (this.form.value) return
    const answer = await this.#deps.post('/api/closing-form', {}).catch(() => undefined)
    const parsed = v.safeParse(closingForm, answer)
    if (parsed.success) this.form.value = parsed.output
  }
}
