import type { LocalDate } from '../../domain/opening-plan.ts'
import type { HelplinePrivacy, StatementFacts } from '../../protocol/privacy.ts'
import type { PageData } from './document.ts'

/** What the pages about personal data are made from. `today`: as the helpline's wall calendar has it. */
export interface PrivacyData extends PageData {
  readonly privacy: HelplinePrivacy
  readonly facts: StatementFacts
  readonly today: LocalDate
}
