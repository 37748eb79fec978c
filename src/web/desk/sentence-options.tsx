import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SentencePhase } from '../../protocol/sentences.ts'
import type { OpenList } from './sentence-picker.ts'
import type { Choice } from './slash-list.ts'
import { sentenceTexts as words } from './texts-sentences.ts'

interface SentenceOptionsProps {
  readonly id: string
  readonly list: OpenList
  readonly lack: string | undefined
  readonly phase: SentencePhase | undefined
  onPick(choice: Choice): void
}

/** [DK34] The ready sentences over the field. The focus stays in the field, which says which one is chosen. */
export function SentenceOptions({ id, list, lack, phase, onPick }: SentenceOptionsProps) {
  const box = useRef<HTMLDivElement>(null)
  const { found, active } = list
  const key = found[active]?.key
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [key])
  return (
    <div class="snip">
      <p>
        <span>
          {found.length > 0 ? `${words.count(found.length)} · ${words.editFirst}` : lack}
          {found.length > 0 && lack && <small>{lack}</small>}
        </span>
        <span class="snip-keys" aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd>
        </span>
      </p>
      <div role="listbox" id={id} class="snip-list" aria-label={words.list} tabIndex={-1} ref={box}>
        {found.map((choice, index) => (
          <Option
            key={choice.key}
            id={`${id}-${choice.key}`}
            choice={choice}
            isActive={index === active}
            isOfNow={choice.phase === phase}
            onPick={() => onPick(choice)}
          />
        ))}
      </div>
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly choice: Choice
  readonly isActive: boolean
  readonly isOfNow: boolean
  onPick(): void
}

function Option({ id, choice, isActive, isOfNow, onPick }: OptionProps) {
  const marks = [!isOfNow && choice.phaseName, choice.isOwn && words.own, choice.isExample && words.example]
  return (
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={isActive}
      // Pressed, the field must not lose the focus and its caret.
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={onPick}
      // For aids that put the focus on it all the same.
      onKeyDown={event => event.key === 'Enter' && onPick()}
    >
      <b>{choice.name}</b>
      <span>{choice.text}</span>
      <small>{marks.filter(Boolean).join(' · ')}</small>
    </div>
  )
}
