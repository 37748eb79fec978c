import { useEffect } from 'preact/hooks'
import { longestShiftNote } from '../../domain/shift-note.ts'
import { privateField } from '../shared/private-field.ts'
import { Icon } from './icon.tsx'
import type { ShiftNotes } from './shift-notes.ts'
import { texts } from './texts-shift-notes.ts'

const shownDay = new Intl.DateTimeFormat('nl-BE', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** [RG12] What earlier shifts left, the newest first; nothing at all where there is nothing. */
export function ShiftNoteList({ notes }: { readonly notes: ShiftNotes }) {
  useEffect(() => void notes.look(), [notes])
  const found = notes.notes.value
  if (found === null)
    return notes.isFailed.value ? (
      <div class="note attention">
        <p>{texts.failed}</p>
        <button type="button" class="button quiet" onClick={() => void notes.look()}>
          <Icon name="refresh-cw" />
          {texts.again}
        </button>
      </div>
    ) : null
  if (found.length === 0) return null
  return (
    <section class="shift-notes" aria-labelledby="shift-notes-title">
      <h2 id="shift-notes-title">
        <Icon name="notebook-pen" />
        {texts.heading}
      </h2>
      <ul>
        {found.map(({ id, by, day, text }) => (
          <li key={id}>
            <small>
              {by}, {shownDay.format(new Date(`${day}T12:00:00Z`))}
            </small>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** [RG11] The note for the next shift. It warns for what may point at somebody, and leaves it to who writes. */
export function ShiftNoteForm({ notes }: { readonly notes: ShiftNotes }) {
  const writing = notes.writing.value
  const text = notes.text.value
  return (
    <form
      class="field shift-note-form"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void notes.send()
      }}
    >
      <label for="shift-note">{texts.write}</label>
      <p class="hint" id="shift-note-hint">
        {texts.writeHint}
      </p>
      <textarea
        {...privateField}
        class="input"
        id="shift-note"
        rows={3}
        maxLength={longestShiftNote}
        aria-describedby="shift-note-hint"
        value={text}
        onInput={event => notes.type(event.currentTarget.value)}
      />
      <div role="status">
        {notes.warnings.map(warning => (
          <p key={warning} class="note attention">
            {texts.warnings[warning]}
          </p>
        ))}
        {writing === 'sent' && <p class="note">{texts.sent}</p>}
        {writing === 'not-sent' && <p class="note alarm">{texts.notSent}</p>}
      </div>
      <button type="submit" class="button quiet" disabled={writing === 'sending' || text.trim() === ''}>
        <Icon name="send-horizontal" />
        {texts.send}
      </button>
    </form>
  )
}
