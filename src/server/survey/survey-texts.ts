import type { LocalDate } from '../../domain/opening-plan.ts'
import { daysLater } from '../../domain/shift.ts'
import type { SurveyTexts } from '../../protocol/survey.ts'
import type { SurveyDeps } from './survey.ts'

/** [SV4] Gives every text that is kept, sealed as it came: only a page with a vault key can open it. */
export async function readSurveyTexts({
  commit,
  textKeptDays,
}: Pick<SurveyDeps, 'commit' | 'textKeptDays'>): Promise<SurveyTexts> {
  return { texts: [...(await commit(({ survey }) => survey.texts()))], keptDays: textKeptDays }
}

type SweepDeps = Pick<SurveyDeps, 'commit' | 'clock' | 'localAt' | 'textKeptDays'>

/** [RT10] Erases texts whose days are over, and their bytes. Looks once a day. */
export function sweepSurveyTexts(
  { commit, clock, localAt, textKeptDays }: SweepDeps,
  eraseJournal: () => Promise<void>,
): () => Promise<void> {
  let lookedOn: LocalDate = ''
  return async () => {
    const today = localAt(clock.now()).date
    if (today === lookedOn) return
    const oldest = daysLater(today, -textKeptDays)
    const erased = await commit(({ survey }) => survey.forgetTextsBefore(oldest))
    if (erased > 0) await eraseJournal()
    lookedOn = today
  }
}
