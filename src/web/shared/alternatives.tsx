import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { Icon } from './icon.tsx'
import { type Alternative, sortAlternatives, type Way } from './sort-alternatives.ts'
import { sharedTexts } from './texts.ts'

const texts = sharedTexts.alternatives

interface AlternativesProps {
  readonly referrals: PageSettings['referrals']
  /** What is open now; {} when that is not known. */
  readonly openNow: PublicStatus['openNow']
  /** all: everyone; folded: most who may not answer now behind a fold; now: only who answers now. */
  readonly show: 'all' | 'folded' | 'now'
}

/** [RF5] Where one can go now: somebody one trusts, who always answers, who is open, and the others with their site. */
export function Alternatives({ referrals, openNow, show }: AlternativesProps) {
  const { always, open, others } = sortAlternatives(referrals, openNow)
  // All of them are a page of their own; else they stand beside one, under the heading of that side.
  const rank = show === 'all' ? 'h2' : 'h3'
  return (
    <div class="alternatives">
      <p>{texts.talkFirst}</p>
      <Group rank={rank} title={texts.always} alternatives={always} />
      <Group rank={rank} title={texts.open} alternatives={open} />
      {show === 'all' && (
        <Group rank={rank} title={texts.others} hint={texts.othersHint} alternatives={others} />
      )}
      {show === 'folded' && <Folded alternatives={others} />}
    </div>
  )
}

/** The numbers of every page stay in sight; the rest is a tap away. */
function Folded({ alternatives }: Pick<GroupProps, 'alternatives'>) {
  const rest = alternatives.filter(({ isUrgent }) => !isUrgent)
  return (
    <>
      <Group
        title={texts.others}
        hint={texts.othersHint}
        alternatives={alternatives.filter(({ isUrgent }) => isUrgent)}
      />
      {rest.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="chevron-down" />
            {texts.more}
          </summary>
          <AlternativeList alternatives={rest} />
        </details>
      )}
    </>
  )
}

interface GroupProps {
  readonly rank?: 'h2' | 'h3'
  readonly title: string
  readonly hint?: string
  readonly alternatives: readonly Alternative[]
}

function Group({ rank: Heading = 'h3', title, hint, alternatives }: GroupProps) {
  if (alternatives.length === 0) return null
  return (
    <section>
      <Heading>{title}</Heading>
      {hint && <p class="hint">{hint}</p>}
      <AlternativeList alternatives={alternatives} />
    </section>
  )
}

function AlternativeList({ alternatives }: Pick<GroupProps, 'alternatives'>) {
  return (
    <ul class="alternative-list">
      {alternatives.map(alternative => (
        <li key={alternative.id}>
          <AlternativeRow alternative={alternative} />
        </li>
      ))}
    </ul>
  )
}

/** One service: for whom, how, and whether somebody answers now. */
export function AlternativeRow({ alternative }: { readonly alternative: Alternative }) {
  const { name, purpose, ways, site } = alternative
  return (
    <>
      <span class="alternative-name">
        <b>{name}</b>
        <small>{purpose}</small>
      </span>
      <span class="alternative-ways">
        {ways.map(way => (
          <WayLink key={way.kind} name={name} way={way} />
        ))}
        {site && ways.every(({ kind, state }) => kind === 'mail' || state !== 'open') && (
          <a {...elsewhere} href={site} aria-label={texts.siteOf(name)}>
            {texts.site}
          </a>
        )}
      </span>
    </>
  )
}

/** Another tab: the place in a queue lives in this one. Nothing is told to the other site of where one comes from. */
const elsewhere = { target: '_blank', rel: 'noopener noreferrer' }

/** A chat that is not open for sure is reached over their site, where they say so themselves. */
function WayLink({ name, way: { kind, to, state } }: { readonly name: string; readonly way: Way }) {
  switch (kind) {
    case 'phone':
      return (
        <a class="call" href={telOf(to)} aria-label={sharedTexts.call(name, to)}>
          <Icon name="phone" />
          {to}
          {state === 'closed' && <small>{texts.closed}</small>}
        </a>
      )
    case 'chat':
      if (state === 'closed') return <small>{texts.chatClosed}</small>
      if (state === 'unknown') return null
      return (
        <a {...elsewhere} href={to} aria-label={texts.chatWith(name)}>
          {texts.chatOpen}
        </a>
      )
    case 'mail':
      return (
        <a {...elsewhere} href={to} aria-label={texts.writeTo(name)}>
          {texts.write}
        </a>
      )
    case 'site':
      return null
  }
}

/** A number as a phone dials it. */
export function telOf(number: string): string {
  return `tel:${number.replaceAll(' ', '')}`
}
