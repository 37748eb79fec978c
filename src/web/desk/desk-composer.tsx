import type { Signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useId, useMemo, useRef } from 'preact/hooks'
import type { SentencePhase } from '../../protocol/sentences.ts'
import { saySoftly } from '../shared/announcer.ts'
import { Composer } from '../shared/composer.tsx'
import { useAction } from '../staff/actions.ts'
import { SentenceOptions } from './sentence-options.tsx'
import { SentencePicker } from './sentence-picker.ts'
import type { Choice, Span } from './slash-list.ts'
import { sentenceTexts as words } from './texts-sentences.ts'

interface DeskComposerProps {
  readonly label: string
  readonly draft: Signal<string>
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** Shown instead of the hint while there is something more important. */
  readonly notice: string | undefined
  readonly choices: readonly Choice[]
  /** Why there may be fewer choices than there are: still loading, or not to be had. */
  readonly lack: string | undefined
  readonly phase: SentencePhase | undefined
  onSend(text: string): boolean
  onTyping(): void
}

/** The field of the desk: it sends, and at "/" it offers ready sentences. */
export function DeskComposer(props: DeskComposerProps) {
  const { label, draft, field, notice, lack, phase, onSend, onTyping } = props
  const picker = usePicker(props)
  const id = useId()
  const list = picker.list.value
  const count = list?.found.length
  const isOpen = list !== null && (list.found.length > 0 || lack !== undefined)
  const active = list?.found[list.active]
  const isGapTold = picker.isGapTold.value
  useAction('sentences', words.open, () => picker.open())
  useEffect(() => {
    if (count !== undefined) saySoftly(count === 0 ? words.nothing : words.count(count))
  }, [count])
  useEffect(() => {
    if (isGapTold) saySoftly(words.gap)
  }, [isGapTold])
  // A text field may not be called a combobox; what it has in common with one is said by these.
  const about = {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': isOpen ? id : undefined,
    'aria-activedescendant': active && `${id}-${active.key}`,
  } as const
  return (
    <>
      <p class="write-label">
        <b aria-hidden="true">{label}</b>
        {notice === undefined && !isGapTold ? (
          <button type="button" class="slash-hint" onClick={() => picker.open()}>
            {words.hintBefore} <kbd>/</kbd> {words.hintAfter}
          </button>
        ) : (
          <span class="write-hint">{notice ?? words.gap}</span>
        )}
      </p>
      {list && isOpen && (
        <SentenceOptions id={id} list={list} lack={lack} phase={phase} onPick={one => picker.pick(one)} />
      )}
      <Composer
        label={label}
        draft={draft}
        field={field}
        about={about}
        onSend={onSend}
        onTyping={onTyping}
        onLook={() => picker.look()}
        onKey={event => picker.press(event)}
        maySend={() => picker.maySend()}
      />
    </>
  )
}

/** One picker for as long as the field is there; it always asks for the choices and the phase of now. */
function usePicker({ draft, field, ...now }: DeskComposerProps): SentencePicker {
  const latest = useRef(now)
  latest.current = now
  return useMemo(() => {
    const selected = (): Span => ({
      start: field.current?.selectionStart ?? 0,
      end: field.current?.selectionEnd ?? 0,
    })
    // The field shows the new text only when it is drawn again.
    const select = ({ start, end }: Span) =>
      requestAnimationFrame(() => {
        field.current?.focus()
        field.current?.setSelectionRange(start, end)
      })
    return new SentencePicker({
      ...{ draft, selected, select },
      choices: () => latest.current.choices,
      phase: () => latest.current.phase,
    })
  }, [draft, field])
}
