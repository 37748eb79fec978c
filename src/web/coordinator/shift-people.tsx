import { useSignal } from '@preact/signals'
import { overlap, understaffedBy } from '../../domain/shift.ts'
import type { RosterWeek, ToldPerson } from '../../protocol/roster.ts'
import { privateField } from '../shared/private-field.ts'
import { rosterTexts as shared, timesInWords } from '../staff/roster-texts.ts'
import { disciplinesInWords, lacksInWords, nameOf } from '../staff/shift-words.ts'
import { rosterTexts as texts } from './roster-texts.ts'
import { neededProblems, planOfDraft } from './shift-draft.ts'
import type { ShiftEdit } from './shift-edit.ts'

interface ShiftPeopleProps {
  readonly edit: ShiftEdit
  readonly week: RosterWeek
}

/** From here on one searches rather than looks. */
const many = 10

/** Who is in it, by ticking; with disciplines, who is busy then, and what is still lacking. */
export function ShiftPeople({ edit, week }: ShiftPeopleProps) {
  const search = useSignal('')
  const { people } = edit.draft.value
  const staff = week.staff.filter(({ isHere }) => isHere)
  const found = staff.filter(person => people.includes(person.id) || matches(person, search.value))
  const gone = people.filter(id => staff.every(person => person.id !== id))
  const toggle = (id: string, isIn: boolean) => {
    const next = isIn ? [...people, id] : people.filter(one => one !== id)
    const { pointPerson } = edit.draft.peek()
    edit.set({ people: next, pointPerson: pointPerson === id && !isIn ? null : pointPerson })
  }
  return (
    <fieldset class="shift-people" id="shift-people" tabIndex={-1}>
      <legend>{texts.editor.who}</legend>
      <Staffing edit={edit} staff={staff} />
      {staff.length === 0 && <p class="hint">{texts.editor.noStaff}</p>}
      {staff.length > many && (
        <div class="field">
          <label htmlFor="people-search">{texts.editor.search}</label>
          <input
            {...privateField}
            id="people-search"
            class="input"
            type="search"
            value={search.value}
            onInput={event => {
              search.value = event.currentTarget.value
            }}
          />
        </div>
      )}
      <ul class="people-list">
        {found.map(person => (
          <PersonChoice
            key={person.id}
            {...{ person, edit, week, toggle }}
            isIn={people.includes(person.id)}
          />
        ))}
        {gone.map(id => (
          <li key={id}>
            <button type="button" class="button quiet" onClick={() => toggle(id, false)}>
              {texts.editor.takeOut(nameOf(id, week.staff))}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && staff.length > 0 && <p class="hint">{texts.editor.nobodyFound}</p>}
      <PointField edit={edit} staff={staff} />
    </fieldset>
  )
}

function matches(person: ToldPerson, search: string): boolean {
  const said = `${person.name} ${disciplinesInWords(person)}`.toLocaleLowerCase('nl')
  return said.includes(search.trim().toLocaleLowerCase('nl'))
}

function Staffing({ edit, staff }: { readonly edit: ShiftEdit; readonly staff: readonly ToldPerson[] }) {
  const { people, needed } = edit.draft.value
  const lacks = lacksInWords(understaffedBy({ people, needed }, staff))
  const words = texts.editor
  // Nothing is complete as long as nobody said how many are needed.
  if (neededProblems(needed).length > 0)
    return <p class="staffing is-lacking">{words.chosenSoFar(people.length)}</p>
  const chosen = words.chosen(people.length, needed.people)
  return (
    <p class={lacks.length > 0 ? 'staffing is-lacking' : 'staffing'} role="status">
      <b>{chosen}.</b> {lacks.length > 0 ? `${lacks.join('. ')}.` : words.complete}
    </p>
  )
}

interface PersonChoiceProps extends ShiftPeopleProps {
  readonly person: ToldPerson
  readonly isIn: boolean
  toggle(id: string, isIn: boolean): void
}

function PersonChoice({ person, edit, week, isIn, toggle }: PersonChoiceProps) {
  const plan = planOfDraft(edit.draft.value)
  const beside = week.shifts.find(
    shift => shift.id !== edit.base?.id && overlap(shift, plan) && shift.people.includes(person.id),
  )
  return (
    <li>
      <label class="choice">
        <input
          type="checkbox"
          autocomplete="off"
          checked={isIn}
          onChange={event => toggle(person.id, event.currentTarget.checked)}
        />
        <span class="person-words">
          <span class="shift-name">{person.name}</span>
          <span class="shift-disciplines">{disciplinesInWords(person)}</span>
          {beside && <span class="person-busy">{texts.editor.twice(timesInWords(beside))}</span>}
          {isIn && edit.base?.putUp.includes(person.id) && (
            <span class="person-busy">{shared.lookingFor}</span>
          )}
        </span>
      </label>
    </li>
  )
}

function PointField({ edit, staff }: { readonly edit: ShiftEdit; readonly staff: readonly ToldPerson[] }) {
  const { people, pointPerson } = edit.draft.value
  const words = texts.editor
  return (
    <div class="field">
      <label htmlFor="shift-point">{words.point}</label>
      <span class="hint" id="shift-point-hint">
        {words.pointHint}
      </span>
      <select
        id="shift-point"
        class="input"
        autocomplete="off"
        aria-describedby="shift-point-hint"
        value={pointPerson ?? ''}
        onChange={event => edit.set({ pointPerson: event.currentTarget.value || null })}
      >
        <option value="">{words.noPoint}</option>
        {people.map(id => (
          <option key={id} value={id}>
            {nameOf(id, staff)}
          </option>
        ))}
      </select>
    </div>
  )
}
