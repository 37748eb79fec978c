import { type ReadonlySignal, signal } from '@preact/signals'
import { fromBase64url } from '../../crypto/bytes.ts'
import type { ColleagueAnswer, ColleagueAsk } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { Counsellor } from '../../crypto/shift-certificate.ts'
import type { SigningKey } from '../../crypto/signing-key.ts'
import { sealStaffNote } from '../../crypto/staff-note.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import type { CallKind, ReasonToCall } from '../../protocol/change-frames.ts'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { type SealsDeps, verifyHolder } from './epoch-seals.ts'

/** Why nobody came: as the server tells it, or as this page knows by itself. */
export type CallRefusal =
  | Extract<ToDeskFrame, { t: 'colleague-no' }>['why']
  | 'not-possible'
  | 'not-trusted'
  | 'no-connection'

interface Called {
  readonly as: CallKind
  readonly id: CounsellorId
  readonly name: string
}

/**
 * Calling a colleague, as the desk shows it. ringing: it rings there. asking: the visitor is asked. coming: the visitor
 * said yes, and the next key is being made.
 */
export type CallState =
  | { readonly is: 'none' }
  | ({ readonly is: 'ringing' | 'asking' | 'coming' } & Called)
  | ({ readonly is: 'no'; readonly why: CallRefusal } & Called)

export interface CallDeps extends Pick<SealsDeps, 'org' | 'shift' | 'trust'> {
  readonly identity: SigningKey
  readonly id: ConversationId
  send(frame: DeskFrame): boolean
  /** Seals a question to the visitor's page and sends it; false when it could not. */
  ask(ask: ColleagueAsk): Promise<boolean>
  /** The number of the visitor's next epoch. */
  nextNumber(): number
}

interface Asked {
  readonly comer: Counsellor
  readonly take: string
}

/** One colleague at a time, to take over or to talk along (CH1, CH2). Nothing of the conversation goes with the ring. */
export class ColleagueCall {
  readonly #state = signal<CallState>({ is: 'none' })
  readonly #deps: CallDeps
  #summary = ''
  #asked: Asked | undefined
  #note: Extract<DeskFrame, { t: 'staff-note' }> | undefined

  constructor(deps: CallDeps) {
    this.#deps = deps
  }

  get state(): ReadonlySignal<CallState> {
    return this.#state
  }

  /** Who is called or was, by name. */
  get calledName(): string | undefined {
    const state = this.#state.value
    return this.#asked?.comer.name ?? (state.is === 'none' ? undefined : state.name)
  }

  /** Whether the visitor said yes: from then on a key is under way. */
  get isComing(): boolean {
    return this.#state.value.is === 'coming'
  }

  /** Rings a colleague, with a ready reason. A summary is kept here until the visitor lets it be read. */
  call(called: Called, why: ReasonToCall, summary = ''): void {
    const { is } = this.#state.value
    if (is !== 'none' && is !== 'no') return
    const { as, id, name } = called
    this.#summary = summary.trim()
    const isSent = this.#deps.send({ t: 'call-colleague', c: this.#deps.id, as, counsellor: id, why })
    this.#state.value = isSent
      ? { is: 'ringing', as, id, name }
      : { is: 'no', as, id, name, why: 'no-connection' }
  }

  /** Takes the call back, as long as the visitor has not said yes. */
  callOff(): void {
    const { is } = this.#state.value
    if (is === 'ringing' || is === 'asking') this.#deps.send({ t: 'call-off', c: this.#deps.id })
  }

  /** What is shown of a call that came to nothing was read. */
  settle(): void {
    this.#asked = undefined
    this.#note = undefined
    this.#summary = ''
    this.#state.value = { is: 'none' }
  }

  /** SE29: the colleague took the call. Only after seeing the chain of grants the visitor is asked, under seal. */
  async hearReady({ as, comer }: Extract<ToDeskFrame, { t: 'colleague-ready' }>): Promise<void> {
    const state = this.#state.value
    if (state.is !== 'ringing' || state.as !== as) return
    const verified = await verifyHolder(this.#deps, comer)
    if (isRefused(verified) || verified.counsellorId !== state.id) return this.#mistrust()
    this.#asked = { comer: verified, take: comer.take }
    const { id, name } = state
    this.#state.value = { is: 'asking', as, id, name }
    const { counsellorId, shiftId } = verified
    const isAsked = await this.#deps.ask({ k: `${as}-ask`, counsellorId, shiftId, take: comer.take })
    if (!isAsked) this.callOff()
  }

  #mistrust(): void {
    this.#deps.send({ t: 'call-off', c: this.#deps.id })
    this.#end('not-trusted')
  }

  #end(why: CallRefusal): void {
    const state = this.#state.value
    if (state.is === 'none' || state.is === 'no') return
    const { as, id, name } = state
    this.settle()
    this.#state.value = { is: 'no', as, id, name, why }
  }

  /** SE30, SE31: with a yes the colleague gets a note to know the next epoch by; the summary only if it may be read. */
  async hearAnswer(answer: ColleagueAnswer): Promise<void> {
    const state = this.#state.value
    const asked = this.#asked
    if (state.is !== 'asking' || answer.k !== `${state.as}-answer` || !asked) return
    if (answer.mode === 'no') return this.#end('visitor-said-no')
    const { as, id, name } = state
    this.#state.value = { is: 'coming', as, id, name }
    const [ctx, fp] = [fromBase64url(answer.ctx), fromBase64url(answer.fp)]
    const convId = fromBase64url(this.#deps.id)
    if (!ctx || !fp || !convId) return
    const mayTell = answer.mode === 'may-read' && this.#summary !== ''
    const anchor = { e: this.#deps.nextNumber(), ctx, fp }
    const note = { convId, anchor, ...(mayTell && { summary: this.#summary }) }
    await this.#sendNote(asked.comer, as, note)
  }

  async #sendNote(
    comer: Counsellor,
    topic: CallKind,
    note: Parameters<typeof sealStaffNote>[3],
  ): Promise<void> {
    const { org, shift, identity, id: c } = this.#deps
    const from = { org, identity, counsellorId: shift.counsellor.counsellorId }
    const sealed = await sealStaffNote(from, comer, topic, note)
    if (isRefused(sealed)) return
    this.#note = { t: 'staff-note', c, to: comer.counsellorId, note: sealed }
    this.#deps.send(this.#note)
  }

  /** After a break: the note may have been lost with the line. */
  sayAgain(): void {
    if (this.isComing && this.#note) this.#deps.send(this.#note)
  }

  /** Whether this is the colleague whom this page named under seal (CH2). */
  isExpected({ counsellorId, shiftId }: Counsellor, take: string): boolean {
    const asked = this.#asked
    return (
      asked?.take === take && asked.comer.counsellorId === counsellorId && asked.comer.shiftId === shiftId
    )
  }

  /** Nothing came of it. */
  hearNo(why: CallRefusal): void {
    this.#end(why)
  }
}
