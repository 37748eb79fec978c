import type { Signal } from '@preact/signals'
import type { AriaAttributes, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { standardLimits } from '../../domain/limits.ts'
import { sendsOnEnter } from './enter-key.ts'
import { Icon } from './icon.tsx'
import { privateField } from './private-field.ts'
import { sharedTexts } from './texts.ts'

interface ComposerProps {
  readonly label: string
  /** What is being written. In memory only; the page may set it (an unfinished line, a sentence to edit). */
  readonly draft: Signal<string>
  /** Sends the text and says whether it was taken; a refused text stays in the field. */
  onSend(text: string): boolean
  /** Called at every change by typing; the page decides how often that is told. */
  onTyping?(): void
  readonly placeholder?: string
  readonly field?: RefObject<HTMLTextAreaElement | null>
  /** What belongs to the field, for who does not see it: a list under or above it. */
  readonly about?: AriaAttributes
  /** Looks at a key first; true when it was meant for something else than the field. */
  onKey?(event: KeyboardEvent): boolean
  /** The caret may have moved. */
  onLook?(): void
  /** Asked before something is sent; false: not yet, and nothing happens. */
  maySend?(): boolean
}

const counterFrom = 200

/** The field at the bottom: Enter sends where there is a keyboard, Shift+Enter makes a line. */
export function Composer(props: ComposerProps) {
  const { label, draft, onSend, onTyping, placeholder, field, about, onKey, onLook, maySend } = props
  const ownField = useRef<HTMLTextAreaElement>(null)
  const box = field ?? ownField
  const room = standardLimits.messageLength - draft.value.length
  const canSend = draft.value.trim() !== '' && room >= 0

  function send() {
    if (canSend && maySend?.() === false) return
    if (canSend && onSend(draft.value)) draft.value = ''
    box.current?.focus()
  }
  // The field grows with the text; where it ends is the style sheet's business.
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.style.blockSize = 'auto'
    box.current.style.blockSize = `${box.current.scrollHeight + 4}px`
  }, [draft.value, box])

  return (
    <form
      class="composer"
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <div class="composer-row">
        <textarea
          {...privateField}
          class="input"
          dir="auto"
          rows={1}
          ref={box}
          {...about}
          aria-label={label}
          aria-describedby={room <= counterFrom ? 'composer-counter' : undefined}
          placeholder={placeholder}
          value={draft.value}
          onInput={event => {
            draft.value = event.currentTarget.value
            onTyping?.()
            onLook?.()
          }}
          onKeyUp={onLook}
          onClick={onLook}
          onKeyDown={event => {
            if (onKey?.(event)) return event.preventDefault()
            if (!sendsOnEnter(event)) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="button" aria-disabled={!canSend}>
          <Icon name="send-horizontal" />
          <span class="send-word">{sharedTexts.send}</span>
        </button>
      </div>
      {room <= counterFrom && (
        <p id="composer-counter" class={room < 0 ? 'composer-counter over' : 'composer-counter'}>
          {sharedTexts.room(room)}
        </p>
      )}
    </form>
  )
}
