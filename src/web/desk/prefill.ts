import type { Intake } from '../../crypto/message-content.ts'
import { type AgeBand, type ClosingDraft, emptyDraft, type SchoolLevel } from '../../domain/registration.ts'
import type { ClosingForm } from '../../protocol/registration.ts'

const bands: readonly (readonly [number, AgeBand])[] = [
  [10, 'under-10'],
  [12, '10-11'],
  [14, '12-13'],
  [16, '14-15'],
  [18, '16-17'],
  [26, '18-25'],
]

/** What schools a visitor may choose, as the closing form asks them. */
const levels: Readonly<Record<string, SchoolLevel>> = {
  lager: 'primary',
  'secundair-1': 'secondary-1',
  'secundair-2': 'secondary-2',
  'secundair-3': 'secondary-3',
  buitengewoon: 'special',
  andere: 'other',
}

function ageBandOf(years: number): AgeBand {
  return bands.find(([below]) => years < below)?.[1] ?? 'over-25'
}

/** The themes of the form that the visitor's own coarse theme leads to. */
export function suggestedThemes(form: ClosingForm, theme: string | undefined): readonly string[] {
  return theme === undefined ? [] : form.themes.filter(({ from }) => from.includes(theme)).map(({ id }) => id)
}

/** [RG3] What the visitor told beforehand, so that nobody types it again. It is read in this page only. */
export function prefill(intake: Intake | null): ClosingDraft {
  if (!intake) return emptyDraft
  const { who, ageYears, gender, school } = intake
  return {
    ...emptyDraft,
    who: who ?? 'unknown',
    ageBand: ageYears === undefined ? 'unknown' : ageBandOf(ageYears),
    gender: gender === undefined || gender === 'rather-not-say' ? 'not-said' : gender,
    schoolLevel: (school === undefined ? undefined : levels[school]) ?? 'unknown',
  }
}

/** One theme that is surely meant is ticked already; of several the counsellor chooses. */
export function withTheme(draft: ClosingDraft, form: ClosingForm, theme: string | undefined): ClosingDraft {
  const suggested = suggestedThemes(form, theme)
  return draft.themes.length === 0 && suggested.length === 1 ? { ...draft, themes: suggested } : draft
}
