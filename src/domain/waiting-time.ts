import { inOrder, type Place, type PlaceIn } from './queue.ts'

/** How fast the queue moves: what a wait depends on. It does not depend on who comes behind. Times are in minutes. */
export interface Pace {
  readonly counsellors: number
  /** Mean length of a conversation, rounding off included. */
  readonly handlingMinutes: number
  /** Mean time that a visitor is willing to wait, above zero; Infinity when nobody leaves. */
  readonly patienceMinutes: number
}

/** In minutes, as the frames and the public status carry it. */
export interface WaitRange {
  readonly from: number
  readonly to: number
}

/** The range lies between these shares of all waits on a place (numbers.md). */
const shown = { from: 0.2, to: 0.8, everyMinutes: 5, afterEnded: 5 } as const

/**
 * [WT2] The chance to wait still after so many minutes, for the visitor on place 1, 2, 3 and so on without end, when all
 * c counsellors are busy and this visitor stays. With j visitors before, the line moves up at rate cμ + jθ: somebody is
 * ready, or one of those before leaves. So the wait is a sum of exponential steps of rates cμ + jθ, j = place − 1 … 0.
 *
 * As these rates lie evenly apart, e^(−θ·wait) has a Beta(cμ/θ, place) distribution, and the chance is a sum of
 * positive terms (a negative binomial; for θ = 0 the Poisson terms of Erlang): nothing cancels, also for equal rates.
 */
function* chancesStillWaiting(minutes: number, pace: Pace): Generator<number, never> {
  const ready = pace.counsellors / pace.handlingMinutes
  const leave = 1 / pace.patienceMinutes
  const stretch = leave > 0 ? -Math.expm1(-leave * minutes) / leave : minutes
  let term = 1
  let sum = 1
  let lifted = 0
  for (let before = 0; ; before += 1) {
    yield Math.min(1, Math.exp(Math.log(sum) + lifted - ready * minutes))
    term *= ((ready + before * leave) * stretch) / (before + 1)
    sum += term
    if (sum < 1e250) continue
    term *= 1e-200
    sum *= 1e-200
    lifted += 200 * Math.LN10
  }
}

/** [WT2] The same for one place. */
export function chanceStillWaiting(place: number, minutes: number, pace: Pace): number {
  const chances = chancesStillWaiting(minutes, pace)
  for (let before = 1; before < place; before += 1) chances.next()
  return chances.next().value
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
 * [WT3] The ranges of waiting time to show to the visitors on place 1 to `places`, when all counsellors who can be reached
 * are busy: from the 20th to the 80th percentile, each to the nearest 5 minutes, and never less than 5 minutes wide.
 * None as long as fewer than 5 conversations have ended today, or when nobody can be reached.
 * The work is the number of places times the longest wait in fives: much less than to ask for each place apart.
 */
export function waitsShown(places: number, pace: Pace, endedToday: number): readonly WaitRange[] {
  if (endedToday < shown.afterEnded || pace.counsellors <= 0 || places < 1) return []
  const from = roundedQuantiles(places, shown.from, pace)
  const to = roundedQuantiles(places, shown.to, pace)
  return from.map((minutes, index) => ({
    from: minutes,
    to: Math.max(to[index] ?? 0, minutes + shown.everyMinutes),
  }))
}

/** [WT3] The same for one place. */
export function waitShown(place: number, pace: Pace, endedToday: number): WaitRange | undefined {
  return waitsShown(place, pace, endedToday)[place - 1]
}

/** Each place's quantile in fives: one five more for every half five at which more than the rest still wait. */
function roundedQuantiles(places: number, share: number, pace: Pace): number[] {
  const { everyMinutes } = shown
  const minutes = new Array<number>(places).fill(0)
  let first = 1
  for (let half = everyMinutes / 2; first <= places; half += everyMinutes) {
    const chances = chancesStillWaiting(half, pace)
    first = 1
    while (first <= places && chances.next().value < 1 - share) first += 1
    minutes.fill(half + everyMinutes / 2, first - 1)
  }
  return minutes
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
  const chances = chancesStillWaiting(minutesLeft, pace)
  const first = line.findIndex(() => 1 - chances.next().value < shown.to)
  return first < 0 ? [] : line.slice(first)
}
