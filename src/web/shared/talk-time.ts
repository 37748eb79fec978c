/** What the server said when the conversation opened, and when this page heard it (its own clock, milliseconds). */
export interface Opened {
  readonly elapsed: number
  readonly planned: number
  /** What was planned at the opening, when more was planned since. */
  readonly base?: number
  readonly heardAt: number
  /** False in a crisis: the figures are kept, and shown to nobody (CV15). */
  readonly isClockShown: boolean
}

export interface TalkTime {
  /** Whole minutes since it opened; the minute that runs now is this one, counted from 0. */
  readonly minute: number
  readonly plannedMinutes: number
  /** What was planned at the opening: minutes beyond it are drawn as extra squares. */
  readonly baseMinutes: number
  /** Minutes until the planned end, rounded up; 0 from then on. */
  readonly remainingMinutes: number
}

/** Where two people are in their planned time. Durations only: a visitor's clock may be wrong. */
export function talkTime(opened: Opened, now: number): TalkTime {
  const elapsed = opened.elapsed + Math.max(0, now - opened.heardAt)
  return {
    minute: Math.floor(elapsed / 60_000),
    plannedMinutes: Math.round(opened.planned / 60_000),
    baseMinutes: Math.round((opened.base ?? opened.planned) / 60_000),
    remainingMinutes: Math.max(0, Math.ceil((opened.planned - elapsed) / 60_000)),
  }
}
