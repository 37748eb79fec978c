import { Icon } from '../shared/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import type { Desk } from './desk.ts'
import { NoticeLine } from './notice-line.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { TeamPanel } from './team-panel.tsx'
import { texts } from './texts.ts'

interface StartPageProps {
  readonly desk: Desk
  readonly person: { readonly id: string; readonly name: string }
}

/** Between conversations: one quiet page that says where one stands, with one main action. */
export function StartPage({ desk, person }: StartPageProps) {
  const status = desk.status.value
  const notice = desk.notice.value
  const isConnected = desk.state.value.is === 'connected'
  const isMissed = status === 'away' && notice?.about === 'offer' && notice.why === 'missed'
  const isOnDuty = status === 'free' || status === 'ringing'
  const words = isOnDuty ? texts.start.free : texts.start.away
  return (
    <div class="duty">
      <main class="duty-page" id="main">
        <div class="duty-sheet">
          <PageHeading key={isMissed ? 'missed' : status} keepFocus={desk.offer.value !== null}>
            {isMissed ? texts.start.missed.heading : words.heading(person.name)}
          </PageHeading>
          {(isMissed ? texts.start.missed.lines : words.lines).map(line => (
            <p key={line}>{line}</p>
          ))}
          {!isMissed && <NoticeLine notice={notice} />}
          <div class="button-row">
            {isOnDuty ? (
              <button type="button" class="button large quiet" onClick={() => desk.pause()}>
                <Icon name="coffee" />
                {texts.start.pause}
              </button>
            ) : (
              <button type="button" class="button large" disabled={!isConnected} onClick={() => desk.ready()}>
                <Icon name="hand" />
                {isMissed ? texts.start.readyAgain : texts.start.ready}
              </button>
            )}
          </div>
          <Checks isConnected={isConnected} />
        </div>
      </main>
      <aside class="duty-aside">
        <QueuePanel board={desk.board.value} isTalking={false} />
        <TeamPanel board={desk.board.value} ownId={person.id} />
      </aside>
    </div>
  )
}

/** What was looked at on the way in, and whether the line is there now. */
function Checks({ isConnected }: { readonly isConnected: boolean }) {
  return (
    <section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{texts.start.checks}</h2>
      <ul>
        <li>
          <Icon name="check" />
          {texts.start.keysOpen}
        </li>
        <li>
          <Icon name="check" />
          {texts.start.grantValid}
        </li>
        <li class={isConnected ? '' : 'is-open'}>
          <Icon name={isConnected ? 'check' : 'wifi-off'} />
          {isConnected ? texts.start.connected : texts.start.notConnected}
        </li>
      </ul>
    </section>
  )
}
