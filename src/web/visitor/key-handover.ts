import { type Bytes, toBase64url } from '../../crypto/bytes.ts'
import {
  type Epoch,
  firstEpoch,
  forgetEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  nextEpoch,
  type Reason,
  type Role,
} from '../../crypto/conversation-key.ts'
import { sealEnvelope } from '../../crypto/envelope.ts'
import type { Ledger } from '../../crypto/ledger.ts'
import type { Counts } from '../../crypto/message-content.ts'
import { isRefused, type Refused, refuse } from '../../crypto/seal-refusal.ts'
import { verifyCounsellor } from '../../crypto/shift-certificate.ts'
import { openTalk, type Talk } from '../../crypto/talk.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { SealedEnvelope } from '../../protocol/sealed.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { trustOf } from './trust.ts'

export type TakenFrame = Extract<ToVisitorFrame, { t: 'taken' }>

/** One who holds the key of an epoch, with the name in the grant. */
export type NamedHolder = Holder & { readonly name: string }

/** [SE9] From which epoch on each holder may read: what was before it never goes to them. */
export type ReadFrom = { readonly [R in 2 | 3]?: number | undefined }

/** What a page keeps of an epoch, as long as the conversation lasts. */
export interface KnownEpoch {
  readonly epoch: Omit<Epoch, 'holders'> & { readonly holders: readonly NamedHolder[] }
  readonly readFrom: ReadFrom
  /** [SE19] What was read in it when the next one was made; none in the one that runs. */
  final: Counts | undefined
}

/** An epoch that is spoken in, or that awaits its hellos. */
export interface OpenEpoch {
  readonly of: KnownEpoch
  readonly talk: Talk
  readonly envelopes: readonly { readonly to: 2 | 3; readonly envelope: SealedEnvelope }[]
}

/** All that a reload must find again (SE23). */
export interface KeptKeys {
  readonly epochs: readonly KnownEpoch[]
  readonly current: number | null
  readonly isPending: boolean
}

/** The keys of one conversation in the visitor's page. Every attempt has a new key and a new epoch (SE13). */
export interface KeyKeeper {
  /** Name of the conversation, base64url. */
  readonly convId: string
  /** Every epoch that was made, by number. */
  readonly epochs: readonly KnownEpoch[]
  /** The last epoch in which every holder said hello: the one that is spoken in. */
  readonly current: OpenEpoch | undefined
  /** The next one, handed over and not greeted by all yet. */
  readonly pending: OpenEpoch | undefined
  /**
   * [SE8] Checks who took the conversation and makes the key for that one person. The same `taken` again (after a
   * break) gives the same epoch. Any refusal means: stop, and show other help.
   */
  meet(taken: TakenFrame): Promise<OpenEpoch | Refused>
  /** [SE13] Makes the next epoch; its number is used up. Refused when the holders do not fit the reason (SE8). */
  make(reason: Reason, holders: readonly NamedHolder[], readFrom: ReadFrom): Promise<KnownEpoch | Refused>
  /** [SE20] Call it when all that was sent in the running epoch was accepted: seals the keys, and awaits the hellos. */
  open(made: KnownEpoch): Promise<OpenEpoch>
  /** Every holder of the next epoch said hello: it is the one that runs. */
  settle(): void
  /** [SE13] Nothing came of the next epoch: never used again. */
  burn(): void
  /** For the reload (SE23). */
  kept(): KeptKeys
  /**
   * [SE18] After a reload: goes on where the history ends, given the ledger of each epoch. Gives false when the history
   * hides a hello that this page had read already.
   */
  goOn(kept: Omit<KeptKeys, 'epochs'>, ledgers: ReadonlyMap<number, Ledger>): Promise<boolean>
  /** Destroys every key. */
  forget(): void
}

/** Nobody comes and goes so often: more epochs mean that the server plays with the page. */
const mostEpochs = 64

/** Of a new conversation, or of the one that this page had before a reload, with the epochs it had made. */
export function keepKeys(
  settings: PageSettings,
  now: () => number,
  known?: { readonly convId: Bytes; readonly epochs: readonly KnownEpoch[] },
): KeyKeeper {
  const convId: Bytes = known?.convId ?? makeConversationId()
  const { org } = settings
  let epochs: readonly KnownEpoch[] = known?.epochs ?? []
  let current: OpenEpoch | undefined
  let pending: OpenEpoch | undefined

  async function meet(taken: TakenFrame): Promise<OpenEpoch | Refused> {
    if (pending?.of.epoch.holders.some(({ take }) => toBase64url(take) === taken.take)) return pending
    const holder = await verifyHolder(settings, now(), taken, 2)
    if (isRefused(holder)) return holder
    // What the server counted cannot be more than this page made.
    if (taken.e > epochs.length) return refuse('other-epoch')
    const made = await make('start', [holder], { 2: firstSharedWith(holder) })
    return isRefused(made) ? made : open(made)
  }

  /**
   * [SE9] Of an epoch from before a reload nobody here knows whether it was spoken in: the blob may be older than the
   * hello. So its key goes again only to who was given it then, who may need it to know the visitor by (SE11).
   */
  function firstSharedWith({ counsellorId }: Holder): number {
    const isStranger = ({ epoch }: KnownEpoch) =>
      epoch.holders.every(one => one.counsellorId !== counsellorId)
    return (known?.epochs.findLastIndex(isStranger) ?? -1) + 1
  }

  async function make(reason: Reason, holders: readonly NamedHolder[], readFrom: ReadFrom) {
    if (epochs.length >= mostEpochs) return refuse('too-many-messages')
    const previous = epochs.at(-1)?.epoch
    const epoch = previous
      ? await nextEpoch({ org, previous, current: current?.of.epoch, reason, holders })
      : await firstEpoch({ org, convId, holders })
    if (isRefused(epoch)) return epoch
    const inOrder = [...holders].sort((one, other) => one.role - other.role)
    const made: KnownEpoch = { epoch: { ...epoch, holders: inOrder }, readFrom, final: undefined }
    epochs = [...epochs, made]
    return made
  }

  async function open(made: KnownEpoch): Promise<OpenEpoch> {
    burn()
    if (current) current.of.final = current.talk.counts()
    pending = await opened(made, epochs)
    return pending
  }

  function burn() {
    if (!pending) return
    pending.of.final = pending.talk.counts()
    pending.talk.forget()
    pending = undefined
  }

  async function goOn(
    kept: Omit<KeptKeys, 'epochs'>,
    ledgers: ReadonlyMap<number, Ledger>,
  ): Promise<boolean> {
    const last = epochs.at(-1)
    // [SE13] A burned one stays so: its hello may come out after the reload.
    const mayRun = ({ epoch: { e } }: KnownEpoch) =>
      e <= (kept.current ?? -1) || (kept.isPending && e === last?.epoch.e)
    const isGreeted = ({ epoch }: KnownEpoch) =>
      epoch.holders.every(({ role }) => ledgers.get(epoch.e)?.isGreetedBy(role))
    const runs = epochs.findLast(one => mayRun(one) && isGreeted(one))
    if ((runs?.epoch.e ?? -1) < (kept.current ?? -1)) return false
    for (const one of epochs) one.final ??= ledgers.get(one.epoch.e)?.counts(rolesOf(one))
    current = runs && (await opened(runs, epochs, ledgers.get(runs.epoch.e)))
    pending =
      last && kept.isPending && last !== runs
        ? await opened(last, epochs, ledgers.get(last.epoch.e))
        : undefined
    return true
  }

  return {
    convId: toBase64url(convId),
    get epochs() {
      return epochs
    },
    get current() {
      return current
    },
    get pending() {
      return pending
    },
    meet,
    make,
    open,
    settle() {
      current?.talk.forget()
      current = pending
      pending = undefined
    },
    burn,
    kept: () => ({ epochs, current: current?.of.epoch.e ?? null, isPending: pending !== undefined }),
    goOn,
    forget() {
      current?.talk.forget()
      pending?.talk.forget()
      for (const { epoch } of epochs) forgetEpoch(epoch)
      epochs = []
      current = undefined
      pending = undefined
    },
  }
}

/** [SE2] [SE6] Who is shown to come, by the chain of the certificate, as a holder. */
export async function verifyHolder(
  settings: PageSettings,
  now: number,
  shown: { readonly grants: readonly unknown[]; readonly certificate: unknown; readonly take: string },
  role: 2 | 3,
): Promise<NamedHolder | Refused> {
  const trust = trustOf(settings, now)
  if (isRefused(trust)) return trust
  const counsellor = await verifyCounsellor(trust, shown)
  if (isRefused(counsellor)) return counsellor
  const holder = holderOf(counsellor, role, shown.take)
  return isRefused(holder) ? holder : { ...holder, name: counsellor.name }
}

const rolesOf = ({ epoch }: KnownEpoch): Role[] => [1, ...epoch.holders.map(({ role }) => role)]

async function opened(of: KnownEpoch, epochs: readonly KnownEpoch[], ledger?: Ledger): Promise<OpenEpoch> {
  const { epoch, readFrom } = of
  const earlier = epochs.slice(0, epoch.e)
  const envelopes = await Promise.all(
    epoch.holders.map(async holder => {
      const rows = earlier.filter(one => one.epoch.e >= (readFrom[holder.role] ?? epoch.e))
      const envelope = await sealEnvelope(
        epoch,
        holder,
        rows.map(row => row.epoch),
      )
      return { to: holder.role, envelope }
    }),
  )
  const before = earlier.map(one => one.final ?? nothingSaid(one))
  return { of, envelopes, talk: await openTalk({ epoch, me: 1, before, ...(ledger && { ledger }) }) }
}

/** Of an epoch that was made and never given to anybody. */
const nothingSaid = (one: KnownEpoch): Counts => Object.fromEntries(rolesOf(one).map(role => [role, 0]))
