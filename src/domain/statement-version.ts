import type { LocalDate } from './opening-plan.ts'

/** One version of a privacy statement: since when it holds, and what is other than before. */
export interface StatementVersion {
  readonly version: string
  readonly date: LocalDate
  readonly changes: readonly string[]
  /** On which day the change was announced. */
  readonly announced?: LocalDate | undefined
}

export interface VersionsToday {
  /** Null while the first version does not hold yet. */
  readonly current: StatementVersion | null
  /** Announced: they hold from their date on. The nearest first. */
  readonly coming: readonly StatementVersion[]
  /** What held before, newest first. */
  readonly earlier: readonly StatementVersion[]
}

/** [PV6] Which of these versions, newest first, holds on a day of the wall calendar, which came before and which will. */
export function versionsOn(versions: readonly StatementVersion[], today: LocalDate): VersionsToday {
  const coming = versions.filter(({ date }) => date > today).toReversed()
  const [current = null, ...earlier] = versions.filter(({ date }) => date <= today)
  return { current, coming, earlier }
}
