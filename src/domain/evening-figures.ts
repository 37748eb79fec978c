import type { Pace } from './waiting-time.ts'

/** What is counted of this evening: sums only, nothing that leads to a person. Times are in minutes. */
export interface EveningFigures {
  readonly arrived: number
  readonly answered: number
  readonly leftWaiting: number
  readonly ended: number
  /** All waits that are over, however they ended. */
  readonly waitedMinutes: number
  /** All conversations that have ended, rounding off included. */
  readonly handledMinutes: number
}

/**
 * What is told of an evening. `answered` and `left-waiting` say how long the visitor had waited; somebody who was
 * passed over has left when the page went out of sight. `ended` says how long the counsellor was not free for others:
 * from taking until ready again.
 */
export type EveningEvent =
  | { readonly happened: 'arrived' }
  | { readonly happened: 'answered' | 'left-waiting' | 'ended'; readonly afterMinutes: number }

export const nothingYet: EveningFigures = {
  arrived: 0,
  answered: 0,
  leftWaiting: 0,
  ended: 0,
  waitedMinutes: 0,
  handledMinutes: 0,
}

/** So many conversations must have ended before their mean says more than the site's own setting (numbers.md). */
const trustedFrom = 5

/** [WT6] The figures after one more event. A time below zero, from a clock that was set back, counts as zero. */
export function count(figures: EveningFigures, event: EveningEvent): EveningFigures {
  if (event.happened === 'arrived') return { ...figures, arrived: figures.arrived + 1 }
  const minutes = Math.max(0, event.afterMinutes)
  if (event.happened === 'ended')
    return { ...figures, ended: figures.ended + 1, handledMinutes: figures.handledMinutes + minutes }
  const waitedMinutes = figures.waitedMinutes + minutes
  return event.happened === 'answered'
    ? { ...figures, waitedMinutes, answered: figures.answered + 1 }
    : { ...figures, waitedMinutes, leftWaiting: figures.leftWaiting + 1 }
}

/** [WT6] T: the mean of this evening's conversations; the site's own number until 5 have ended. */
export function meanHandlingMinutes(figures: EveningFigures, siteMinutes: number): number {
  const { ended, handledMinutes } = figures
  // Five conversations of no length would make every wait zero.
  return ended < trustedFrom || handledMinutes === 0 ? siteMinutes : handledMinutes / ended
}

/**
 * [WT6] 1/θ, with θ = those who left ÷ all time spent waiting: the waits of those who were answered count too, for
 * they did not leave in that time. Infinity as long as nobody left.
 */
export function meanPatienceMinutes({ leftWaiting, waitedMinutes }: EveningFigures): number {
  return leftWaiting === 0 ? Number.POSITIVE_INFINITY : waitedMinutes / leftWaiting
}

/** [WT6] λ, per hour of the `minutesOpen` so far; 0 before the first minute. */
export function arrivalsPerHour({ arrived }: EveningFigures, minutesOpen: number): number {
  return minutesOpen > 0 ? (arrived * 60) / minutesOpen : 0
}

/**
 * [WT7] The pace of the queue, for the ranges that are shown. One handling time of waiting in which nobody left is
 * added to the patience: else one hasty visitor early in the evening would make everyone's wait look short.
 */
export function paceOf(figures: EveningFigures, counsellors: number, siteMinutes: number): Pace {
  const handlingMinutes = meanHandlingMinutes(figures, siteMinutes)
  const waitedMinutes = figures.waitedMinutes + handlingMinutes
  return { counsellors, handlingMinutes, patienceMinutes: meanPatienceMinutes({ ...figures, waitedMinutes }) }
}
