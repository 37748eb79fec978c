import { useEffect } from 'preact/hooks'
import type { ContactMessagesAnswer } from '../../protocol/contact.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { useFresh } from '../staff/use-fresh.ts'
import { knowsPasskeys } from '../staff/way-in/passkey.ts'
import type { Inbox } from './inbox.ts'
import { Lock } from './inbox-lock.tsx'
import { Message } from './inbox-message.tsx'
import { Surveys } from './inbox-surveys.tsx'
import { refusalInWords, inboxTexts as texts } from './inbox-texts.ts'

interface InboxSectionProps {
  readonly inbox: Inbox
  /** Only in the demo: the key phrase of the person who signed in. */
  readonly demoPhrase: string | null
}

/** "Postvak": what people wrote to the team, and after a conversation; for coordinators, behind their own key. */
export function InboxSection({ inbox, demoPhrase }: InboxSectionProps) {
  const { vault } = inbox
  const read = async () => {
    await Promise.all([inbox.readMessages(), inbox.readSurveys(), inbox.readWays()])
  }
  useEffect(() => void read(), [inbox])
  useFresh(read)
  const touch = () => vault.touch()
  const { value: stale } = inbox.stale
  const { value: messages } = inbox.messages
  return (
    // Reading with keys or a finger is use, too: what is on screen does not lock under somebody's eyes.
    <main class="inbox" id="main" onKeyDown={touch} onPointerDown={touch} onWheel={touch}>
      <PageHeading>{texts.heading}</PageHeading>
      <p class="lead">{texts.lead}</p>
      <Lock {...{ vault, demoPhrase }} hasPasskey={inbox.hasPasskey.value && knowsPasskeys()} />
      {stale && (
        <p class="note attention" role="status">
          {stale === 'no-connection' ? texts.stale : (texts.lock.refused[stale] ?? texts.notRead)}
        </p>
      )}
      {inbox.refused.value && (
        <p class="note alarm" role="alert">
          {refusalInWords(inbox.refused.value)}
        </p>
      )}
      <section class="inbox-messages" aria-labelledby="inbox-messages">
        <h2 id="inbox-messages" tabIndex={-1}>
          {texts.messages}
        </h2>
        {messages.is === 'loading' && <p role="status">{texts.loading}</p>}
        {messages.is === 'refused' && (
          <div class="note alarm" role="alert">
            <p>
              <b>{texts.notRead}</b> {texts.lock.refused[messages.why] ?? ''}
            </p>
            <button type="button" class="button quiet" onClick={() => void read()}>
              <Icon name="refresh-cw" />
              {texts.retry}
            </button>
          </div>
        )}
        {messages.is === 'here' && <Messages inbox={inbox} list={messages.list} />}
      </section>
      <Surveys inbox={inbox} />
    </main>
  )
}

interface MessagesProps {
  readonly inbox: Inbox
  readonly list: ContactMessagesAnswer
}

function Messages({ inbox, list: { messages, more, keptDays } }: MessagesProps) {
  if (messages.length === 0) return <p class="note">{texts.empty}</p>
  return (
    <>
      <ol class="inbox-list">
        {messages.map(message => (
          <li key={message.id}>
            <Message {...{ inbox, message, keptDays }} />
          </li>
        ))}
      </ol>
      {more > 0 && <p class="hint">{texts.more(more)}</p>}
    </>
  )
}
