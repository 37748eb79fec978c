import type { LocalDate, LocalMoment } from '../../domain/opening-plan.ts'
import type { Instant } from '../../domain/people.ts'
import type { SurveyTaps } from '../../domain/survey.ts'
import type { SealedLetter } from '../../protocol/contact.ts'
import type { Audited } from '../audit/audit-log.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { SurveyPasses } from './survey-passes.ts'

/** What somebody tapped, and the hour of the helpline's wall clock in which it came; no finer and with no link (SE39). */
export interface TapsRow extends SurveyTaps {
  readonly id: string
  readonly schoolYear: string
  readonly day: LocalDate
  readonly hour: number
}

/** What somebody wrote, sealed to the vault, and on which day. */
export interface SurveyText {
  readonly id: string
  readonly day: LocalDate
  readonly letter: SealedLetter
}

/** Answers to the survey in the main store, inside one transaction. */
export interface SurveyBook {
  addTaps(row: TapsRow): Promise<void>
  /** Those of a school year, in no order that tells anything. */
  tapsOf(schoolYear: string): Promise<readonly TapsRow[]>
  addText(text: SurveyText): Promise<void>
  /** The newest day first; within a day in no order that tells anything. */
  texts(): Promise<readonly SurveyText[]>
  /** Erases texts from before this day. Gives how many. */
  forgetTextsBefore(day: LocalDate): Promise<number>
}

/** What the acts of the survey need. */
export interface SurveyDeps {
  readonly commit: Commit<Audited & { survey: SurveyBook }>
  readonly clock: Clock
  readonly passes: SurveyPasses
  /** The wall calendar and clock of the helpline. */
  readonly localAt: (instant: Instant) => LocalMoment
  /** How many days a text is kept (RT10). */
  readonly textKeptDays: number
}
