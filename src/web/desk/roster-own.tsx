import type { OwnRoster, ToldShift } from '../../protocol/roster.ts'
import { Icon } from '../staff/icon.tsx'
import { dayInFull, timesInWords, together } from '../staff/roster-texts.ts'
import { lacksInWords, nameOf } from '../staff/shift-words.ts'
import type { OwnShifts } from './own-roster.ts'
import { rosterTexts as texts } from './roster-texts.ts'

interface ShiftListProps {
  readonly shifts: OwnShifts
  readonly roster: OwnRoster
  readonly me: string
}

/** So many are shown at once; half a year of them would hide the rest of the page. */
const soon = 5

/** [RO7] What comes for me, and a way to ask for somebody else. */
export function OwnList({ shifts, roster, me }: ShiftListProps) {
  const words = texts.own
  const later = roster.own.slice(soon)
  const list = (some: readonly ToldShift[]) => (
    <ul class="own-shifts">
      {some.map(shift => (
        <OwnShift key={shift.id} {...{ shift, shifts, roster, me }} />
      ))}
    </ul>
  )
  return (
    <section class="roster-part" aria-labelledby="own-title">
      <h2 id="own-title">{words.heading}</h2>
      {roster.own.length === 0 && <p class="hint">{words.none}</p>}
      {list(roster.own.slice(0, soon))}
      {later.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="chevron-down" />
            {words.later(later.length)}
          </summary>
          {list(later)}
        </details>
      )}
    </section>
  )
}

function OwnShift({ shift, shifts, roster, me }: ShiftListProps & { readonly shift: ToldShift }) {
  const words = texts.own
  const others = shift.people.filter(id => id !== me).map(id => nameOf(id, roster.staff))
  const isUp = shift.putUp.includes(me)
  return (
    <li class={isUp ? 'own-shift is-up' : 'own-shift'}>
      <ShiftWhen shift={shift} />
      <p>
        {others.length === 0 ? words.alone : `${words.with(together(others))}.`}{' '}
        {shift.pointPerson === me && words.point}
      </p>
      {shift.hasBegun && <p class="hint">{words.begun}</p>}
      {!shift.hasBegun && isUp && (
        <>
          <p class="own-up">
            <Icon name="refresh-cw" />
            {words.up}
          </p>
          <button
            type="button"
            class="button quiet"
            disabled={shifts.isBusy.value}
            onClick={() => void shifts.act('withdraw', { id: shift.id })}
          >
            {words.withdraw}
          </button>
        </>
      )}
      {!shift.hasBegun && !isUp && (
        <button
          type="button"
          class="button quiet"
          disabled={shifts.isBusy.value}
          aria-label={words.putUpFor(dayInFull(shift.date))}
          onClick={() => void shifts.act('put-up', { id: shift.id })}
        >
          <Icon name="refresh-cw" />
          {words.putUp}
        </button>
      )}
    </li>
  )
}

function ShiftWhen({ shift }: { readonly shift: ToldShift }) {
  return (
    <h3>
      {dayInFull(shift.date)}, {timesInWords(shift)}
    </h3>
  )
}

/** [RO8] Where a colleague looks for somebody: one press takes it over. */
export function UpList({ shifts, roster, me }: ShiftListProps) {
  const words = texts.up
  const places = roster.up.flatMap(shift =>
    shift.putUp.filter(id => id !== me).map(from => ({ shift, from, name: nameOf(from, roster.staff) })),
  )
  return (
    <section class="roster-part" aria-labelledby="up-title">
      <h2 id="up-title">{words.heading}</h2>
      {places.length === 0 && <p class="hint">{words.none}</p>}
      <ul class="own-shifts">
        {places.map(({ shift, from, name }) => (
          <li key={`${shift.id} ${from}`} class="own-shift is-up">
            <ShiftWhen shift={shift} />
            <p>{words.from(name)}.</p>
            <Lacking shift={shift} />
            {shift.mayTake ? (
              <button
                type="button"
                class="button"
                disabled={shifts.isBusy.value}
                onClick={() => void shifts.act('take-over', { id: shift.id, from })}
              >
                <Icon name="hand" />
                {words.take(name)}
              </button>
            ) : (
              <p class="hint">{words.mayNot}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lacking({ shift }: { readonly shift: ToldShift }) {
  const lacks = lacksInWords(shift.warnings.understaffed)
  return lacks.length === 0 ? null : <p class="hint">{texts.up.lacking(together(lacks))}</p>
}
