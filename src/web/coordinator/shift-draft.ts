import { disciplines } from '../../domain/people.ts'
import {
  endOfDay,
  mostPeople,
  type Needed,
  noneNeeded,
  overlap,
  planFault,
  type ShiftPlan,
} from '../../domain/shift.ts'
import type { RosterWeek, ToldShift } from '../../protocol/roster.ts'
import { rosterTexts as texts } from './roster-texts.ts'

/** A shift as it is being filled in: a field may be empty, and `to` says midnight as a clock does, `00:00`. */
export interface ShiftDraft extends Omit<ShiftPlan, 'needed'> {
  readonly needed: NeededDraft
}

/** Numbers as typed; NaN while a field is empty. */
export interface NeededDraft {
  readonly people: number
  readonly atLeast: Needed['atLeast']
}

/** Until a helpline says otherwise: at least one medical (flanders.md). */
export const usuallyNeeded: NeededDraft = { people: 3, atLeast: { ...noneNeeded, medical: 1 } }

export function draftOf({ date, from, to, needed, people, pointPerson }: ToldShift): ShiftDraft {
  return { date, from, to: to === endOfDay ? '00:00' : to, needed, people, pointPerson }
}

/** A shift on this day: the first opening hours without one, and what the other shifts of the week need. */
export function newDraft(date: string, { days, shifts }: RosterWeek): ShiftDraft {
  const open = days.find(day => day.date === date)?.open ?? []
  const free = open.find(period => !shifts.some(shift => overlap(shift, { date, ...period })))
  const { from, to } = free ?? open[0] ?? { from: '17:00', to: '21:00' }
  const needed = shifts.find(shift => shift.date === date)?.needed ?? shifts[0]?.needed ?? usuallyNeeded
  return { date, from, to: to === endOfDay ? '00:00' : to, needed, people: [], pointPerson: null }
}

export function planOfDraft(draft: ShiftDraft): ShiftPlan {
  return { ...draft, to: draft.to === '00:00' ? endOfDay : draft.to }
}

/** Something to mend before it can be kept, and the field where. */
export interface Problem {
  readonly field: string
  readonly text: string
}

/** [RO1] What is not right yet, in the order of the fields. */
export function problemsIn(draft: ShiftDraft): readonly Problem[] {
  const plan = planOfDraft(draft)
  const missing = [
    ...(draft.date === '' ? [{ field: 'shift-date', text: texts.problems.date }] : []),
    ...(draft.from === '' || draft.to === '' ? [{ field: 'shift-from', text: texts.problems.times }] : []),
    ...neededProblems(draft.needed),
  ]
  if (missing.length > 0) return missing
  switch (planFault(plan)) {
    case 'times':
      return [{ field: 'shift-to', text: texts.problems.order }]
    case 'people':
      return [{ field: 'shift-people', text: texts.problems.people(mostPeople) }]
    case 'needed':
    case 'point-person':
    case undefined:
      return []
  }
}

/** What is not right yet about how many are needed. */
export function neededProblems({ people, atLeast }: NeededDraft): readonly Problem[] {
  if (!(Number.isInteger(people) && people >= 1 && people <= mostPeople))
    return [{ field: 'needed-people', text: texts.problems.needed(mostPeople) }]
  const wrong = disciplines.find(name => {
    const count = atLeast[name]
    return !(Number.isInteger(count) && count >= 0 && count <= people)
  })
  return wrong === undefined ? [] : [{ field: `needed-${wrong}`, text: texts.problems.atLeast(people) }]
}
