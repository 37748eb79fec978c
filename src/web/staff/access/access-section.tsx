import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { PageSettings } from '../../../protocol/page-settings.ts'
import { AskDialog } from '../../shared/ask-dialog.tsx'
import { Icon } from '../icon.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Get, Post } from '../post.ts'
import type { SignedIn } from '../sign-in.ts'
import { ChooseWay } from '../way-in/choose-way.tsx'
import type { ChosenWay } from '../way-in/make-way.ts'
import type { StepUp } from '../way-in/step-up.ts'
import { texts as wayTexts } from '../way-in/texts.ts'
import { grantEnd } from './grant-end.ts'
import { type AccessState, type AccessTrouble, OwnAccess } from './own-access.ts'
import { accessTexts as texts } from './texts.ts'

interface AccessSectionProps {
  readonly person: SignedIn
  readonly settings: PageSettings
  readonly post: Post
  readonly get: Get
  readonly stepUp: StepUp
}

type Loaded = AccessState & { is: 'loaded' }

/** [SI52] [SI53] "Mijn toegang": until when, by which ways, and where one is signed in. */
export function AccessSection({ person, settings, post, get, stepUp }: AccessSectionProps) {
  const { keys } = person
  const access = useMemo(() => new OwnAccess({ get, stepUp, org: settings.org, keys }), [])
  useEffect(() => void access.load(), [access])
  const state = access.state.value
  return (
    <main class="access" id="main">
      <PageHeading>{texts.heading}</PageHeading>
      {keys && <GrantDate until={keys.until} />}
      {state.is === 'loading' && <p role="status">{texts.loading}</p>}
      {state.is === 'failed' && (
        <div class="note alarm" role="alert">
          <p>{texts.failed}</p>
          <button type="button" class="button" onClick={() => void access.load()}>
            {texts.again}
          </button>
        </div>
      )}
      {state.is === 'loaded' && (
        <>
          <WaysPart {...{ access, state, person, settings, post }} />
          <SessionsPart access={access} state={state} />
        </>
      )}
    </main>
  )
}

/** [SI54] SE3: pages warn 60 days before a grant ends. */
function GrantDate({ until }: { readonly until: number }) {
  const { days, isSoon } = grantEnd(until, Date.now())
  const date = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long' }).format(until)
  return isSoon ? <p class="note attention">{texts.untilSoon(date, days)}</p> : <p>{texts.until(date)}</p>
}

interface WaysPartProps {
  readonly access: OwnAccess
  readonly state: Loaded
  readonly person: SignedIn
  readonly settings: PageSettings
  readonly post: Post
}

function WaysPart({ access, state, person, settings, post }: WaysPartProps) {
  const isAdding = useSignal(false)
  const busy = useSignal('')
  const said = useSignal<{ readonly text: string; readonly isAlarm: boolean } | null>(null)
  const asked = useSignal<string | null>(null)

  async function carryOut(act: Promise<AccessTrouble | undefined>, success = '') {
    said.value = null
    const trouble = await act
    if (trouble) said.value = { text: inWords(trouble), isAlarm: true }
    else if (success) said.value = { text: success, isAlarm: false }
    return trouble === undefined
  }

  async function add(chosen: ChosenWay) {
    busy.value = texts.ways.sealing
    const isAdded = await carryOut(access.add(chosen, state.username), texts.ways.added2)
    busy.value = ''
    if (isAdded) isAdding.value = false
  }

  const { name: site, org, isDemo } = settings
  return (
    <section aria-labelledby="ways-heading">
      <h2 id="ways-heading">{texts.ways.heading}</h2>
      {said.value && (
        <p class={said.value.isAlarm ? 'note alarm' : 'note'} role="status">
          {said.value.text}
        </p>
      )}
      <ul class="access-list">
        {state.ways.map(way => (
          <li key={way.id}>
            <span>
              <b>
                <Icon name={way.kind === 'passkey' ? 'key' : 'lock'} />
                {nameOf(way)}
              </b>
              <small>
                {texts.ways.added(moment(way.addedAt))},{' '}
                {way.usedAt === null ? texts.ways.unused : texts.ways.used(moment(way.usedAt))}
              </small>
            </span>
            {state.ways.length > 1 && (
              <button
                type="button"
                class="button quiet"
                aria-label={texts.ways.removeOf(nameOf(way))}
                onClick={() => {
                  asked.value = way.id
                }}
              >
                {texts.ways.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      {state.ways.length === 1 && <p class="hint">{texts.ways.last}</p>}
      <AskDialog
        isOpen={asked.value !== null}
        title={texts.ways.question}
        yes={texts.ways.remove}
        no={texts.ways.no}
        onYes={() => {
          const id = asked.value
          asked.value = null
          if (id !== null) void carryOut(access.remove(id))
        }}
        onNo={() => {
          asked.value = null
        }}
      >
        <p>{texts.ways.questionLead}</p>
      </AskDialog>
      {isAdding.value ? (
        <div class="add-way">
          <h3>{texts.ways.addHeading}</h3>
          <p class="hint">{texts.ways.addLead}</p>
          <ChooseWay
            {...{ post, org, site, isDemo, username: state.username, name: person.name }}
            busy={busy.value}
            problem={undefined}
            goOn={texts.ways.send}
            onChosen={chosen => void add(chosen)}
          />
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              isAdding.value = false
            }}
          >
            {texts.ways.stop}
          </button>
        </div>
      ) : (
        <div class="button-row">
          <button
            type="button"
            class="button"
            onClick={() => {
              said.value = null
              isAdding.value = true
            }}
          >
            <Icon name="plus" />
            {texts.ways.add}
          </button>
        </div>
      )}
    </section>
  )
}

function SessionsPart({ access, state }: { readonly access: OwnAccess; readonly state: Loaded }) {
  const trouble = useSignal<AccessTrouble | undefined>(undefined)
  const end = async (id: string | null) => {
    trouble.value = await access.endSessions(id)
  }
  const others = state.sessions.filter(session => !session.isThis)
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{texts.sessions.heading}</h2>
      {trouble.value && (
        <p class="note alarm" role="alert">
          {inWords(trouble.value)}
        </p>
      )}
      <ul class="access-list">
        {state.sessions.map(session => (
          <li key={session.id}>
            <span>
              <b>{session.isThis ? texts.sessions.here : texts.sessions.elsewhere}</b>
              <small>
                {texts.sessions.since(moment(session.startedAt))},{' '}
                {texts.sessions.seen(moment(session.seenAt))}
              </small>
            </span>
            {!session.isThis && (
              <button type="button" class="button quiet" onClick={() => void end(session.id)}>
                {texts.sessions.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 && <p class="hint">{texts.sessions.onlyHere}</p>}
      {others.length > 1 && (
        <div class="button-row">
          <button type="button" class="button quiet" onClick={() => void end(null)}>
            <Icon name="log-out" />
            {texts.sessions.endAll}
          </button>
        </div>
      )}
    </section>
  )
}

function nameOf({ kind, label }: Loaded['ways'][number]): string {
  return kind === 'passkey' ? (label ?? texts.ways.passkey) : texts.ways.password
}

function moment(instant: number): string {
  const format = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat('nl-BE', format).format(instant).replace(/(\d+):(\d+)$/, '$1.$2 uur')
}

function inWords(trouble: AccessTrouble): string {
  if (trouble === 'other-way') return texts.ways.otherWay
  if (trouble === 'no-connection') return wayTexts.passkeyRefusals['no-connection']
  return texts.troubles[trouble] ?? wayTexts.passkeyRefusals['try-again']
}
