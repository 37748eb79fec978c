import { inOrder, type Place, type PlaceIn } from './queue.ts'

/** What an evening's queue is made of. All times are in minutes; a patience of Infinity means that nobody leaves. */
export interface Traffic {
  readonly arrivalsPerMinute: number
  /** Mean length of a conversation, rounding off included. */
  readonly handlingMinutes: number
  /** Mean time that a visitor is willing to wait. */
  readonly patienceMinutes: number
  readonly counsellors: number
}

/** How fast the queue moves: what the wait of one visitor depends on. It does not depend on who comes behind. */
export type Pace = Omit<Traffic, 'arrivalsPerMinute'>

/** What a traffic leads to in the long run. Shares are from 0 to 1; the wait is the mean over everyone who came. */
export interface LongRun {
  readonly waitingShare: number
  readonly leavingShare: number
  readonly meanWaitMinutes: number
  readonly busyShare: number
}

/** In minutes, as the frames and the public status carry it. */
export interface WaitRange {
  readonly from: number
  readonly to: number
}

/** The part of the visitors whose wait is shorter than the range shown, and than its upper end (numbers.md). */
const shown = { from: 0.2, to: 0.8, everyMinutes: 5, afterEnded: 5 } as const

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

/**
 * [WT2] The chance that the visitor on `place` (1 is the first) still waits after so many minutes, when all `c`
 * counsellors are busy and this visitor stays. With j visitors before, the line moves up at rate cμ + jθ: somebody is
 * ready, or one of those before leaves. So the wait is a sum of exponential steps of rates cμ + jθ, j = place − 1 … 0.
 *
 * As these rates lie evenly apart, e^(−θ·wait) has a Beta(cμ/θ, place) distribution, and the chance is a sum of
 * positive terms (a negative binomial; for θ = 0 the Poisson terms of Erlang): nothing cancels, also for equal rates.
 */
export function chanceStillWaiting(place: number, minutes: number, pace: Pace): number {
  const { counsellors, handlingMinutes, patienceMinutes } = pace
  const ready = counsellors / handlingMinutes
  const leave = 1 / patienceMinutes
  const stretch = leave > 0 ? -Math.expm1(-leave * minutes) / leave : minutes
  let term = 1
  let sum = 1
  let lifted = 0
  for (let before = 0; before < place - 1; before += 1) {
    term *= ((ready + before * leave) * stretch) / (before + 1)
    sum += term
    if (sum < 1e250) continue
    term *= 1e-200
    sum *= 1e-200
    lifted += 200 * Math.LN10
  }
  return Math.min(1, Math.exp(Math.log(sum) + lifted - ready * minutes))
}

/** [WT2] The minutes within which this `share` of visitors on this place have their turn; Infinity without counsellors. */
export function waitQuantileMinutes(place: number, share: number, pace: Pace): number {
  if (pace.counsellors <= 0) return Number.POSITIVE_INFINITY
  const isTooShort = (minutes: number) => 1 - chanceStillWaiting(place, minutes, pace) < share
  let long = pace.handlingMinutes
  while (isTooShort(long)) long *= 2
  let short = 0
  while (long - short > 1e-9 * long) {
    const middle = (short + long) / 2
    if (isTooShort(middle)) short = middle
    else long = middle
  }
  return long
}

/**
 * [WT3] The range of waiting time to show to the visitor on this place (1 is the first) when all counsellors who can be
 * reached are busy: the 20th to the 80th percentile, each to the nearest 5 minutes, and never less than 5 minutes wide.
 * Nothing as long as fewer than 5 conversations have ended today, or when nobody can be reached.
 * The answer depends on place and pace only; its work grows with the place.
 */
export function waitShown(place: number, pace: Pace, endedToday: number): WaitRange | undefined {
  if (endedToday < shown.afterEnded || pace.counsellors <= 0) return undefined
  const from = rounded(waitQuantileMinutes(place, shown.from, pace))
  const to = rounded(waitQuantileMinutes(place, shown.to, pace))
  return { from, to: Math.max(to, from + shown.everyMinutes) }
}

function rounded(minutes: number): number {
  return Math.round(minutes / shown.everyMinutes) * shown.everyMinutes
}

/**
 * [WT4] Whether no new visitor is let in: one more could not be helped before closing, or it is the last
 * `latestMinutes` of the evening. `counsellors` are those on duty, "even weg" included. With nobody on duty: true.
 */
export function intakeStops(evening: {
  readonly waiting: number
  readonly handlingMinutes: number
  readonly counsellors: number
  readonly minutesLeft: number
  readonly latestMinutes: number
}): boolean {
  const { waiting, handlingMinutes, counsellors, minutesLeft, latestMinutes } = evening
  return minutesLeft <= latestMinutes || ((waiting + 1) * handlingMinutes) / counsellors > minutesLeft
}

/**
 * [WT5] Who of those waiting must hear that they will not be reached before closing: everyone whose 80th percentile,
 * the upper end of the range shown, lies beyond it. Takes places in any order; gives the last of the line, in order.
 * To be asked once, ten minutes or a little more before closing: who is not named then has a promise to be helped.
 */
export function willNotBeReached(
  places: readonly Place[],
  pace: Pace,
  minutesLeft: number,
): readonly PlaceIn<'waiting'>[] {
  const line = places.filter(place => place.state === 'waiting').sort(inOrder)
  const isUnsure = (place: number) => 1 - chanceStillWaiting(place, minutesLeft, pace) < shown.to
  const first = line.findIndex((_, index) => isUnsure(index + 1))
  return first < 0 ? [] : line.slice(first)
}
