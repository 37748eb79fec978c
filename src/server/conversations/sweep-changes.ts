import { type Change, comesAs } from '../../domain/change.ts'
import { isChangeDue, isWholeInKeys } from '../../domain/next-epoch.ts'
import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import type { ConversationDeps } from './conversations.ts'
import { takeChangeAway } from './drop-beside.ts'
import { doNotCome } from './end-call.ts'
import { leaveTalk } from './leave-talk.ts'
import { type Ending, tellNothingCame } from './nothing-came.ts'

/**
 * What the clock does to changes: a ring that is missed, an answer or a hello that does not come, and a colleague whose
 * page stays away. The conversation itself goes on (CH4).
 */
export async function sweepChanges(deps: ConversationDeps): Promise<void> {
  const { commit, clock, limits, lostDesks, broken } = deps
  const due = await commit(({ changes }) => changes.due(clock.now()))
  for (const { conversation } of due)
    await timeOut(deps, conversation).catch(error => broken('sweep-failed', error))
  for (const [account, since] of [...lostDesks])
    if (clock.now() - since >= limits.colleagueKept)
      await giveUpOn(deps, account).catch(error => broken('sweep-failed', error))
  deps.deskBlobs.forgetPast(clock.now())
}

async function timeOut(deps: ConversationDeps, id: ConversationId): Promise<void> {
  const ended = await deps.commit(async stores => {
    const change = await stores.changes.of(id)
    const conversation = await stores.conversations.find(id)
    // An answer may have come since the clock was looked at.
    if (!change || !conversation || !isChangeDue(change, deps.clock.now())) return undefined
    await takeChangeAway(stores, change)
    return { change, conversation }
  })
  if (ended) await tellNothingCame(deps, ended.conversation, ended.change, endingOf(ended.change))
}

/** Who should have answered and did not: [CH1] the colleague who rang, [CH2] the visitor, [CH3] a holder. */
function endingOf(change: Change): Ending {
  if (change.stage === 'ringing') return { rung: 'missed', comer: null, visitor: null, calling: 'missed' }
  if (change.stage === 'asked' || !isWholeInKeys(change))
    return { rung: 'missed', comer: 'no-key', visitor: 'too-late', calling: 'no-answer' }
  const isAway = change.awaits.includes(comesAs(change))
  return { rung: 'missed', comer: 'no-hello', isAway, visitor: 'no-hello', calling: 'no-hello' }
}

/** [CH8] A colleague, or who was coming, whose page is gone for a minute, has left. A key that was given has its own time. */
async function giveUpOn(deps: ConversationDeps, account: CounsellorId): Promise<void> {
  deps.lostDesks.delete(account)
  const { talking, coming } = await deps.commit(async ({ conversations, changes }) => ({
    talking: await conversations.busyWith(account),
    coming: await changes.busyWith(account),
  }))
  if (coming?.stage === 'asked' && coming.reason !== 'back')
    await doNotCome(deps, account, coming.conversation)
  const isAlong = talking && talking.state !== 'taken' && talking.colleague?.counsellor === account
  if (isAlong) await leaveTalk(deps, account, talking.id)
}
