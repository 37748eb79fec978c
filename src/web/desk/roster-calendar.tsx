import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { Icon } from '../staff/icon.tsx'
import type { RosterAsks } from '../staff/roster-asks.ts'
import { rosterTexts as shared } from '../staff/roster-texts.ts'
import { rosterTexts as texts } from './roster-texts.ts'

interface OwnCalendarProps {
  readonly asks: Pick<RosterAsks, 'calendar'>
  readonly hasCalendar: boolean
  onMade(): void
}

/** [RO11] The secret address of the own calendar. The server keeps its hash only, so it is seen once. */
export function OwnCalendar({ asks, hasCalendar, onMade }: OwnCalendarProps) {
  const address = useSignal<string | null>(null)
  const refused = useSignal('')
  const isAsking = useSignal(false)
  const words = texts.calendar
  const make = async () => {
    isAsking.value = false
    const answer = await asks.calendar()
    refused.value = 'refused' in answer ? shared.refused(answer.refused) : ''
    if ('refused' in answer) return
    address.value = answer.address
    onMade()
  }
  return (
    <section class="roster-part" aria-labelledby="calendar-title">
      <h2 id="calendar-title">{words.heading}</h2>
      <p>{words.lead}</p>
      {address.value !== null && <ShownAddress address={address.value} />}
      {hasCalendar && address.value === null && <p>{words.has}</p>}
      {hasCalendar && <p class="hint">{words.renewHint}</p>}
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          if (hasCalendar) isAsking.value = true
          else void make()
        }}
      >
        {hasCalendar ? words.renew : words.make}
      </button>
      <p class="roster-said is-refused" role="status">
        {refused.value}
      </p>
      <AskDialog
        isOpen={isAsking.value}
        title={words.askTitle}
        yes={words.askYes}
        no={words.askNo}
        onYes={() => void make()}
        onNo={() => {
          isAsking.value = false
        }}
      >
        {words.askLines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </AskDialog>
    </section>
  )
}

function ShownAddress({ address }: { readonly address: string }) {
  const field = useRef<HTMLInputElement>(null)
  const said = useSignal('')
  const words = texts.calendar
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      said.value = words.copied
    } catch {
      field.current?.select()
      said.value = words.notCopied
    }
  }
  return (
    <div class="field calendar-address">
      <label htmlFor="calendar-address">{words.label}</label>
      <span class="hint" id="calendar-hint">
        {words.shown} {words.keep}
      </span>
      <input
        id="calendar-address"
        class="input"
        type="text"
        readOnly
        autocomplete="off"
        spellcheck={false}
        aria-describedby="calendar-hint"
        ref={field}
        value={address}
        onFocus={event => event.currentTarget.select()}
      />
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon name="clipboard-check" />
        {words.copy}
      </button>
      <p class="roster-said" role="status">
        {said.value}
      </p>
    </div>
  )
}
