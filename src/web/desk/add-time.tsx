import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { reasonsForMoreTime } from '../../protocol/desk-frames.ts'
import { useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { texts } from './texts.ts'
import type { TimePlan } from './time-plan.ts'

interface AddTimeProps {
  readonly time: TimePlan
  /** Whether the reasons are shown: the question past the plan opens them too. */
  readonly isChoosing: Signal<boolean>
}

/** Ten minutes more, as often as people want: one press for the reason is all. */
export function AddTime({ time, isChoosing }: AddTimeProps) {
  const first = useRef<HTMLButtonElement>(null)
  const isOpen = isChoosing.value
  useLayoutEffect(() => {
    if (isOpen) first.current?.focus()
  }, [isOpen])
  const open = () => {
    isChoosing.value = true
  }
  useAction('add-time', texts.time.open, open, !isOpen)
  const close = () => {
    isChoosing.value = false
  }
  return (
    <div class="add-time">
      {isOpen ? (
        <fieldset class="reasons" onKeyDown={event => event.key === 'Escape' && close()}>
          <legend>{texts.time.question}</legend>
          {reasonsForMoreTime.map((reason, index) => (
            <button
              key={reason}
              type="button"
              class="button soft"
              ref={index === 0 ? first : null}
              onClick={() => {
                time.add(reason)
                close()
              }}
            >
              {texts.time.reasons[reason]}
            </button>
          ))}
          <button type="button" class="button quiet" onClick={close}>
            {texts.time.cancel}
          </button>
        </fieldset>
      ) : (
        <button type="button" class="button quiet" aria-expanded={false} onClick={open}>
          <Icon name="plus" />
          {texts.time.open}
        </button>
      )}
      <p class="add-time-state" role="status">
        {time.adding.value === 'adding' && texts.time.adding}
        {time.adding.value === 'not-added' && texts.time.notAdded}
      </p>
    </div>
  )
}
