import type { Pace } from './waiting-time.ts'

/** Visitors who come, and the counsellors and patience that they meet. */
export interface Traffic extends Pace {
  readonly arrivalsPerMinute: number
}

/** What a traffic leads to in the long run. Shares are from 0 to 1; the wait is the mean over everyone who came. */
export interface LongRun {
  readonly waitingShare: number
  readonly leavingShare: number
  readonly meanWaitMinutes: number
  readonly busyShare: number
}

/**
 * [WT1] Erlang B: the share of visitors who find everyone talking when nobody may wait.
 * B(0) = 1, B(n) = A·B(n−1) / (n + A·B(n−1)). Takes the load A = arrivals × handling time, in erlangs.
 */
export function erlangB(erlangs: number, counsellors: number): number {
  let refused = 1
  for (let n = 1; n <= counsellors; n += 1) refused = (erlangs * refused) / (n + erlangs * refused)
  return refused
}

/**
 * [WT1] Erlang C: the share of visitors who must wait when nobody ever leaves.
 * C = B / (1 − (A/c)(1 − B)); 1 when the load is more than the counsellors can bear.
 */
export function erlangC(erlangs: number, counsellors: number): number {
  if (erlangs >= counsellors) return 1
  const refused = erlangB(erlangs, counsellors)
  return refused / (1 - (erlangs / counsellors) * (1 - refused))
}

/**
 * [WT1] Erlang A (Palm; Garnett, Mandelbaum and Reiman): visitors wait, and leave when their patience is over.
 * A birth–death chain with births λ and deaths min(n, c)·μ + max(0, n − c)·θ; leaving share = θ·E[queue] / λ.
 * Takes arrivals and a handling time above zero. The work grows with arrivals × patience.
 */
export function erlangA(traffic: Traffic): LongRun {
  const { arrivalsPerMinute, handlingMinutes, patienceMinutes, counsellors } = traffic
  const erlangs = arrivalsPerMinute * handlingMinutes
  if (patienceMinutes === Number.POSITIVE_INFINITY) return withoutLeaving(erlangs, traffic)
  const refused = erlangB(erlangs, counsellors)
  if (patienceMinutes === 0)
    return {
      waitingShare: refused,
      leavingShare: refused,
      meanWaitMinutes: 0,
      busyShare: share((1 - refused) * erlangs, counsellors),
    }
  const { all, allBusy, queued } = weighStates(traffic, 1 / refused)
  const meanWaitMinutes = queued / all / arrivalsPerMinute
  const leavingShare = meanWaitMinutes / patienceMinutes
  return {
    waitingShare: allBusy / all,
    leavingShare,
    meanWaitMinutes,
    busyShare: share((1 - leavingShare) * erlangs, counsellors),
  }
}

/**
 * The weights of the states with j visitors waiting, against the state with everyone busy and nobody waiting.
 * `upToBusy` is the weight of all states without a queue. Only the proportions of the answers mean something.
 */
function weighStates(
  { arrivalsPerMinute, handlingMinutes, patienceMinutes, counsellors }: Traffic,
  upToBusy: number,
) {
  let weight = 1
  let all = upToBusy
  let allBusy = 1
  let queued = 0
  for (let j = 1; ; j += 1) {
    const ratio = arrivalsPerMinute / (counsellors / handlingMinutes + j / patienceMinutes)
    weight *= ratio
    all += weight
    allBusy += weight
    queued += j * weight
    // From here on the terms only fall, and faster at every step.
    if (ratio < 1 && j * weight < 1e-17 * (1 - ratio) * queued) return { all, allBusy, queued }
    if (all < 1e250) continue
    weight *= 1e-200
    all *= 1e-200
    allBusy *= 1e-200
    queued *= 1e-200
  }
}

function share(busy: number, counsellors: number): number {
  return counsellors > 0 ? busy / counsellors : 0
}

function withoutLeaving(erlangs: number, { handlingMinutes, counsellors }: Traffic): LongRun {
  const waitingShare = erlangC(erlangs, counsellors)
  if (erlangs >= counsellors)
    return {
      waitingShare,
      // With endless patience the queue only grows; this is the share that the counsellors never get to.
      leavingShare: 1 - counsellors / erlangs,
      meanWaitMinutes: Number.POSITIVE_INFINITY,
      busyShare: share(counsellors, counsellors),
    }
  const meanWaitMinutes = (waitingShare * handlingMinutes) / (counsellors - erlangs)
  return { waitingShare, leavingShare: 0, meanWaitMinutes, busyShare: erlangs / counsellors }
}
