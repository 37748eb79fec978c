import type { Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { privateField } from '../shared/private-field.ts'
import { Icon } from '../staff/icon.tsx'
import type { Work } from './people.ts'
import { texts } from './people-texts.ts'

/** What goes on now, or what came of the last act. Always there, so that a change is read aloud. */
export function WorkLine({ work }: { readonly work: Work }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What was pressed is gone with what it did: whoever uses the keyboard goes on from here.
    if (work.is === 'done' && document.activeElement === document.body) line.current?.focus()
  }, [work])
  return (
    <div
      class={work.is === 'idle' ? 'people-work is-idle' : 'people-work'}
      role="status"
      ref={line}
      tabIndex={-1}
    >
      {work.is === 'busy' && (
        <>
          <p>{texts.busy[work.act](work.done, work.of)}</p>
          {work.of > 1 && <progress max={work.of} value={work.done} aria-label={texts.heading} />}
        </>
      )}
      {work.is === 'done' && (
        <p class="is-done">
          <Icon name="check" />
          {texts.done[work.act](work.count)}
        </p>
      )}
      {work.is === 'refused' && (
        <p class="is-refused">
          <Icon name="triangle-alert" />
          <span>
            {wordsFor(work)}
            {work.act === 'let-in' && work.done > 0 && ` ${texts.doneBefore(work.done)}`}
          </span>
        </p>
      )}
    </div>
  )
}

function wordsFor({ act, why }: Extract<Work, { is: 'refused' }>): string {
  if (act === 'take-away' && why === 'not-allowed') return texts.awayNotAllowed
  return texts.refused[why] ?? texts.notDone
}

interface PhraseFieldProps {
  readonly id: string
  readonly phrase: Signal<string>
}

/** Where the root key is needed: the own key phrase, for one act. */
export function PhraseField({ id, phrase }: PhraseFieldProps) {
  return (
    <div class="field phrase-field">
      <label for={id}>{texts.root.label}</label>
      <span class="hint" id={`${id}-hint`}>
        {texts.root.hint}
      </span>
      <input
        {...privateField}
        class="input"
        id={id}
        type="password"
        autocapitalize="none"
        maxLength={200}
        aria-describedby={`${id}-hint`}
        value={phrase.value}
        onInput={event => {
          phrase.value = event.currentTarget.value
        }}
      />
    </div>
  )
}
