import { type Signal, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { longestSummary } from '../../crypto/staff-note.ts'
import { type CallKind, callKinds, type ReasonToCall, reasonsToCall } from '../../protocol/change-frames.ts'
import { privateField } from '../shared/private-field.ts'
import type { Board, Colleague } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import type { ColleagueCall } from './colleague-call.ts'
import { texts } from './texts.ts'

interface CallPanelProps {
  readonly call: ColleagueCall
  readonly board: Board | null
  readonly ownId: string
  /** Somebody talks along already: then the conversation can only be given away. */
  readonly hasColleague: boolean
  readonly isOpen: Signal<boolean>
  /** Where the focus goes when the panel goes. */
  onClosed(): void
}

/** Who, for what, and why in ready words: all that a colleague hears before taking the call. */
export function CallPanel({ call, board, ownId, hasColleague, isOpen, onClosed }: CallPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const chosen = useSignal<string | null>(null)
  const as = useSignal<CallKind>('transfer')
  const why = useSignal<ReasonToCall>('second-opinion')
  const summary = useSignal('')
  const free = (board?.colleagues ?? []).filter(({ id, status }) => id !== ownId && status === 'free')
  const colleague = free.find(({ id }) => id === chosen.value) ?? (free.length === 1 ? free[0] : undefined)
  useLayoutEffect(() => heading.current?.focus(), [])
  const close = () => {
    isOpen.value = false
    onClosed()
  }
  function ring() {
    if (!colleague) return
    const { id, name } = colleague
    call.call({ as: as.value, id, name }, why.value, as.value === 'transfer' ? summary.value : '')
    close()
  }
  return (
    <section
      class="call-panel"
      aria-labelledby="call-title"
      onKeyDown={event => event.key === 'Escape' && close()}
    >
      <h2 id="call-title" ref={heading} tabIndex={-1}>
        <Icon name="users" />
        {texts.call.heading}
      </h2>
      <WhoIsFree free={free} chosen={colleague?.id} onChoose={id => (chosen.value = id)} />
      {free.length > 0 && (
        <>
          <KindOfCall as={as} hasColleague={hasColleague} />
          <label class="call-why">
            <span class="field-label">{texts.call.why}</span>
            <select
              class="input"
              autocomplete="off"
              value={why.value}
              onChange={event => {
                why.value = reasonsToCall.find(one => one === event.currentTarget.value) ?? why.value
              }}
            >
              {reasonsToCall.map(reason => (
                <option key={reason} value={reason}>
                  {texts.call.reasons[reason]}
                </option>
              ))}
            </select>
          </label>
          {as.value === 'transfer' && <Summary summary={summary} />}
        </>
      )}
      <div class="button-row">
        {free.length > 0 && (
          <button type="button" class="button" disabled={!colleague} onClick={ring}>
            <Icon name="phone" />
            {texts.call.ring(colleague?.name)}
          </button>
        )}
        <button type="button" class="button quiet" onClick={close}>
          {texts.call.cancel}
        </button>
      </div>
    </section>
  )
}

interface WhoIsFreeProps {
  readonly free: readonly Colleague[]
  readonly chosen: string | undefined
  onChoose(id: string): void
}

function WhoIsFree({ free, chosen, onChoose }: WhoIsFreeProps) {
  if (free.length === 0) return <p>{texts.call.nobody}</p>
  return (
    <fieldset class="call-choice">
      <legend class="field-label">{texts.call.who}</legend>
      {free.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class="button chip"
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}

function KindOfCall({ as, hasColleague }: { readonly as: Signal<CallKind>; readonly hasColleague: boolean }) {
  return (
    <fieldset class="call-choice">
      <legend class="field-label">{texts.call.forWhat}</legend>
      {callKinds
        .filter(kind => kind === 'transfer' || !hasColleague)
        .map(kind => (
          <button
            key={kind}
            type="button"
            class="button chip"
            aria-pressed={as.value === kind}
            onClick={() => {
              as.value = kind
            }}
          >
            {texts.call.kinds[kind]}
          </button>
        ))}
      <small role="status">{texts.call.kindHints[as.value]}</small>
    </fieldset>
  )
}

/** Stays in this page until the visitor lets the colleague read; else it is never sealed. */
function Summary({ summary }: { readonly summary: Signal<string> }) {
  return (
    <label class="call-summary">
      <span class="field-label">{texts.call.summary}</span>
      <small id="summary-hint">{texts.call.summaryHint}</small>
      <textarea
        {...privateField}
        class="input"
        rows={3}
        maxLength={longestSummary}
        aria-describedby="summary-hint"
        value={summary.value}
        onInput={event => {
          summary.value = event.currentTarget.value
        }}
      />
    </label>
  )
}
