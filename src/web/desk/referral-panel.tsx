import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { saySoftly } from '../shared/announcer.ts'
import { privateField } from '../shared/private-field.ts'
import type { Alternative } from '../shared/sort-alternatives.ts'
import { Icon } from '../staff/icon.tsx'
import { findReferrals, isOpen } from './find-referrals.ts'
import { referralTexts as words } from './texts-referrals.ts'

interface ReferralPanelProps {
  readonly referrals: PageSettings['referrals']
  readonly openNow: ReadonlySignal<PublicStatus['openNow']>
  /** Puts a card in the conversation; false when that cannot be done now. */
  onGive(id: string): boolean
}

/** [RF10] Where the visitor can go as well: look it up, see who is open now, and give it as a card. */
export function ReferralPanel({ referrals, openNow, onGive }: ReferralPanelProps) {
  const query = useSignal('')
  const told = useSignal('')
  const found = findReferrals(referrals, openNow.value, query.value)
  function give({ id, name }: Alternative) {
    told.value = onGive(id) ? words.given(name) : words.notGiven
    saySoftly(told.value)
  }
  return (
    <details class="fold referral-panel">
      <summary>
        <Icon name="chevron-down" />
        {words.heading}
      </summary>
      <input
        {...privateField}
        type="search"
        class="input"
        aria-label={words.search}
        placeholder={words.search}
        value={query.value}
        onInput={event => {
          query.value = event.currentTarget.value
        }}
      />
      {told.value && <p class="hint">{told.value}</p>}
      {found.length === 0 && <p class="hint">{words.nothing}</p>}
      <ul>
        {found.map(one => (
          <li key={one.id}>
            <span class="referral-words">
              <b>{one.name}</b> <State one={one} />
              <small>{one.purpose}</small>
              <small class="referral-ways">{waysOf(one)}</small>
            </span>
            <button
              type="button"
              class="button quiet"
              aria-label={words.giveOne(one.name)}
              onClick={() => give(one)}
            >
              {words.give}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** [RF3] Only what somebody looked up lately is said of now. */
function State({ one }: { readonly one: Alternative }) {
  if (isOpen(one)) return <em>{words.open}</em>
  const isClosed = one.ways.some(({ state }) => state === 'closed')
  return <small>{isClosed ? words.closed : words.look}</small>
}

function waysOf({ ways, site }: Alternative): string {
  const told = ways.map(({ kind, to }) => (kind === 'phone' ? to : words.kinds[kind]))
  return [...told, ...(site && told.length === 0 ? [words.kinds.site] : [])].join(' · ')
}
