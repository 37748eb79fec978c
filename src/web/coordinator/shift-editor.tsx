import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { RosterWeek } from '../../protocol/roster.ts'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { Icon } from '../staff/icon.tsx'
import { dayInFull } from '../staff/roster-texts.ts'
import { ShiftWords } from '../staff/shift-card.tsx'
import { NeededFields } from './needed-fields.tsx'
import { rosterTexts as texts } from './roster-texts.ts'
import { type Problem, problemsIn } from './shift-draft.ts'
import type { ShiftEdit } from './shift-edit.ts'
import { EditNote, Swaps } from './shift-notes.tsx'
import { ShiftPeople } from './shift-people.tsx'
import { WhenFields } from './when-fields.tsx'

interface ShiftEditorProps {
  readonly edit: ShiftEdit
  readonly week: RosterWeek
  /** `said` is what came of it, or null when nothing did. */
  onClose(said: string | null): void
}

/** One shift, on a sheet over the week. What is not kept is never lost by leaving: leaving asks. */
export function ShiftEditor({ edit, week, onClose }: ShiftEditorProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const asked = useSignal<'remove' | 'drop' | null>(null)
  const isPast = edit.base?.isPast ?? false
  useLayoutEffect(() => dialog.current?.showModal(), [])
  useUnload(edit)
  const leave = () => {
    // A browser may close a dialog over one's head: what is not kept brings it back.
    if (!dialog.current?.open) dialog.current?.showModal()
    if (edit.isChanged) asked.value = 'drop'
    else onClose(null)
  }
  const remove = async () => {
    if (await edit.remove()) onClose(texts.done.removed)
  }
  return (
    <>
      <dialog
        class="shift-editor"
        ref={dialog}
        aria-labelledby="editor-title"
        onClose={leave}
        onCancel={event => {
          event.preventDefault()
          leave()
        }}
      >
        <EditorHead edit={edit} isPast={isPast} onLeave={leave} />
        {isPast && edit.base ? (
          <div class="past-shift">
            <p class="note">{texts.editor.past}</p>
            <ShiftWords shift={edit.base} staff={week.staff} />
            <Swaps edit={edit} week={week} onUndone={() => onClose(texts.done.undone)} />
          </div>
        ) : (
          <EditorForm
            {...{ edit, week, onClose }}
            onRemove={() => {
              asked.value = 'remove'
            }}
          />
        )}
      </dialog>
      <EditorQuestion
        asked={asked.value}
        onYes={() => {
          const { value } = asked
          asked.value = null
          if (value === 'drop') onClose(null)
          else void remove()
        }}
        onNo={() => {
          asked.value = null
        }}
      />
    </>
  )
}

/** A reload would lose it, and says so. */
function useUnload(edit: ShiftEdit): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (edit.isChanged) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [edit])
}

interface EditorHeadProps {
  readonly edit: ShiftEdit
  readonly isPast: boolean
  onLeave(): void
}

function EditorHead({ edit, isPast, onLeave }: EditorHeadProps) {
  const { base } = edit
  const words = texts.editor
  const title =
    base === null ? words.newTitle : (isPast ? words.pastTitle : words.title)(dayInFull(base.date))
  return (
    <div class="editor-head">
      <h2 id="editor-title">{title}</h2>
      <button type="button" class="button quiet" onClick={onLeave}>
        <Icon name="x" />
        {words.close}
      </button>
    </div>
  )
}

function EditorForm({ edit, week, onClose, onRemove }: ShiftEditorProps & { onRemove(): void }) {
  const problems = useSignal<readonly Problem[]>([])
  const words = texts.editor
  const isBusy = edit.state.value.is === 'busy'
  const saved = () => onClose(texts.done.saved)
  const save = async () => {
    problems.value = problemsIn(edit.draft.peek())
    if (problems.value.length === 0 && (await edit.save())) saved()
  }
  return (
    <form
      class="editor-form"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <EditNote {...{ edit, week }} problems={problems.value} onSaved={saved} />
      <WhenFields edit={edit} wrong={problems.value[0]?.field} />
      <fieldset>
        <legend>{words.needed}</legend>
        <NeededFields
          prefix="needed"
          needed={edit.draft.value.needed}
          wrong={problems.value[0]?.field}
          onChange={needed => edit.set({ needed })}
        />
      </fieldset>
      <ShiftPeople edit={edit} week={week} />
      <Swaps edit={edit} week={week} onUndone={() => onClose(texts.done.undone)} />
      <div class="button-row editor-acts">
        <button type="submit" class="button" disabled={isBusy}>
          <Icon name="check" />
          {isBusy ? words.saving : words.save}
        </button>
        {edit.base !== null && (
          <button type="button" class="button quiet" disabled={isBusy} onClick={onRemove}>
            {words.remove}
          </button>
        )}
      </div>
    </form>
  )
}

interface EditorQuestionProps {
  readonly asked: 'remove' | 'drop' | null
  onYes(): void
  onNo(): void
}

function EditorQuestion({ asked, onYes, onNo }: EditorQuestionProps) {
  const words = texts.ask
  const isDrop = asked === 'drop'
  return (
    <AskDialog
      isOpen={asked !== null}
      title={isDrop ? words.dropTitle : words.removeTitle}
      yes={isDrop ? words.dropYes : words.removeYes}
      no={isDrop ? words.dropNo : words.removeNo}
      onYes={onYes}
      onNo={onNo}
    >
      {(isDrop ? words.dropLines : words.removeLines).map(line => (
        <p key={line}>{line}</p>
      ))}
    </AskDialog>
  )
}
