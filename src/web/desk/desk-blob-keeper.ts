import { effect } from '@preact/signals'
import * as v from 'valibot'
import { type Bytes, fromBase64url, jsonBytes, readJson, toBase64url } from '../../crypto/bytes.ts'
import { openDeskBlob, sealDeskBlob } from '../../crypto/desk-blob.ts'
import type { Anchor } from '../../crypto/envelope.ts'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused } from '../../domain/refusal.ts'
import { type DeskBlobOf, type DeskBlobRequest, deskBlobAnswer } from '../../protocol/desk-blob.ts'
import { bytesOf } from '../../protocol/sealed.ts'
import type { Post } from '../staff/post.ts'
import { type KeptClosing, keptClosing } from './kept-closing.ts'
import { PrivateNote } from './private-note.ts'

const anchor = v.strictObject({
  e: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  fp: bytesOf(32),
  ctx: bytesOf(32),
})
const kept = v.strictObject({
  v: v.literal(1),
  anchors: v.pipe(v.array(anchor), v.maxLength(65_536)),
  notes: v.string(),
  draft: v.string(),
  closing: v.nullable(keptClosing),
  /** Which words of the phases, and which steps of a crisis, were ticked; not in what an earlier page kept. */
  cues: v.optional(v.pipe(v.array(v.string()), v.maxLength(100)), []),
  ticks: v.optional(v.array(v.string()), []),
})

/** What a desk finds again after a reload: what it knows of the visitor's keys, notes, draft and ticks. */
export interface KeptAtDesk {
  readonly anchors: readonly Anchor[]
  readonly notes: PrivateNote
  readonly draft: string
  /** What is filled in of the closing form, from the opening on. */
  readonly closing: KeptClosing | null
  /** [DK37] The words of the phases that are ticked. */
  readonly cues: readonly string[]
  /** [CR2] The steps of a crisis that are done. */
  readonly ticks: readonly string[]
}

const settledAfter = 800

/**
 * The desk blob of one conversation (SE25): sealed here under the counsellor's own desk secret, kept by the server in
 * memory. Without connection nothing is kept; the next change, or the line that is back, tries again (SE26).
 */
export class DeskBlobKeeper {
  readonly #post: Post
  readonly #deskSecret: Bytes
  readonly #id: ConversationId
  #read: (() => KeptAtDesk) | undefined
  #unwatch: () => void = () => undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #keeping: Promise<unknown> = Promise.resolve()

  constructor(deps: { readonly post: Post; readonly deskSecret: Bytes }, id: ConversationId) {
    this.#post = deps.post
    this.#deskSecret = deps.deskSecret
    this.#id = id
  }

  get #own(): DeskBlobOf {
    return { c: this.#id }
  }

  /**
   * What an earlier page kept; null when there is none, or none that this counsellor sealed. Throws when the server
   * cannot be asked now: without an answer nothing is known, and nothing may be written over what is there.
   */
  async find(): Promise<KeptAtDesk | null> {
    const answer = await this.#post('/api/desk-blob/find', this.#own)
    if (isRefused(answer) && answer.refused !== 'expired') throw new Error('the server cannot be asked now')
    const parsed = v.safeParse(deskBlobAnswer, answer)
    const [blob, convId] = [parsed.success && fromBase64url(parsed.output.blob), fromBase64url(this.#id)]
    if (!blob || !convId) return null
    const opened = await openDeskBlob(this.#deskSecret, convId, blob)
    const content = v.safeParse(kept, opened instanceof Uint8Array ? readJson(opened) : undefined)
    if (!content.success) return null
    const anchors = content.output.anchors.map(({ e, fp, ctx }) => {
      const [fpBytes, ctxBytes] = [fromBase64url(fp), fromBase64url(ctx)]
      return fpBytes && ctxBytes ? { e, fp: fpBytes, ctx: ctxBytes } : undefined
    })
    if (!anchors.every(one => one !== undefined)) return null
    const { notes, ...rest } = content.output
    return { ...rest, anchors, notes: new PrivateNote(notes) }
  }

  /** Keeps what `read` gives, whenever the signals that it reads have changed and rested. */
  watch(read: () => KeptAtDesk): void {
    this.#unwatch()
    this.#read = read
    this.#unwatch = effect(() => {
      read()
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.keepNow(), settledAfter)
    })
  }

  /** [SE26] Has it kept now: the line is back, and the server may have started anew. */
  keepNow(): void {
    const content = this.#read?.()
    if (!content) return
    // One after another: an older one must never arrive over a newer one.
    this.#keeping = this.#keeping.then(() => this.#keep(content)).catch(() => undefined)
  }

  async #keep({ anchors, notes, draft, ...rest }: KeptAtDesk, isLast = false): Promise<void> {
    const convId = fromBase64url(this.#id)
    if (!convId || !(this.#read || isLast)) return
    const written = anchors.map(({ e, fp, ctx }) => ({
      e,
      fp: toBase64url(fp),
      ctx: ctx && toBase64url(ctx),
    }))
    const sealed = await sealDeskBlob(
      this.#deskSecret,
      convId,
      jsonBytes({ v: 1, anchors: written, notes: notes.read(), draft, ...rest }),
    )
    const request: DeskBlobRequest = { c: this.#id, blob: toBase64url(sealed) }
    await this.#post('/api/desk-blob', request)
  }

  /** Keeps nothing more, and leaves what is kept: another page may need it. */
  stop(): void {
    this.#unwatch()
    clearTimeout(this.#timer)
    this.#read = undefined
  }

  /** The page is left: keeps it once more as it is now, and then nothing more. */
  async leave(): Promise<void> {
    const content = this.#read?.()
    this.stop()
    if (content) this.#keeping = this.#keeping.then(() => this.#keep(content, true)).catch(() => undefined)
    await this.#keeping
  }

  /** The conversation is left, or its closing filed: nothing of it stays. Resolves when it is gone, or cannot be. */
  async drop(): Promise<void> {
    this.stop()
    const forget = () => this.#post('/api/desk-blob/drop', this.#own)
    this.#keeping = this.#keeping.then(forget).catch(() => undefined)
    await this.#keeping
  }
}
