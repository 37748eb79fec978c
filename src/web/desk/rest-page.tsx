import { standardLimits } from '../../domain/limits.ts'
import { useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { DebriefLine } from './debrief-line.tsx'
import type { Desk } from './desk.ts'
import { NoticeLine } from './notice-line.tsx'
import { OwnTime } from './own-time.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { TeamPanel } from './team-panel.tsx'
import { texts } from './texts-closing.ts'
import { UnfiledList } from './unfiled-list.tsx'

const pauses = [5, 10, 15, 30]

interface RestPageProps {
  readonly desk: Desk
  readonly status: 'paused' | 'breather'
  readonly ownId: string
  /** A press that lets the page be heard, before the first ring after it. */
  unlockSound(): void
}

/** [RG8] A pause, or the time to breathe after a heavy conversation. It ends when the counsellor says so. */
export function RestPage({ desk, status, ownId, unlockSound }: RestPageProps) {
  const isBreather = status === 'breather'
  const isConnected = desk.state.value.is === 'connected'
  const words = texts.pause
  const isPlanned = desk.rhythm.until.value !== null
  const ready = () => {
    unlockSound()
    desk.ready()
  }
  useAction('ready', words.ready, ready, isConnected)
  return (
    <div class="duty">
      <main class="duty-page" id="main">
        <div class="duty-sheet">
          <PageHeading key={status}>{isBreather ? words.breatherHeading : words.heading}</PageHeading>
          {(isBreather ? words.breatherLines : words.lines).map(line => (
            <p key={line}>{line}</p>
          ))}
          <NoticeLine notice={desk.notice.value} />
          {isPlanned ? (
            <OwnTime desk={desk} minutes={longerBy(isBreather)} />
          ) : (
            <fieldset class="field">
              <legend>{words.howLong}</legend>
              <div class="button-row">
                {pauses.map(minutes => (
                  <button
                    key={minutes}
                    type="button"
                    class="button quiet"
                    disabled={!isConnected}
                    onClick={() => desk.rhythm.pause(minutes)}
                  >
                    {words.minutes(minutes)}
                  </button>
                ))}
              </div>
            </fieldset>
          )}
          <DebriefLine rhythm={desk.rhythm} mayAsk={isBreather} />
          <div class="button-row">
            <button type="button" class="button large" disabled={!isConnected} onClick={ready}>
              <Icon name="hand" />
              {words.ready}
            </button>
          </div>
          <UnfiledList desk={desk} />
        </div>
      </main>
      <aside class="duty-aside">
        <QueuePanel board={desk.board.value} isTalking={false} />
        <TeamPanel board={desk.board.value} ownId={ownId} />
      </aside>
    </div>
  )
}

function longerBy(isBreather: boolean): number {
  return (isBreather ? standardLimits.breather : standardLimits.pauseLonger) / 60_000
}
