import type { Signal } from '@preact/signals'
import type { RefObject } from 'preact'
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
}

const counterFrom = 200

/** The field at the bottom: Enter sends where there is a keyboard, Shift+Enter makes a line. */
export function Composer({ label, draft, onSend, onTyping, placeholder, field }: ComposerProps) {
  const ownField = useRef<HTMLTextAreaElement>(null)
  const box = field ?? ownField
  const room = standardLimits.messageLength - draft.value.length
  const canSend = draft.value.trim() !== '' && room >= 0

  function send() {
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
          aria-label={label}
          aria-describedby={room <= counterFrom ? 'composer-counter' : undefined}
          placeholder={placeholder}
          value={draft.value}
          onInput={event => {
            draft.value = event.currentTarget.value
            onTyping?.()
          }}
          onKeyDown={event => {
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
