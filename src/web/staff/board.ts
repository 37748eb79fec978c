import type { DeskStatus, ToDeskFrame } from '../../protocol/desk-frames.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly status: DeskStatus
  /** By this page's clock, in milliseconds. */
  readonly since: number
  /** Since when this conversation goes on, for who talks. */
  readonly talkingSince: number | null
  /** This conversation hides its clock (CV15). */
  readonly isCrisis: boolean
  /** The coordinator who said "ik ben er voor jou" (CR4). */
  readonly crisisAnsweredBy: string | null
  /** "Aanspreekpunt" today: an alarm goes to this desk first (AL14). */
  readonly isPointPerson: boolean
  /** Until when it was planned to be so; null where nothing was. */
  readonly until: number | null
}

/** The live board: counts and people, never a text. */
export interface Board {
  readonly waiting: number
  /** Since when the first in line waits, or null when nobody does. */
  readonly longestSince: number | null
  readonly colleagues: readonly Colleague[]
}

/** The board from its frame: durations become instants, so that the page can go on counting by itself. */
export function boardOf(frame: Extract<ToDeskFrame, { t: 'board' }>, now: number): Board {
  return {
    waiting: frame.waiting,
    longestSince: frame.waiting > 0 ? now - frame.longest : null,
    colleagues: frame.colleagues.map(({ since, talking, left, ...colleague }) => ({
      ...colleague,
      since: now - since,
      until: left === null ? null : now + left,
      talkingSince: talking === null ? null : now - talking,
    })),
  }
}

/** Whole minutes since an instant. */
export function minutesSince(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / 60_000))
}

/** Whole minutes until an instant, rounded up; 0 from then on. */
export function minutesLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 60_000))
}

export function countWith(board: Board, status: DeskStatus): number {
  return board.colleagues.filter(colleague => colleague.status === status).length
}
