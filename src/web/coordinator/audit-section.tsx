import { useEffect } from 'preact/hooks'
import { auditKinds } from '../../domain/audit-log.ts'
import type { AuditLogAnswer } from '../../protocol/audit-log.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { AuditBook, AuditFailure, AuditState } from './audit-book.ts'
import { AuditHeads } from './audit-heads.tsx'
import { auditTexts as texts } from './audit-texts.ts'
import { byDay, dayInWords, entryInWords, timeInWords } from './audit-words.ts'

interface BookProps {
  readonly book: AuditBook
}

const failures: Record<AuditFailure, string> = {
  'no-connection': texts.noConnection,
  'not-signed-in': texts.signedOut,
  failed: texts.failed,
}

/** [AU10]–[AU13] "Logboek": who of the staff did what, for coordinators and who watches over data. It asks nothing of them. */
export function AuditSection({ book }: BookProps) {
  useEffect(() => void book.load(), [book])
  const state = book.state.value
  return (
    <main class="audit" id="main">
      <PageHeading>{texts.heading}</PageHeading>
      <p class="lead">{texts.lead}</p>
      {book.isChanged.value && <Changed book={book} />}
      {state.is === 'loading' && <p role="status">{texts.loading}</p>}
      {state.is === 'failed' && (
        <div class="note alarm" role="alert">
          <p>
            <b>{texts.failed}</b> {state.why === 'failed' ? '' : failures[state.why]}
          </p>
          {state.why !== 'not-signed-in' && <AgainButton book={book} label={texts.again} />}
        </div>
      )}
      {state.is === 'here' && (
        <>
          <Broken entry={state.log.brokenAt} />
          <AuditHeads heads={state.log.heads} />
          <Entries book={book} state={state} />
        </>
      )}
    </main>
  )
}

function AgainButton({ book, label }: BookProps & { readonly label: string }) {
  return (
    <button type="button" class="button quiet" onClick={() => void book.load()}>
      <Icon name="refresh-cw" />
      {label}
    </button>
  )
}

function Changed({ book }: BookProps) {
  const { heading, lead, what, accept } = texts.changed
  return (
    <div class="note alarm" role="alert">
      <h2>{heading}</h2>
      <p>{lead}</p>
      <p>{what}</p>
      <LookInto options={` --head ${book.remembered ?? ''}`} />
      <button type="button" class="button quiet" onClick={() => book.accept()}>
        {accept}
      </button>
    </div>
  )
}

function LookInto({ options }: { readonly options: string }) {
  return (
    <p>
      {texts.lookInto} <code>{texts.command + options}</code>
    </p>
  )
}

function Broken({ entry }: { readonly entry: number | null }) {
  if (entry === null) return null
  const { heading, lead } = texts.broken
  return (
    <div class="note alarm" role="alert">
      <h2>{heading}</h2>
      <p>{lead(entry)}</p>
      <LookInto options="" />
    </div>
  )
}

interface EntriesProps extends BookProps {
  readonly state: Extract<AuditState, { is: 'here' }>
}

function Entries({ book, state }: EntriesProps) {
  const { log, isStale } = state
  const { entries, people, keptDays } = log
  return (
    <section class="audit-entries" aria-labelledby="audit-entries">
      <div class="audit-entries-head">
        <h2 id="audit-entries">{texts.entries}</h2>
        <AgainButton book={book} label={isStale ? texts.again : texts.refresh} />
      </div>
      {isStale && (
        <p class="note attention" role="status">
          {texts.stale}
        </p>
      )}
      <p class="hint">{texts.kept(keptInWords(keptDays))}</p>
      <Filter book={book} people={people} />
      {entries.length === 0 && (
        <p class="note" role="status">
          {texts.empty}
        </p>
      )}
      {byDay(entries).map(({ day, entries: own }) => (
        <section key={`${day}-${own[0]?.seq}`} class="audit-day">
          <h3>{dayInWords(day)}</h3>
          <ol>
            {own.map(entry => (
              <li key={entry.seq}>
                <time dateTime={new Date(entry.at).toISOString()}>{timeInWords(entry.at)}</time>{' '}
                <span>{entryInWords(entry, people)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Older book={book} state={state} />
    </section>
  )
}

function Older({ book, state: { log, isStale, isLoadingMore } }: EntriesProps) {
  if (!log.hasMore) return null
  return (
    <>
      {isStale && <p class="hint">{texts.noConnection}</p>}
      <button
        type="button"
        class="button quiet"
        aria-disabled={isLoadingMore}
        onClick={() => void book.loadMore()}
      >
        {isLoadingMore ? texts.loadingMore : texts.more}
      </button>
    </>
  )
}

/** Whole years as people count them. */
function keptInWords(days: number): string {
  return days % 365 === 0 ? `${days / 365} jaar` : `${days} dagen`
}

function Filter({ book, people }: BookProps & Pick<AuditLogAnswer, 'people'>) {
  const { person, kind } = book.filter.value
  const sorted = people.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
  const kinds = auditKinds.map(one => ({ id: one, name: texts.kinds[one] }))
  return (
    <div class="audit-filter">
      <Choice
        {...{ id: 'audit-person', label: texts.person, all: texts.everyone, of: sorted, chosen: person }}
        choose={id => void book.choose({ person: id })}
      />
      <Choice
        {...{ id: 'audit-kind', label: texts.kind, all: texts.everything, of: kinds, chosen: kind }}
        choose={id => void book.choose({ kind: auditKinds.find(one => one === id) ?? null })}
      />
    </div>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly all: string
  readonly of: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: string | null
  choose(id: string | null): void
}

function Choice({ id, label, all, of, chosen, choose }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        autocomplete="off"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => choose(value || null)}
      >
        <option value="">{all}</option>
        {of.map(one => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}
