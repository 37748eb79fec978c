import { faultsOf, type RingFigures } from './ring-figures.ts'

const columns: readonly (readonly [string, (figures: RingFigures) => string])[] = [
  ['minute', ({ atMinute }) => String(atMinute)],
  ['ended by', ({ isMissed }) => (isMissed ? '20 s' : 'visitor')],
  ['offer', ({ offer }) => shown(offer)],
  ['title', ({ title }) => shown(title)],
  ['planned', ({ planned }) => shown(planned)],
  ['sounded', ({ sounded }) => shown(sounded)],
  ['note', ({ note }) => shown(note)],
  ['calls', ({ callsHeard, callsPlanned }) => `${shown(callsHeard)}/${callsPlanned}`],
  ['| after: title', ({ titleGone }) => shown(titleGone)],
  ['sound cut', ({ silenced }) => shown(silenced)],
  ['last sound', ({ lastSound }) => shown(lastSound)],
  ['note', ({ noteGone }) => shown(noteGone)],
  ['| slowest timer', ({ slowestTimer }) => shown(slowestTimer)],
  ['freezes', ({ freezes }) => String(freezes)],
  ['breaks', ({ breaks }) => String(breaks)],
]

export const tableHead = columns.map(([head]) => head).join('  ')

/** One line of the table; times in milliseconds. */
export function tableLine(figures: RingFigures): string {
  const line = columns.map(([head, cell]) => cell(figures).padStart(head.length)).join('  ')
  const faults = faultsOf(figures)
  return faults.length === 0 ? line : `${line}  WRONG: ${faults.join(', ')}`
}

const shown = (took: number | null | undefined) =>
  took === undefined ? '?' : took === null ? 'never' : String(took)
