import { toBase64url } from '../../crypto/bytes.ts'
import { fingerprint } from '../../crypto/conversation-key.ts'
import type { ColleagueAsk, Saying } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { standardLimits } from '../../domain/limits.ts'
import type { ToVisitorFrame } from '../../protocol/visitor-frames.ts'
import { stopForGood } from './end-conversation.ts'
import { type Answer, type Coming, colleagueIn, counsellorIn } from './hands.ts'
import { type KnownEpoch, type NamedHolder, verifyHolder } from './key-handover.ts'
import { dropNext, giveKeys, loseColleague, mend, openNext } from './next-epoch.ts'
import { sealNow } from './say.ts'
import { visitorTexts } from './texts.ts'
import type { Attempt, History, VisitorMemory } from './visitor-memory.ts'

type ChangeFrame = Extract<ToVisitorFrame, { t: 'change' }>

/** The server's clock and this page's need not agree to the second. */
const tolerance = 30_000

/**
 * [SE27] [SE29] The server says that somebody would come. What is merely late is passed over; what cannot be true ends
 * the conversation where it can be seen.
 */
export async function hearChange(memory: VisitorMemory, frame: ChangeFrame): Promise<undefined> {
  const { attempt, deps } = memory
  const current = attempt?.keys.current
  if (memory.state.value.is === 'ended') return
  if (attempt?.history) return keepForLater(attempt.history, frame)
  if (!attempt || !current) return stopForGood(memory, 'not-verified')
  const { hands, keys } = attempt
  const { take } = frame.comer
  if (keys.pending && hasTake(keys.pending.of, take)) return giveKeys(attempt)
  if (keys.epochs.some(known => hasTake(known, take)) || hands.coming?.take === take) return
  if (hands.refusedTake === take) return void attempt.connection.send({ t: 'change-no' })
  const holder = await verifyHolder(deps.settings, deps.now(), frame.comer, frame.why === 'colleague' ? 3 : 2)
  if (memory.attempt !== attempt || attempt.keys.current !== current) return
  if (isRefused(holder) || holder.counsellorId !== frame.comer.counsellorId || frame.e > keys.epochs.length)
    return stopForGood(memory, 'not-verified')
  const { why, isInTime, isAlone } = frame
  const coming: Coming = { why, isInTime, isAlone, take, holder }
  if (!mayBe(memory, coming, current.of)) return stopForGood(memory, 'not-verified')
  const { ask } = hands
  dropNext(memory, attempt)
  Object.assign(hands, { coming, ask })
  return decide(memory, coming)
}

/** After a reload it is told before the page can know whom it talks with. */
function keepForLater(history: History, frame: ChangeFrame): undefined {
  history.change = frame
}

const hasTake = ({ epoch }: KnownEpoch, take: string) =>
  epoch.holders.some(holder => toBase64url(holder.take) === take)

/** Whether this one can honestly come for this reason, to whom the visitor talks with now. */
function mayBe(memory: VisitorMemory, { why, holder, isAlone }: Coming, now: KnownEpoch): boolean {
  const counsellor = counsellorIn(now)
  const isIn = now.epoch.holders.some(({ counsellorId }) => counsellorId === holder.counsellorId)
  switch (why) {
    case 'back':
      return (
        counsellor?.counsellorId === holder.counsellorId &&
        counsellor.shiftId !== holder.shiftId &&
        counsellor.certifiedFrom < holder.certifiedFrom
      )
    case 'transfer':
      if (isAlone) return !isIn && memory.search.value.is === 'asked' && !memory.isOtherConnected.value
      return !isIn
    case 'colleague':
      return !isIn && !isAlone && !colleagueIn(now)
  }
}

function decide(memory: VisitorMemory, { why, isAlone, holder, isInTime }: Coming): undefined {
  if (why === 'back' && isInTime && isSoonEnough(memory)) return letIn(memory, 'may-read')
  if (why === 'back' || isAlone) {
    memory.question.value = { about: why === 'back' ? 'back' : 'alone', name: holder.name }
    return
  }
  // The counsellor's own call under seal decides whether this is asked at all; an older one is of somebody else.
  const { attempt } = memory
  if (attempt?.hands.ask && matches(attempt.hands.ask, attempt.hands.coming)) askVisitor(memory)
}

/** [CH5] By this page's own eyes: the server's word alone makes no three minutes. */
function isSoonEnough({ goneSince, deps }: VisitorMemory): boolean {
  const since = goneSince.value
  return since === null || deps.now() - since < standardLimits.sameCounsellor + tolerance
}

function matches(ask: ColleagueAsk, coming: Coming | undefined): boolean {
  if (!coming) return false
  const { holder, take, why } = coming
  const isSame = ask.counsellorId === holder.counsellorId && ask.shiftId === holder.shiftId
  return isSame && ask.take === take && ask.k === `${why}-ask`
}

/** [SE29] The counsellor names under seal who would come. The server must have named the very same. */
export function hearAsk(memory: VisitorMemory, ask: ColleagueAsk): undefined {
  const { hands } = memory.attempt ?? {}
  if (!hands) return
  hands.ask = ask
  if (!hands.coming || hands.coming.why === 'back' || hands.coming.isAlone) return
  return matches(ask, hands.coming) ? askVisitor(memory) : stopForGood(memory, 'not-verified')
}

function askVisitor({ attempt, question }: VisitorMemory): undefined {
  const { coming } = attempt?.hands ?? {}
  if (coming && coming.why !== 'back') question.value = { about: coming.why, name: coming.holder.name }
}

/** [CH2] What the visitor says to who would come; for messages that cannot be read, `no` ends the conversation. */
export function answerQuestion(memory: VisitorMemory, answer: Answer): undefined {
  const { attempt, question } = memory
  const asked = question.value
  question.value = null
  if (!attempt || !asked) return
  if (asked.about === 'damaged') {
    if (answer === 'no') return stopForGood(memory, 'damaged')
    attempt.hands.needsRepair = true
    return mend(memory)
  }
  return answer === 'no' ? turnAway(memory, attempt) : letIn(memory, answer)
}

function turnAway(memory: VisitorMemory, attempt: Attempt): undefined {
  const { coming } = attempt.hands
  if (!coming) return
  Object.assign(attempt.hands, { coming: undefined, ask: undefined, refusedTake: coming.take })
  if (coming.why !== 'back' && !coming.isAlone) {
    const no: Saying = { k: `${coming.why}-answer`, mode: 'no' }
    void sealNow(memory, attempt.unsaid.add(no, undefined, false))
    if (memory.state.value.is === 'talking')
      memory.thread.addEvent(visitorTexts.hands.youSaidNo(memory.state.value.counsellor))
  }
  attempt.connection.send({ t: 'change-no' })
  return mend(memory)
}

function letIn(memory: VisitorMemory, answer: Exclude<Answer, 'no'>): undefined {
  const { attempt } = memory
  const { coming } = attempt?.hands ?? {}
  const current = attempt?.keys.current
  if (!attempt || !coming || !current) return
  const { holder, why } = coming
  const next = attempt.keys.epochs.length
  const from = why === 'back' ? current.of.readFrom[2] : answer === 'may-read' ? 0 : next
  const readFrom = { ...current.of.readFrom, [holder.role]: from }
  const holders = [...whoStays(attempt, current.of, why), holder]
  const isAnswered = why !== 'back' && !coming.isAlone
  void openNext(memory, {
    reason: why,
    holders,
    readFrom,
    ...(isAnswered && { answer: made => yes(why, answer, made) }),
  })
}

/** With `back` a colleague goes (CH5); else who is not replaced stays. */
function whoStays({ hands }: Attempt, now: KnownEpoch, why: Coming['why']): readonly NamedHolder[] {
  const [counsellor, colleague] = [counsellorIn(now), colleagueIn(now)]
  if (why === 'colleague') return counsellor ? [counsellor] : []
  return why === 'transfer' && colleague && !hands.isColleagueGone ? [colleague] : []
}

/** [SE30] What the counsellor needs to tell the colleague of the next epoch. */
async function yes(
  why: 'transfer' | 'colleague',
  mode: Exclude<Answer, 'no'>,
  { epoch }: KnownEpoch,
): Promise<Saying> {
  const ctx = toBase64url(epoch.ctx)
  return { k: `${why}-answer`, mode, ctx, fp: toBase64url(await fingerprint(epoch)) }
}

/** [CH6] "Verder met een collega", once the counsellor has been gone for two minutes. */
export function askColleague({ attempt, search }: VisitorMemory) {
  if (attempt?.connection.send({ t: 'ask-colleague' })) search.value = { is: 'asked', ahead: null }
}

/** [CH8] The colleague who talks along is sent away: at once, and without a reason. */
export function sendAway(memory: VisitorMemory) {
  if (memory.attempt?.connection.send({ t: 'send-away' })) loseColleague(memory)
}

/** Nobody can be asked now: the counsellor is back already, or the chat is closing. The choice stands again. */
export function hearNoColleague({ search }: VisitorMemory): undefined {
  search.value = { is: 'none' }
}

/** So many stand before. */
export function hearColleagueAsked({ search }: VisitorMemory, ahead: number): undefined {
  search.value = { is: 'asked', ahead }
}
