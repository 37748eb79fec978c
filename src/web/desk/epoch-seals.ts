import { equalBytes } from '../../crypto/bytes.ts'
import { forgetEpoch, type Holder, holderOf, type Reason } from '../../crypto/conversation-key.ts'
import {
  type Anchor,
  anchorOf,
  type EarlierEpoch,
  type OpenedEnvelope,
  openEnvelope,
} from '../../crypto/envelope.ts'
import type { Trust } from '../../crypto/grants.ts'
import type { Counts } from '../../crypto/message-content.ts'
import { isRefused, type Refused, refuse } from '../../crypto/seal-refusal.ts'
import { type Counsellor, type Shift, verifyCounsellor } from '../../crypto/shift-certificate.ts'
import { openTalk, type Received, type Talk } from '../../crypto/talk.ts'
import type { ConversationId } from '../../domain/people.ts'
import type { ShownHolder } from '../../protocol/change-frames.ts'
import type { SealedEnvelope, SealedMessage } from '../../protocol/sealed.ts'

/** What a desk knows of its helpline and of itself, to open and make seals. */
export interface SealsDeps {
  readonly org: string
  readonly shift: Shift
  /** What is pinned in this page, at the moment of asking. */
  readonly trust: () => Trust
  /** SE11: what this page knows of every conversation it opened, by id; it outlives a burned epoch. */
  readonly anchors: Map<ConversationId, readonly Anchor[]>
}

export type HolderRole = 2 | 3

/** Somebody else who holds the key, verified by certificate and grants. */
export interface OtherHolder {
  readonly role: HolderRole
  readonly counsellor: Counsellor
  readonly take: string
}

/** A key that came for this desk, and what it must fit to. */
export interface KeyForDesk {
  readonly envelope: SealedEnvelope
  readonly role: HolderRole
  readonly take: string
  readonly others: readonly (ShownHolder & { readonly role: HolderRole })[]
  /** Of a colleague's note (SE31), when there is one. */
  readonly told?: Anchor
}

/** One epoch that this page holds the key of. */
export interface EpochTalk {
  readonly e: number
  readonly reason: Reason
  readonly role: HolderRole
  readonly talk: Talk
  readonly others: readonly OtherHolder[]
  readonly acquaintance: OpenedEnvelope['acquaintance']
  /** Keys of epochs before it, for the history: whoever reads them forgets them. */
  readonly earlier: readonly EarlierEpoch[]
}

/** old: of an epoch this page never held. own: this page's own role, said again by a server that was asked for all. */
export type Hearing = Received | Refused | 'old' | 'own'

/**
 * The seals of one conversation at one desk, over its epochs: the one in which people talk, and at most one that is
 * being opened. An epoch counts only when the server says that every holder is there (CH3).
 */
export class EpochSeals {
  readonly #deps: SealsDeps
  readonly #id: ConversationId
  readonly #talks = new Map<number, EpochTalk>()
  readonly #counts = new Map<number, Counts>()
  #current: EpochTalk | undefined
  #next: EpochTalk | undefined

  constructor(deps: SealsDeps, id: ConversationId) {
    this.#deps = deps
    this.#id = id
  }

  /** The epoch in which people talk; none before the first hello of all. */
  get current(): EpochTalk | undefined {
    return this.#current
  }

  /** The number that the visitor's next epoch has, as far as this page can know. */
  get nextNumber(): number {
    return Math.max(-1, ...(this.#deps.anchors.get(this.#id) ?? []).map(({ e }) => e)) + 1
  }

  /** Epochs that this counsellor opened, on this page or one before it. */
  get opened(): readonly number[] {
    return (this.#deps.anchors.get(this.#id) ?? []).map(({ e }) => e)
  }

  /** Whether this page has any key of this conversation yet. */
  get hasKey(): boolean {
    return this.#talks.size > 0
  }

  isOpened(e: number): boolean {
    return this.#talks.has(e)
  }

  /** Whether an epoch that this page opened is the one that a note speaks of (SE31). */
  matches({ e, fp, ctx }: Anchor): boolean {
    const known = (this.#deps.anchors.get(this.#id) ?? []).find(one => one.e === e)
    if (!known?.ctx || !ctx) return false
    return equalBytes(known.fp, fp) && equalBytes(known.ctx, ctx)
  }

  /**
   * SE11: opens an envelope for this page's own take, against every anchor this page has and the one it was told. It
   * is remembered, and not spoken in before `settle`. Refusals: other-conversation, and those of certificates and
   * envelopes; then nothing is remembered.
   */
  async open(key: KeyForDesk): Promise<EpochTalk | Refused> {
    const { org, shift } = this.#deps
    if (key.envelope.conv !== this.#id) return refuse('other-conversation')
    const others = await this.#verify(key.others)
    if (isRefused(others)) return others
    const me = holderOf(shift.counsellor, key.role, key.take)
    if (isRefused(me)) return me
    const beside = others.map(({ holder }) => holder)
    const anchors = new Map([[this.#id, this.#known(key.told)]])
    const desk = { org, shiftKeys: shift.shiftKeys, me, others: beside, anchors }
    const opened = await openEnvelope(desk, key.envelope)
    return isRefused(opened) ? opened : this.#keep(opened, key.role, others)
  }

  #known(told: Anchor | undefined): readonly Anchor[] {
    const known = this.#deps.anchors.get(this.#id) ?? []
    return told ? [...known, told] : known
  }

  async #keep(opened: OpenedEnvelope, role: HolderRole, others: readonly OtherHolder[]): Promise<EpochTalk> {
    const { epoch, earlier, acquaintance } = opened
    const { e, reason } = epoch
    const anchor = await anchorOf(epoch)
    const known = this.#deps.anchors.get(this.#id) ?? []
    this.#deps.anchors.set(this.#id, [...known.filter(one => one.e !== e), anchor])
    const talk = await openTalk({ epoch, me: role })
    forgetEpoch(epoch)
    this.#next?.talk.forget()
    this.#next = { e, reason, role, talk, others, acquaintance, earlier }
    this.#talks.set(e, this.#next)
    return this.#next
  }

  async #verify(shown: KeyForDesk['others']): Promise<(OtherHolder & { holder: Holder })[] | Refused> {
    const others = []
    for (const one of shown) {
      const counsellor = await verifyHolder(this.#deps, one)
      if (isRefused(counsellor)) return counsellor
      const holder = holderOf(counsellor, one.role, one.take)
      if (isRefused(holder)) return holder
      others.push({ role: one.role, take: one.take, counsellor, holder })
    }
    return others
  }

  /** CH3: every hello of epoch e is there. Gives it, or undefined when it is none that this page is opening. */
  settle(e: number): EpochTalk | undefined {
    if (this.#next?.e !== e) return undefined
    if (this.#current) this.#counts.set(this.#current.e, this.#current.talk.counts())
    this.#current?.talk.forget()
    this.#current = this.#next
    this.#next = undefined
    return this.#current
  }

  /** CH4: the epoch that was being opened is burned; people go on in the one they had. */
  burn(): void {
    this.#next?.talk.forget()
    this.#next = undefined
  }

  /** SE19: how much of an earlier epoch this page had read when the next one began. */
  countsOf(e: number): Counts | undefined {
    return this.#counts.get(e)
  }

  /** What a history reader counted (SE18). */
  count(e: number, counts: Counts): void {
    this.#counts.set(e, counts)
  }

  async receive(message: SealedMessage): Promise<Hearing> {
    const known = this.#talks.get(message.e)
    if (!known) return message.e < Math.min(...this.#talks.keys()) ? 'old' : refuse('other-epoch')
    return message.r === known.role ? 'own' : known.talk.receive(message)
  }

  forget(): void {
    for (const { talk, earlier } of this.#talks.values()) {
      talk.forget()
      for (const epoch of earlier) forgetEpoch(epoch)
    }
  }
}

/** SE2, SE6: somebody whom the server shows as a holder, by the chain to the root key. Refusal: no-grant for another id. */
export async function verifyHolder(
  { trust }: Pick<SealsDeps, 'trust'>,
  { counsellorId, grants, certificate }: ShownHolder,
): Promise<Counsellor | Refused> {
  const counsellor = await verifyCounsellor(trust(), { grants, certificate })
  if (isRefused(counsellor)) return counsellor
  return counsellor.counsellorId === counsellorId ? counsellor : refuse('no-grant')
}
