import { type Bytes, fromBase64url, toBase64url } from '../../crypto/bytes.ts'
import {
  type Epoch,
  firstEpoch,
  forgetEpoch,
  holderOf,
  makeConversationId,
  nextEpoch,
} from '../../crypto/conversation-key.ts'
import { sealEnvelope } from '../../crypto/envelope.ts'
import type { Trust } from '../../crypto/grants.ts'
import type { Counts } from '../../crypto/message-content.ts'
import { isRefused, type Refused, refuse } from '../../crypto/seal-refusal.ts'
import { type Counsellor, verifyCounsellor } from '../../crypto/shift-certificate.ts'
import { openTalk, type Talk } from '../../crypto/talk.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'

export type TakenFrame = Extract<ToVisitorFrame, { t: 'taken' }>

export interface Handover {
  readonly take: string
  readonly counsellor: Counsellor
  readonly envelope: SealedEnvelope
  readonly talk: Talk
}

/** The keys of one conversation in the visitor's page. Every attempt has a new key and a new epoch (SE13). */
export interface KeyKeeper {
  /** Name of the conversation, base64url. */
  readonly convId: string
  /**
   * [SE8] Checks who took the conversation and makes the key for that one person. The same `taken` again (after a
   * break) gives the same envelope. Any refusal means: stop, and show other help.
   */
  handOver(taken: TakenFrame): Promise<Handover | Refused>
  /** Destroys every key. */
  forget(): void
}

/** [SE3] What the page has pinned: who may vouch for a counsellor. Refused as long as there is no root key. */
function trustOf(settings: PageSettings, now: number): Trust | Refused {
  const rootKey = settings.rootKey === null ? undefined : fromBase64url(settings.rootKey)
  if (!rootKey) return refuse('unknown-signer')
  const { org, grantsFrom, rootGrantsFrom } = settings
  return { org, rootKey, grantsFrom: grantsFrom * 1000, rootGrantsFrom: rootGrantsFrom * 1000, now }
}

/** Of a new conversation, or of `known` (16 bytes), one that waits since before a reload and has no epoch yet. */
export function keepKeys(settings: PageSettings, now: () => number, known?: Bytes): KeyKeeper {
  const convId: Bytes = known ?? makeConversationId()
  const { org } = settings
  let epochs: readonly Epoch[] = []
  /** What was heard in each burned epoch, for the first message of the one that holds (SE19). */
  let counts: readonly Counts[] = []
  let last: Handover | undefined

  async function handOver(taken: TakenFrame): Promise<Handover | Refused> {
    if (last?.take === taken.take) return last
    const trust = trustOf(settings, now())
    if (isRefused(trust)) return trust
    const counsellor = await verifyCounsellor(trust, taken)
    if (isRefused(counsellor)) return counsellor
    const holder = holderOf(counsellor, 2, taken.take)
    if (isRefused(holder)) return holder
    const epoch = await epochFor(taken.e, [holder])
    if (isRefused(epoch)) return epoch
    burnLast()
    const burned = epochs.slice(0, -1)
    const before = burned.map(({ e }) => counts[e] ?? { 1: 0, 2: 0 })
    const envelope = await sealEnvelope(epoch, holder, burned)
    const talk = await openTalk({ epoch, me: 1, before })
    last = { take: taken.take, counsellor, envelope, talk }
    return last
  }

  function burnLast() {
    if (!last) return
    const spoken = last.talk.counts()
    counts = epochs.map(({ e }) => counts[e] ?? (e === last?.envelope.e ? spoken : { 1: 0, 2: 0 }))
    last.talk.forget()
    last = undefined
  }

  /**
   * [SE13] A new epoch, linked to the one before. `least` is what the server counted: it cannot have seen more epochs
   * than this page made. Once a counsellor said hello, `start` makes no other: nobody moves a running conversation to
   * somebody else without the visitor's yes (SE27, SE30).
   */
  async function epochFor(least: number, holders: Epoch['holders']): Promise<Epoch | Refused> {
    if (least > epochs.length) return refuse('other-epoch')
    const previous = epochs.at(-1)
    const current = last?.talk.isGreetedByAll ? previous : undefined
    const epoch = previous
      ? await nextEpoch({ org, previous, current, reason: 'start', holders })
      : await firstEpoch({ org, convId, holders })
    if (!isRefused(epoch)) epochs = [...epochs, epoch]
    return epoch
  }

  return {
    convId: toBase64url(convId),
    handOver,
    forget() {
      last?.talk.forget()
      for (const epoch of epochs) forgetEpoch(epoch)
      epochs = []
      last = undefined
    },
  }
}
