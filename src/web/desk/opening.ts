import type { Signal } from '@preact/signals'
import { isRefused, type Refused } from '../../crypto/seal-refusal.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { Connection } from '../shared/connection.ts'
import type { Stage, Taken } from './conversation-frames.ts'
import type { DeskBlobKeeper, KeptAtDesk } from './desk-blob-keeper.ts'
import type { EpochSeals, EpochTalk, SealsDeps } from './epoch-seals.ts'

interface OpeningDeps extends SealsDeps {
  readonly taken: Taken
  readonly stage: Signal<Stage>
  readonly seals: EpochSeals
  readonly blob: DeskBlobKeeper
  readonly connection: Connection<DeskFrame>
  /** What an earlier page of this counsellor kept. */
  found(kept: KeptAtDesk): void
  /** SE11: a key came that is not to be trusted. */
  mistrust(): void
}

/** How a page gets into a conversation: with the first key of all, or back with a new one. */
export class Opening {
  readonly #deps: OpeningDeps

  constructor(deps: OpeningDeps) {
    this.#deps = deps
  }

  /**
   * [CH5] [SE27] A page without keys, of a conversation that goes on: finds what an earlier page knew of the visitor,
   * and asks for a key. Throws without connection. It may be called again.
   */
  async comeBack(): Promise<void> {
    const { stage, taken, blob, anchors, connection, shift, found } = this.#deps
    if (stage.value !== 'returning') return
    const { id: c, take } = taken
    const kept = await blob.find()
    if (stage.value !== 'returning') return
    // What this very page saw is never older than what it had kept.
    if (kept && !anchors.has(c)) anchors.set(c, kept.anchors)
    if (kept) found(kept)
    connection.send({ t: 'back', c, take, certificate: shift.certificate })
  }

  /** SE11, SE12: opens the first envelope of a conversation that this page took itself, and answers with the hello. */
  async openWith(envelope: SealedEnvelope): Promise<void> {
    const { stage, taken, seals, mistrust } = this.#deps
    // The same envelope comes again after a break; its key is in use already.
    if (stage.value !== 'awaiting-key') return
    const { e, take } = taken
    const isOld = e !== undefined && envelope.e < e
    const opened = isOld ? null : await seals.open({ envelope, role: 2, take, others: [] })
    if (!opened || isRefused(opened)) return mistrust()
    if (isRefused(await this.greet(opened))) mistrust()
  }

  /** SE12: the first word in an epoch that was just opened. */
  async greet({ talk }: EpochTalk): Promise<Refused | undefined> {
    const { stage, connection } = this.#deps
    const hello = await talk.hello(Date.now())
    if (isRefused(hello)) return hello
    if (stage.value !== 'open') stage.value = 'greeting'
    connection.sendSealed('message', hello)
    return undefined
  }
}
