import { systemActor } from '../../domain/audit-log.ts'
import type { LocalDate } from '../../domain/opening-plan.ts'
import { daysLater } from '../../domain/shift.ts'
import type { SurveyTexts } from '../../protocol/survey.ts'
import type { SurveyDeps } from './survey.ts'

/** [SV4] Gives every text that is kept, sealed as it came: only a page with a vault key can open it. */
export async function readSurveyTexts(
  { commit, textKeptDays }: Pick<SurveyDeps, 'commit' | 'textKeptDays'>,
  by: string,
): Promise<SurveyTexts> {
  const texts = await commit(async ({ survey, auditLog }) => {
    const found = await survey.texts()
    const reading = { actor: by, action: 'survey-texts-read', times: found.length } as const
    await auditLog.appendOnceIn(oneReading, reading)
    return found
  })
  return { texts: [...texts], keptDays: textKeptDays }
}

/** A page asks again by itself: within an hour it is the same reading. */
const oneReading = 60 * 60_000

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
    const erased = await commit(async ({ survey, auditLog }) => {
      const times = await survey.forgetTextsBefore(oldest)
      if (times > 0) await auditLog.append({ actor: systemActor, action: 'survey-texts-expired', times })
      return times
    })
    if (erased > 0) await eraseJournal()
    lookedOn = today
  }
}
