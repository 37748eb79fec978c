import { effect } from '@preact/signals'
import type { Reason } from '../../crypto/conversation-key.ts'
import type { Saying } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { stopForGood } from './end-conversation.ts'
import { colleagueIn, counsellorIn, handsInWords } from './hands.ts'
import { reloadContentOf } from './kept-content.ts'
import type { KnownEpoch, NamedHolder, ReadFrom } from './key-handover.ts'
import { sayWhatWaited, sealNow } from './say.ts'
import { visitorTexts } from './texts.ts'
import type { Attempt, VisitorMemory } from './visitor-memory.ts'

interface Step {
  readonly reason: Exclude<Reason, 'start'>
  readonly holders: readonly NamedHolder[]
  readonly readFrom: ReadFrom
  /** What is said in the old epoch about the next one (SE30). */
  answer?(made: KnownEpoch): Promise<Saying>
}

/**
 * [SE20] [SE24] Makes the next epoch, in this order: its number is taken, the old epoch hears of it, all that was sent
 * there is accepted, the keys are kept for a reload, and only then they are handed over.
 */
export async function openNext(memory: VisitorMemory, step: Step): Promise<undefined> {
  const { attempt } = memory
  if (!attempt) return
  const { hands, keys } = attempt
  const isMine = turnOf(memory, attempt)
  hands.isOpening = true
  const comer = step.holders.find(({ counsellorId }) => counsellorId !== holderId(attempt))
  memory.comesNow.value = comer?.name ?? step.holders[0]?.name ?? null
  const made = await keys.make(step.reason, step.holders, step.readFrom)
  if (!isMine()) return
  if (isRefused(made)) return stopForGood(memory, 'not-verified')
  const answer = await step.answer?.(made)
  if (answer && isMine()) void sealNow(memory, attempt.unsaid.add(answer, undefined, false))
  await acceptedAll(attempt)
  if (!isMine()) return
  await keys.open(made)
  await keepKeysForReload(memory)
  if (!isMine()) return
  hands.isOpening = false
  hands.timesGiven = 0
  giveKeys(attempt)
}

const holderId = ({ keys }: Attempt) => keys.current && counsellorIn(keys.current.of)?.counsellorId

/** From now on this beginning counts, until a newer one. */
function turnOf(memory: VisitorMemory, attempt: Attempt): () => boolean {
  attempt.hands.turn += 1
  const { turn } = attempt.hands
  return () => memory.attempt === attempt && attempt.hands.turn === turn
}

function acceptedAll({ unsaid }: Attempt): Promise<void> {
  return new Promise(resolve => {
    const stop = effect(() => {
      if (!unsaid.all.value.every(one => one.isHeld)) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

/** [SE24] A new secret for the new keys, before anybody has them. */
export async function keepKeysForReload(memory: VisitorMemory) {
  const content = reloadContentOf(memory)
  if (content) await memory.reload.renew(content)
}

/** Hands the keys of the next epoch to its holders; after a break again, because nobody knows what arrived. */
export function giveKeys({ keys, hands, connection }: Attempt): undefined {
  if (!keys.pending) return
  const { envelopes, of } = keys.pending
  const isStart = of.epoch.reason === 'start'
  const holders = of.epoch.holders.length === 1 ? 1 : 2
  for (const { to, envelope } of envelopes)
    connection.send(isStart ? { t: 'envelope', envelope } : { t: 'hand-over', to, holders, envelope })
  hands.timesGiven += 1
}

/** [CH3] Every holder of the next epoch said hello: from now on it is the one that is spoken in. */
export function settleNext(memory: VisitorMemory): undefined {
  const { attempt, state } = memory
  const next = attempt?.keys.pending?.of
  if (!attempt || !next) return
  const before = attempt.keys.current?.of
  attempt.keys.settle()
  attempt.connection.forget()
  rest(memory, attempt)
  Object.assign(attempt.hands, { isDeaf: false, needsRepair: false, isColleagueGone: false })
  attempt.refusedInARow = 0
  memory.isMending.value = false
  if (!before || state.value.is !== 'talking') return
  memory.thread.addEvent(handsInWords(next, before))
  if (next.epoch.reason === 'back' || next.epoch.reason === 'transfer') otherIsHere(memory)
  state.value = {
    ...state.value,
    counsellor: counsellorIn(next)?.name ?? '',
    colleague: nameOfColleague(next),
  }
}

export const nameOfColleague = (known: KnownEpoch) => colleagueIn(known)?.name ?? null

export function otherIsHere({ isOtherConnected, goneSince, search }: VisitorMemory) {
  isOtherConnected.value = true
  goneSince.value = null
  search.value = { is: 'none' }
}

/** Nothing is asked and nothing is being made. */
function rest(memory: VisitorMemory, { hands }: Attempt) {
  hands.turn += 1
  Object.assign(hands, { isOpening: false, coming: undefined, ask: undefined })
  memory.comesNow.value = null
  if (memory.question.value?.about !== 'damaged') memory.question.value = null
}

/**
 * [CH4] Nothing came of who was asked about. A key that was handed over is burned; somebody may have it, so a repair
 * epoch follows. Of the same counsellor who came back and was gone again there is nobody to keep out.
 */
export function comeToNothing(memory: VisitorMemory): undefined {
  const { attempt } = memory
  if (!attempt || memory.state.value.is !== 'talking') return
  const { coming } = attempt.hands
  dropNext(memory, attempt)
  const name = attempt.keys.current && counsellorIn(attempt.keys.current.of)?.name
  if (coming && coming.why !== 'back' && name !== undefined)
    memory.thread.addEvent(visitorTexts.hands.cameToNothing(coming.holder.name, name))
  mend(memory)
}

export function dropNext(memory: VisitorMemory, attempt: Attempt) {
  const { keys, hands } = attempt
  const { pending } = keys
  rest(memory, attempt)
  keys.burn()
  if (!pending) return
  if (pending.of.epoch.reason !== 'back') hands.needsRepair = true
  // [SE13] It stays burned over a reload: under a new secret, so that no older blob makes it stand again.
  void keepKeysForReload(memory)
}

/** [CH4] [CH12] [SE32] Opens the epoch that is owed, as soon as somebody is there to greet it; or goes on in this one. */
export function mend(memory: VisitorMemory): undefined {
  const { attempt } = memory
  const current = attempt?.keys.current
  if (!attempt || !current || memory.state.value.is !== 'talking') return
  const { hands, keys } = attempt
  if (hands.isOpening || keys.pending || hands.coming) return
  if (!hands.needsRepair) {
    sayWhatWaited(memory)
    return
  }
  if (!memory.isOtherConnected.value || memory.question.value?.about === 'damaged') return
  const goes = hands.isColleagueGone && colleagueIn(current.of)
  const holders = current.of.epoch.holders.filter(holder => holder !== goes)
  void openNext(memory, {
    reason: goes ? 'colleague-left' : 'repair',
    holders,
    readFrom: current.of.readFrom,
  })
}

/** [SE32] The colleague went, or is sent away: nothing more is said in an epoch of theirs. */
export function loseColleague(memory: VisitorMemory): undefined {
  const { attempt, state } = memory
  const current = attempt?.keys.current
  if (!attempt || !current || !colleagueIn(current.of) || attempt.hands.isColleagueGone) return
  const { hands, keys } = attempt
  // A repair that is being made for the colleague too would be a key that the counsellor's page cannot open.
  if (hands.isOpening && !hands.coming && !keys.pending) dropNext(memory, attempt)
  hands.isColleagueGone = true
  hands.needsRepair = true
  void keepKeysForReload(memory)
  if (state.value.is === 'talking') state.value = { ...state.value, colleague: null }
  return mend(memory)
}

/** [CH12] The desk could not read a message. What is being made already is an answer to that too. */
export function hearRepairAsked(memory: VisitorMemory): undefined {
  if (memory.attempt && !memory.attempt.keys.pending) memory.attempt.hands.needsRepair = true
  return mend(memory)
}

/** Nobody was asked for it: this page opens it by itself. */
const isOwn = ({ epoch: { reason } }: KnownEpoch) => reason === 'repair' || reason === 'colleague-left'

/** The server did not take a key. Of one that was sent twice it says so rightly, and it means nothing. */
export function hearKeyRefused(memory: VisitorMemory, code: Refusal): undefined {
  const { attempt } = memory
  if (!attempt?.keys.pending || attempt.hands.timesGiven > 1 || code === 'try-again') return
  const isOwed = isOwn(attempt.keys.pending.of) || attempt.hands.needsRepair
  dropNext(memory, attempt)
  attempt.hands.needsRepair = isOwed
  sayWhatWaited(memory)
}

/** What stands at the server when all that was missed was told: what this page believed in otherwise came to nothing. */
export function compareWithServer(
  memory: VisitorMemory,
  { e, withColleague, change }: Extract<ToVisitorFrame, { t: 'caught-up' }>,
): undefined {
  const { attempt, state } = memory
  const current = attempt?.keys.current
  if (!attempt || !current || state.value.is !== 'talking') return
  const { pending } = attempt.keys
  if (e > (pending ?? current).of.epoch.e) return stopForGood(memory, 'damaged')
  if (pending) {
    const isKnown = change?.stage === 'handed-over' && change.e === pending.of.epoch.e
    const isLost = isOwn(pending.of) && !change
    attempt.hands.timesGiven = isLost ? 0 : 1
    if (isKnown || isLost) giveKeys(attempt)
    else if (change?.stage !== 'asked') return comeToNothing(memory)
    return
  }
  if (attempt.hands.coming && !attempt.hands.isOpening && !change) return comeToNothing(memory)
  if (!withColleague) loseColleague(memory)
  return mend(memory)
}
