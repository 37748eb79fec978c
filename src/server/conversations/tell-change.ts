import {
  type Change,
  type ChangeIn,
  type Comer,
  comesAs,
  goesOn,
  type HolderVoice,
  isBackInTime,
  takenAt,
} from '../../domain/change.ts'
import { holderOf, holderOfNext } from '../../domain/next-epoch.ts'
import type { CounsellorId } from '../../domain/people.ts'
import type { ShownHolder } from '../../protocol/change-frames.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { SealedEnvelope, SignedObject } from '../../protocol/sealed.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Changes, Conversations, LiveConversation } from './book.ts'
import type { ConversationDeps } from './conversations.ts'
import { roles } from './roles.ts'

/** One who holds a key or will, with what was carried for them. */
interface Held extends Comer {
  readonly voice: HolderVoice
  readonly certificate: SignedObject
  readonly envelope: SealedEnvelope | undefined
}

/** A change with everything that anybody must be told of it, as it stands in one transaction. */
export interface Seen {
  readonly conversation: LiveConversation
  readonly change: Change
  /** Who comes, once somebody took. */
  readonly comer: Held | undefined
  /** Who called, or who is gone. */
  readonly counsellor: Held | undefined
  /** The holders of the next epoch, once the visitor's page made it. */
  readonly next: readonly Held[]
}

/** In a transaction. */
export async function seeChange(
  { conversations, changes }: { conversations: Conversations; changes: Changes },
  conversation: LiveConversation,
  change: Change,
): Promise<Seen> {
  if (!goesOn(conversation)) throw new Error('only a conversation that goes on changes hands')
  const { id } = conversation
  const comes = change.stage === 'ringing' ? null : change.comer
  async function held(who: Comer | null, voice: HolderVoice): Promise<Held | undefined> {
    const isComer = who !== null && who === comes
    const certificate = isComer
      ? await changes.certificateOf(id)
      : await conversations.certificateOf(id, voice)
    return who && certificate
      ? { ...who, voice, certificate, envelope: await changes.envelopeOf(id, voice) }
      : undefined
  }
  const next: Held[] = []
  if (change.stage === 'handed-over')
    for (const voice of change.given) {
      const one = await held(holderOfNext(conversation, change, voice), voice)
      if (one) next.push(one)
    }
  const counsellor = await held(holderOf(conversation, 'counsellor'), 'counsellor')
  return { conversation, change, comer: await held(comes, comesAs(change)), counsellor, next }
}

async function shown(
  { grantsOf }: ConversationDeps,
  { counsellor: counsellorId, take, certificate }: Held,
): Promise<ShownHolder> {
  return { counsellorId, take, certificate, grants: [...(await grantsOf(counsellorId))] }
}

/** [CH2] For the visitor's page: who would come. Undefined when nobody is asked about. */
export async function changeFrame(
  deps: ConversationDeps,
  { conversation, change, comer }: Seen,
): Promise<ToVisitorFrame | undefined> {
  if (change.stage !== 'asked' || !comer || !goesOn(conversation)) return undefined
  const { limits, clock } = deps
  return {
    t: 'change',
    c: conversation.id,
    why: change.reason,
    e: conversation.usedEpoch + 1,
    comer: await shown(deps, comer),
    isInTime: change.reason === 'back' && isBackInTime(conversation, takenAt(change, limits), limits),
    isAlone: change.isAlone,
    within: Math.max(0, change.until - clock.now()),
  }
}

/** For the desk of who comes: the take stands, and who asked. */
export async function takenFrame(
  deps: ConversationDeps,
  { conversation, change, comer, counsellor }: Seen,
): Promise<ToDeskFrame | undefined> {
  if (change.stage === 'ringing' || !comer || !goesOn(conversation)) return undefined
  if (change.reason === 'colleague-left' || change.reason === 'repair') return undefined
  const isCalled = change.reason !== 'back' && !change.isAlone && counsellor !== undefined
  return {
    t: 'taken',
    c: conversation.id,
    e: change.stage === 'handed-over' ? change.epoch : conversation.usedEpoch + 1,
    take: comer.take,
    within: Math.max(0, change.until - deps.clock.now()),
    change: {
      why: change.reason,
      role: roles[comesAs(change)],
      from: isCalled ? await shown(deps, counsellor) : null,
    },
  }
}

/** For the desk of who called: the colleague took it. */
export async function readyFrame(
  deps: ConversationDeps,
  { conversation, change, comer }: Seen,
): Promise<ToDeskFrame | undefined> {
  if (change.stage === 'ringing' || !comer || change.isAlone) return undefined
  if (change.reason !== 'transfer' && change.reason !== 'colleague') return undefined
  return { t: 'colleague-ready', c: conversation.id, as: change.reason, comer: await shown(deps, comer) }
}

/** [CH3] For a holder of the next epoch who has not said hello: the key, and who else has one. */
export async function nextKeyFrame(
  deps: ConversationDeps,
  { change, next }: Seen,
  account: CounsellorId,
): Promise<ToDeskFrame | undefined> {
  const own = next.find(({ counsellor }) => counsellor === account)
  if (!own?.envelope || !isAwaited(change, own.voice)) return undefined
  const others = next.filter(one => one !== own)
  return {
    t: 'next-key',
    role: roles[own.voice],
    envelope: own.envelope,
    others: await Promise.all(
      others.map(async other => ({ role: roles[other.voice], ...(await shown(deps, other)) })),
    ),
  }
}

function isAwaited(change: Change, voice: HolderVoice): change is ChangeIn<'handed-over'> {
  if (change.stage !== 'handed-over') return false
  return change.awaits.includes(voice) && change.awaits.every(other => change.given.includes(other))
}
