import * as v from 'valibot'
import { type Bytes, fromBase64url, toBase64url } from '../../crypto/bytes.ts'
import { base64url, bytesOf } from '../../protocol/sealed.ts'
import type { KeyKeeper, KnownEpoch, NamedHolder } from './key-handover.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const role = v.picklist([2, 3])
const text = v.pipe(v.string(), v.maxLength(2_000))
const counts = v.record(v.picklist(['1', '2', '3']), count)

const keptHolder = v.strictObject({
  role,
  name: text,
  counsellorId: base64url(1, 64),
  shiftId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  shiftPublicKey: bytesOf(32),
  certifiedFrom: count,
  take: bytesOf(16),
})

const keptEpoch = v.strictObject({
  key: bytesOf(32),
  ctx: bytesOf(32),
  link: v.union([v.literal(''), bytesOf(32)]),
  reason: v.picklist(['start', 'back', 'transfer', 'colleague', 'colleague-left', 'repair']),
  previousCtx: v.union([v.literal(''), bytesOf(32)]),
  holders: v.pipe(v.array(keptHolder), v.maxLength(2)),
  readFrom: v.record(v.picklist(['2', '3']), count),
  /** Of an epoch that is over: what was read in it. Of the one that runs nothing is counted here (SE18). */
  final: v.nullable(counts),
})

/** [SE23] What a reload must find again of a conversation: keys, who was told what, and what is not sent yet. */
export const keptTalk = v.strictObject({
  epochs: v.pipe(v.array(keptEpoch), v.maxLength(100)),
  current: v.nullable(count),
  isPending: v.boolean(),
  /** Typed and not accepted; `id` is the (s, q) of what was sealed already. */
  unsaid: v.pipe(
    v.array(v.strictObject({ k: v.picklist(['text', 'line']), t: text, id: v.nullable(text) })),
    v.maxLength(40),
  ),
  draft: v.pipe(v.string(), v.maxLength(8_000)),
  /** [CH4] [CH8] The running epoch is not to be spoken in any more; its colleague left or was sent away. */
  needsRepair: v.optional(v.boolean(), false),
  isColleagueGone: v.optional(v.boolean(), false),
  hasAskedColleague: v.boolean(),
  hasAskedMoreTime: v.boolean(),
})
export type KeptTalk = v.InferOutput<typeof keptTalk>
type KeptEpoch = KeptTalk['epochs'][number]

/** The epochs and what waits, for the blob. */
export function keysToKeep(keys: KeyKeeper): Pick<KeptTalk, 'epochs' | 'current' | 'isPending'> {
  const { epochs, current, isPending } = keys.kept()
  const runs = isPending ? -1 : current
  return { epochs: epochs.map(one => toKept(one, one.epoch.e === runs)), current, isPending }
}

function toKept({ epoch, readFrom, final }: KnownEpoch, runs: boolean): KeptEpoch {
  const { key, ctx, link, reason, previousCtx } = epoch
  return {
    key: toBase64url(key),
    ctx: toBase64url(ctx),
    link: toBase64url(link),
    reason,
    previousCtx: toBase64url(previousCtx),
    holders: epoch.holders.map(holder => ({
      ...holder,
      shiftPublicKey: toBase64url(holder.shiftPublicKey),
      take: toBase64url(holder.take),
    })),
    readFrom: Object.fromEntries(Object.entries(readFrom).filter(([, from]) => from !== undefined)),
    final: runs ? null : (final ?? null),
  }
}

/** What `keysToKeep` gave, as keys again. */
export function keptEpochs({ epochs }: KeptTalk, convId: Bytes): KeyKeeper['epochs'] {
  return epochs.map((kept, e) => ({
    epoch: {
      convId,
      e,
      key: decoded(kept.key),
      ctx: decoded(kept.ctx),
      link: decoded(kept.link),
      reason: kept.reason,
      previousCtx: decoded(kept.previousCtx),
      holders: kept.holders.map(
        (holder): NamedHolder => ({
          ...holder,
          shiftPublicKey: decoded(holder.shiftPublicKey),
          take: decoded(holder.take),
        }),
      ),
    },
    readFrom: kept.readFrom,
    final: kept.final ?? undefined,
  }))
}

/** For text whose shape was already checked; one that is not canonical opens nothing. */
function decoded(given: string): Bytes {
  return fromBase64url(given) ?? new Uint8Array(0)
}
