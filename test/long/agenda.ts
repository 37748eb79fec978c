/** A visitor who asks for a place, so many minutes after the desk was hidden; `isMissed`: waits out the whole ring. */
export interface Visit {
  readonly atMinute: number
  readonly isMissed: boolean
}

/**
 * One hour: at once and close together; past five minutes of hiding, when browsers slow every timer down to one a
 * minute; and after silences of ten and twenty minutes, when they may freeze a page.
 */
const hour: readonly Visit[] = [
  { atMinute: 0, isMissed: false },
  { atMinute: 0.5, isMissed: true },
  { atMinute: 2, isMissed: false },
  { atMinute: 4, isMissed: false },
  { atMinute: 6, isMissed: false },
  { atMinute: 8, isMissed: true },
  { atMinute: 18, isMissed: false },
  { atMinute: 20, isMissed: false },
  { atMinute: 40, isMissed: false },
  { atMinute: 41.5, isMissed: true },
  { atMinute: 52, isMissed: false },
  { atMinute: 59.5, isMissed: false },
]

/** The visits of so many minutes; after an hour it begins again. */
export function agendaOf(minutes: number): Visit[] {
  const hours = Array.from({ length: Math.ceil(minutes / 60) }, (_, index) => index * 60)
  return hours
    .flatMap(from => hour.map(visit => ({ ...visit, atMinute: from + visit.atMinute })))
    .filter(({ atMinute }) => atMinute < minutes)
}
