import type { Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { privateField } from '../shared/private-field.ts'
import { actions, useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { keyTexts } from '../staff/texts-keys.ts'
import { PrivateNote } from './private-note.ts'
import { texts } from './texts.ts'

/** Private notes: a place of their own, far from the field that sends. They live in this page's memory only. */
export function ScratchPad({ notes }: { readonly notes: Signal<PrivateNote> }) {
  const field = useRef<HTMLTextAreaElement>(null)
  useAction('notes', keyTexts.list.names.notes, () => field.current?.focus())
  return (
    <section class="scratch" aria-labelledby="scratch-title">
      <h2 id="scratch-title">
        <Icon name="notebook-pen" />
        {texts.scratch.heading}
        <small>{texts.scratch.erased}</small>
      </h2>
      <textarea
        {...privateField}
        class="scratch-lines"
        rows={4}
        ref={field}
        aria-keyshortcuts={actions.keyOf('notes') ?? undefined}
        aria-label={texts.scratch.label}
        value={notes.value.read()}
        onInput={event => {
          notes.value = new PrivateNote(event.currentTarget.value)
        }}
      />
    </section>
  )
}
