import type { ToldPerson, ToldShift } from '../../protocol/roster.ts'
import { Icon } from './icon.tsx'
import { rosterTexts as texts, timesInWords } from './roster-texts.ts'
import { disciplinesInWords, nameOf, warningsInWords } from './shift-words.ts'

interface ShiftWordsProps {
  readonly shift: ToldShift
  readonly staff: readonly ToldPerson[]
}

/** Times, people and warnings of a shift: only words and signs, so that it may stand in a button. */
export function ShiftWords({ shift, staff }: ShiftWordsProps) {
  const warnings = shift.isPast ? [] : warningsInWords(shift, staff)
  return (
    <>
      <span class="shift-times">{timesInWords(shift)}</span>
      {shift.people.length === 0 && <span class="shift-nobody">{texts.nobody}</span>}
      {shift.people.map(id => (
        <ShiftPerson key={id} id={id} shift={shift} staff={staff} />
      ))}
      {warnings.length > 0 && (
        <span class="shift-warnings">
          <span class="unseen">{texts.warnings.label}: </span>
          {warnings.map(words => (
            <span key={words} class="shift-warning">
              <Icon name="triangle-alert" />
              {words}
            </span>
          ))}
        </span>
      )}
    </>
  )
}

function ShiftPerson({ id, shift, staff }: ShiftWordsProps & { readonly id: string }) {
  const person = staff.find(one => one.id === id)
  const swap = shift.swaps.findLast(({ to }) => to === id)
  return (
    <span class="shift-person">
      <span class="shift-name">{nameOf(id, staff)}</span>
      {person?.isHere && <span class="shift-disciplines">{disciplinesInWords(person)}</span>}
      {swap && <span class="shift-disciplines">{texts.tookOver(nameOf(swap.from, staff))}</span>}
      {shift.pointPerson === id && (
        <span class="shift-sign">
          <Icon name="phone" />
          {texts.pointPerson}
        </span>
      )}
      {shift.putUp.includes(id) && !shift.hasBegun && (
        <span class="shift-sign is-up">
          <Icon name="refresh-cw" />
          {texts.lookingFor}
        </span>
      )}
    </span>
  )
}
