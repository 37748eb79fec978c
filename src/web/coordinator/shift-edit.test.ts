import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { noneNeeded } from '../../domain/shift.ts'
import type { RosterWeek, ToldShift } from '../../protocol/roster.ts'
import type { RosterRefusal } from '../staff/roster-asks.ts'
import { draftOf, newDraft, problemsIn } from './shift-draft.ts'
import { ShiftEdit } from './shift-edit.ts'

const monday: ToldShift = {
  ...{ id: 'a'.repeat(22), version: 4, date: '2026-11-30', from: '20:00', to: '24:00' },
  ...{ people: ['noor'], pointPerson: null, putUp: [], swaps: [] },
  ...{ canUndo: false, hasBegun: false, isPast: false, mayTake: false },
  needed: { people: 2, atLeast: noneNeeded },
  warnings: { understaffed: null, twice: [], gone: [], closed: null },
}

const weekWith = (...shifts: ToldShift[]): RosterWeek => ({
  now: { date: '2026-11-27', time: '12:00' },
  days: [
    {
      ...{ date: '2026-11-30', open: [{ from: '17:00', to: '24:00' }], closed: null },
      ...{ clock: null, isPast: false },
    },
  ],
  ...{ shifts, staff: [] },
})

/** A coordinator who puts Farid in the shift; the server says no, and then this stands. */
function bramEdits(
  refusal: RosterRefusal | undefined,
  then: RosterWeek,
  failed: RosterRefusal | null = null,
) {
  const asked: { what: string; asked: object }[] = []
  const answers = [refusal]
  const act = async (what: string, body: object) => {
    asked.push({ what, asked: body })
    const refused = answers.shift()
    return refused && { refused }
  }
  const book = { week: signal<RosterWeek | null>(then), failed: signal(failed), again: async () => undefined }
  const edit = new ShiftEdit({ asks: { act }, book }, monday, draftOf(monday))
  edit.set({ people: ['noor', 'farid'] })
  return { edit, asked }
}

test('[RO6] a coordinator whose shift somebody else changed loses nothing, and chooses which one stays', async () => {
  const theirs = { ...monday, version: 5, people: ['els'] }
  const { edit, asked } = bramEdits('already-open', weekWith(theirs))
  expect(await edit.save()).toBe(false)
  expect(edit.state.value).toEqual({ is: 'changed', now: theirs })
  expect(edit.draft.value.people).toEqual(['noor', 'farid'])
  expect(await edit.saveAnyway(theirs)).toBe(true)
  expect(asked[1]).toMatchObject({ asked: { version: 5, plan: { people: ['noor', 'farid'], to: '24:00' } } })
  edit.takeNew(theirs)
  expect([edit.draft.value.people, edit.isChanged]).toEqual([['els'], false])
})

test('[RO6] a coordinator whose shift somebody else removed can put it back as filled in', async () => {
  const { edit, asked } = bramEdits('expired', weekWith())
  await edit.save()
  expect(edit.state.value).toEqual({ is: 'gone' })
  expect(await edit.addAgain()).toBe(true)
  expect(asked[1]).toMatchObject({ what: 'add', asked: { plan: { people: ['noor', 'farid'] } } })
})

test('[RO5] [RO6] past, somebody unknown, no connection: each is said, and what was filled in stays', async () => {
  const states = [
    bramEdits('expired', weekWith({ ...monday, isPast: true })),
    bramEdits('expired', weekWith(monday)),
    bramEdits('no-connection', weekWith(monday), 'no-connection'),
  ]
  const said = []
  for (const { edit } of states) {
    await edit.save()
    said.push(edit.state.value)
    expect([edit.isChanged, edit.draft.value.people]).toEqual([true, ['noor', 'farid']])
  }
  expect(said).toEqual([{ is: 'past' }, { is: 'unknown-person' }, { is: 'refused', why: 'no-connection' }])
})

test('[RO1] a coordinator reads at which field what is wrong, before anything is sent', () => {
  const draft = draftOf(monday)
  expect(problemsIn(draft)).toEqual([])
  const fields = [
    { ...draft, date: '' },
    { ...draft, from: '21:00', to: '20:00' },
    { ...draft, needed: { ...draft.needed, people: Number.NaN } },
    { ...draft, needed: { people: 2, atLeast: { ...noneNeeded, medical: 3 } } },
  ].map(one => problemsIn(one)[0]?.field)
  expect(fields).toEqual(['shift-date', 'shift-to', 'needed-people', 'needed-medical'])
})

test('[RO5] a new shift is filled in with the opening hours of that day, until midnight as a clock says it', () => {
  expect(newDraft('2026-11-30', weekWith())).toMatchObject({ from: '17:00', to: '00:00', people: [] })
})
