import { useEffect, useRef } from 'preact/hooks'
import type { RosterWeek } from '../../protocol/roster.ts'
import { momentInFull, rosterTexts as shared, timesInWords, together } from '../staff/roster-texts.ts'
import { nameOf } from '../staff/shift-words.ts'
import { rosterTexts as texts } from './roster-texts.ts'
import type { Problem } from './shift-draft.ts'
import type { ShiftEdit } from './shift-edit.ts'

interface EditNoteProps {
  readonly edit: ShiftEdit
  readonly week: RosterWeek
  readonly problems: readonly Problem[]
  onSaved(): void
}

/** Why it is not kept yet, and the way on. It takes the focus: who saves with the keyboard hears it and goes on there. */
export function EditNote({ edit, week, problems, onSaved }: EditNoteProps) {
  const note = useRef<HTMLDivElement>(null)
  const { is } = edit.state.value
  const isShown = problems.length > 0 || !['quiet', 'busy'].includes(is)
  // A new list of problems is a new attempt.
  useEffect(() => {
    if (isShown) note.current?.focus()
  }, [isShown, problems])
  if (!isShown) return null
  return (
    <div class="note alarm" ref={note} tabIndex={-1} role="alert">
      {problems.length > 0 ? <Problems problems={problems} /> : <StateNote {...{ edit, week, onSaved }} />}
    </div>
  )
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <>
      <h3>{texts.problems.heading}</h3>
      {problems.map(({ field, text }) => (
        <p key={field}>
          <a
            href={`#${field}`}
            onClick={event => {
              event.preventDefault()
              document.getElementById(field)?.focus()
            }}
          >
            {text}
          </a>
        </p>
      ))}
    </>
  )
}

function StateNote({ edit, week, onSaved }: Omit<EditNoteProps, 'problems'>) {
  const state = edit.state.value
  const after = async (saved: Promise<boolean>) => {
    if (await saved) onSaved()
  }
  switch (state.is) {
    case 'quiet':
    case 'busy':
      return null
    case 'refused':
      return <p>{shared.refused(state.why)}</p>
    case 'past':
      return <p>{texts.editor.past}</p>
    case 'unknown-person':
      return <p>{texts.unknownPerson}</p>
    case 'gone':
      return (
        <>
          <h3>{texts.gone.heading}</h3>
          <p>{texts.changed.kept}</p>
          <button type="button" class="button quiet" onClick={() => void after(edit.addAgain())}>
            {texts.gone.again}
          </button>
        </>
      )
    case 'changed': {
      const words = texts.changed
      const { now } = state
      const people = now.people.map(id => nameOf(id, week.staff))
      return (
        <>
          <h3>{words.heading}</h3>
          <p>
            {words.kept} {words.now(timesInWords(now), together(people) || words.nobody)}
          </p>
          <div class="button-row">
            <button type="button" class="button quiet" onClick={() => void after(edit.saveAnyway(now))}>
              {words.mine}
            </button>
            <button type="button" class="button quiet" onClick={() => edit.takeNew(now)}>
              {words.theirs}
            </button>
          </div>
        </>
      )
    }
  }
}

interface SwapsProps {
  readonly edit: ShiftEdit
  readonly week: RosterWeek
  onUndone(): void
}

/** [RO9] Who took over from whom, the last one to be undone. */
export function Swaps({ edit, week, onUndone }: SwapsProps) {
  const { base } = edit
  if (!base || base.swaps.length === 0) return null
  const words = texts.editor
  const undo = async () => {
    if (await edit.undoSwap()) onUndone()
  }
  return (
    <section class="shift-swaps">
      <h3>{words.swaps}</h3>
      <ul>
        {base.swaps.map(({ from, to, at }) => (
          <li key={`${at.date} ${at.time} ${to}`}>
            {words.swap(nameOf(to, week.staff), nameOf(from, week.staff), momentInFull(at))}
          </li>
        ))}
      </ul>
      {base.canUndo && edit.isChanged && <p class="hint">{words.undoFirst}</p>}
      {base.canUndo && !edit.isChanged && (
        <button type="button" class="button quiet" onClick={() => void undo()}>
          {words.undo}
        </button>
      )}
    </section>
  )
}
