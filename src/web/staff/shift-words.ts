import type { Understaffed } from '../../domain/shift.ts'
import type { ToldPerson, ToldShift } from '../../protocol/roster.ts'
import { rosterTexts as texts } from './roster-texts.ts'

/** The name of somebody in a shift. */
export function nameOf(id: string, staff: readonly ToldPerson[]): string {
  return staff.find(person => person.id === id)?.name ?? texts.unknown
}

export function disciplinesInWords({ disciplines }: Pick<ToldPerson, 'disciplines'>): string {
  return disciplines.map(name => texts.disciplines[name]).join(', ')
}

/** What a shift lacks, a line each. */
export function lacksInWords(understaffed: Understaffed | null): string[] {
  if (understaffed === null) return []
  const { warnings, disciplines } = texts
  const few = understaffed.people > 0 ? [warnings.tooFew(understaffed.people)] : []
  return [
    ...few,
    ...understaffed.disciplines.map(({ name, missing }) => warnings.discipline(missing, disciplines[name])),
  ]
}

/** [RO2] [RO3] Everything to look at in a shift, a line each. */
export function warningsInWords({ warnings }: ToldShift, staff: readonly ToldPerson[]): string[] {
  const { understaffed, twice, gone, closed } = warnings
  const words = texts.warnings
  return [
    ...lacksInWords(understaffed),
    ...twice.map(id => words.twice(nameOf(id, staff))),
    ...(gone.length > 0 ? [words.gone(gone.length)] : []),
    ...(closed === null ? [] : [closed.because === null ? words.closed : words.dayOff(closed.because)]),
  ]
}
