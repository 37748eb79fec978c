import { signal } from '@preact/signals'
import * as v from 'valibot'
import { randomBytes, toBase64url } from '../../crypto/bytes.ts'
import { isRefused } from '../../domain/refusal.ts'
import { longestShiftNote, type NoteWarning, warnsOf } from '../../domain/shift-note.ts'
import { shiftNotes, type ShiftNotes as Told } from '../../protocol/shift-notes.ts'
import type { Post } from './post.ts'

export type Writing = 'open' | 'sending' | 'sent' | 'not-sent'

/** [RG11] What shifts tell each other about the helpline: what was left, and the one that is being written. */
export class ShiftNotes {
  /** Null as long as they could not be asked. */
  readonly notes = signal<Told['notes'] | null>(null)
  readonly isFailed = signal(false)
  readonly text = signal('')
  readonly writing = signal<Writing>('open')
  readonly #post: Post
  #id = toBase64url(randomBytes(16))

  constructor(post: Post) {
    this.#post = post
  }

  get warnings(): readonly NoteWarning[] {
    return warnsOf(this.text.value)
  }

  async look(): Promise<void> {
    const answer = await this.#post('/api/shift-notes', {}).catch(() => undefined)
    const parsed = v.safeParse(shiftNotes, answer)
    this.isFailed.value = !parsed.success
    if (parsed.success) this.notes.value = parsed.output.notes
  }

  type(text: string): void {
    this.text.value = text.slice(0, longestShiftNote)
    if (this.writing.value !== 'sending') this.writing.value = 'open'
  }

  /** Warns, and refuses nothing but an empty one. Sent again after a break it is the same note. */
  async send(): Promise<void> {
    const text = this.text.value.trim()
    if (text === '' || this.writing.value === 'sending') return
    this.writing.value = 'sending'
    const answer = await this.#post('/api/shift-note', { id: this.#id, text }).catch(() => ({
      refused: 'try-again',
    }))
    if (isRefused(answer)) {
      this.writing.value = 'not-sent'
      return
    }
    this.writing.value = 'sent'
    this.text.value = ''
    this.#id = toBase64url(randomBytes(16))
    await this.look()
  }
}
