import { disciplines } from '../../domain/people.ts'
import { mostPeople } from '../../domain/shift.ts'
import { privateField } from '../shared/private-field.ts'
import { rosterTexts as shared } from '../staff/roster-texts.ts'
import { rosterTexts as texts } from './roster-texts.ts'
import type { NeededDraft } from './shift-draft.ts'

interface NeededFieldsProps {
  /** Makes the ids of the fields the form's own. */
  readonly prefix: string
  readonly needed: NeededDraft
  readonly wrong: string | undefined
  onChange(needed: NeededDraft): void
}

/** How many people, and of each discipline at least how many. */
export function NeededFields({ prefix, needed, wrong, onChange }: NeededFieldsProps) {
  const words = texts.editor
  return (
    <div class="needed">
      <CountField
        id={`${prefix}-people`}
        label={words.people}
        least={1}
        count={needed.people}
        isWrong={wrong === `${prefix}-people`}
        onChange={people => onChange({ ...needed, people })}
      />
      <fieldset class="at-least">
        <legend>{words.atLeast}</legend>
        {disciplines.map(name => (
          <CountField
            key={name}
            id={`${prefix}-${name}`}
            label={shared.disciplines[name]}
            least={0}
            count={needed.atLeast[name]}
            isWrong={wrong === `${prefix}-${name}`}
            onChange={count => onChange({ ...needed, atLeast: { ...needed.atLeast, [name]: count } })}
          />
        ))}
      </fieldset>
    </div>
  )
}

interface CountFieldProps {
  readonly id: string
  readonly label: string
  readonly least: number
  readonly count: number
  readonly isWrong: boolean
  onChange(count: number): void
}

function CountField({ id, label, least, count, isWrong, onChange }: CountFieldProps) {
  return (
    <div class="count-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...privateField}
        id={id}
        class="input short"
        type="number"
        inputMode="numeric"
        min={least}
        max={mostPeople}
        aria-invalid={isWrong}
        value={Number.isNaN(count) ? '' : count}
        onInput={event => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  )
}
