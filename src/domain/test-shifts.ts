import type { Discipline } from './people.ts'
import { noneNeeded, type RosterPerson, type Shift, type ShiftPlan } from './shift.ts'

export const person = (id: string, ...disciplines: Discipline[]): RosterPerson => ({
  id,
  name: id,
  disciplines,
})

export const team = [
  person('noor', 'psycho-pedagogical', 'study-choice'),
  person('farid', 'social', 'medical'),
  person('els', 'social'),
]

/** A Monday evening for two, with one medical. */
export const evening: ShiftPlan = {
  ...{ date: '2026-11-30', from: '17:00', to: '21:00' },
  needed: { people: 2, atLeast: { ...noneNeeded, medical: 1 } },
  people: ['noor', 'farid'],
  pointPerson: 'noor',
}

export function shift(change: Partial<Shift> = {}): Shift {
  return { id: 'monday', version: 1, putUp: [], swaps: [], ...evening, ...change }
}
