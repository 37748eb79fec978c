import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { ContactMessage, ContactWords } from '../../protocol/contact.ts'
import { saySoftly } from '../shared/announcer.ts'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { useAction } from '../staff/actions.ts'
import { focusSoon } from '../staff/focus-soon.ts'
import { Icon } from '../staff/icon.tsx'
import type { Inbox, Opened } from './inbox.ts'
import { dayInWords, lastDayOf, inboxTexts as texts } from './inbox-texts.ts'

interface MessageProps {
  readonly inbox: Inbox
  readonly message: ContactMessage
  readonly keptDays: number
}

/** [CT24] One message: when it came and how, and unfolded what stands in it. */
export function Message({ inbox, message, keptDays }: MessageProps) {
  const { id, at, state, how, mail } = message
  const isShown = inbox.shown.value === id
  const hasFailed = mail.state === 'failed'
  return (
    <article class={`inbox-message is-${state}`}>
      <h3>
        <button
          type="button"
          class="inbox-row"
          id={`message-${id}`}
          aria-expanded={isShown}
          aria-controls={isShown ? `words-${id}` : undefined}
          onClick={() => void inbox.show(message)}
        >
          <span class="inbox-when">{texts.when(dayInWords(at.day), at.hour)}</span>
          <span class={`inbox-mark is-${state}`}>{texts.states[state]}</span>
          <span class={how === 'sealed' ? 'inbox-mark' : 'inbox-mark is-open'}>
            {how === 'sealed' && <Icon name="lock" />}
            {how === 'sealed' ? texts.sealed : texts.unsealed}
          </span>
          <Icon name="chevron-down" />
        </button>
      </h3>
      {(isShown || mail.state !== 'none') && (
        <p class={hasFailed ? 'inbox-mail field-error' : 'inbox-mail'}>
          {hasFailed && <Icon name="triangle-alert" />}
          <span>{texts.mail[mail.state](mail.tries)}</span>
        </p>
      )}
      {isShown && <Unfolded {...{ inbox, message, keptDays }} />}
    </article>
  )
}

function Unfolded({ inbox, message, keptDays }: MessageProps) {
  const { id, at } = message
  const vault = inbox.vault.state.value
  // Whoever unlocks while a message stands unfolded was waiting for just that one.
  useEffect(() => void inbox.open(message), [vault.is, id])
  return (
    <div class="inbox-words" id={`words-${id}`}>
      <Said said={saidIn(inbox, message)} />
      {message.how === 'open' && (
        <p class="note attention">
          {texts.unsealedWhy} {message.mail.state === 'sent' && texts.unsealedMail}
        </p>
      )}
      <p class="hint">{texts.erasedAfter(lastDayOf(at.day, keptDays))}</p>
      <Acts inbox={inbox} message={message} />
    </div>
  )
}

function saidIn(inbox: Inbox, message: ContactMessage): Opened<ContactWords> {
  if (message.how === 'open') {
    const { name, mailAddress, text } = message
    return { is: 'words', words: { name, mailAddress, text } }
  }
  return inbox.words.value.get(message.id) ?? { is: 'shut', why: 'locked' }
}

function Said({ said }: { readonly said: Opened<ContactWords> }) {
  if (said.is === 'shut')
    return <p class={said.why === 'locked' ? 'note' : 'note attention'}>{texts.shut[said.why]}</p>
  const { name, mailAddress, text } = said.words
  return (
    <>
      <p class="inbox-from">
        <b>{name ?? texts.noName}</b>
      </p>
      <p class="inbox-text">{text}</p>
      {mailAddress === null ? (
        <p class="hint">{texts.noAddress}</p>
      ) : (
        <p>
          {texts.answer} <a href={mailTo(mailAddress)}>{mailAddress}</a>
          <small class="inbox-small">{texts.answerHint}</small>
        </p>
      )}
    </>
  )
}

/** The sign in the middle must stay as it is; whatever else means something in an address is written out. */
function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`
}

function Acts({ inbox, message }: Omit<MessageProps, 'keptDays'>) {
  const { id, state } = message
  const isAsking = useSignal(false)
  const isHandled = state === 'handled'
  const failed = useRef(false)
  const mark = async () => {
    failed.current = !(await inbox.mark(id, isHandled ? 'new' : 'handled'))
    saySoftly(failed.current ? texts.notDone : isHandled ? texts.unhandled : texts.handled)
    focusSoon(`message-${id}`)
  }
  const erase = async () => {
    isAsking.value = false
    const isGone = await inbox.erase(id)
    saySoftly(isGone ? texts.erased : texts.notDone)
    focusSoon(isGone ? 'inbox-messages' : `message-${id}`)
  }
  const ask = () => {
    isAsking.value = true
  }
  const isFree = !inbox.isBusy.value
  useAction('inbox-mark', isHandled ? texts.unhandle : texts.handle, () => void mark(), isFree)
  useAction('inbox-erase', texts.eraseAction, ask, isFree)
  return (
    <div class="button-row">
      <button type="button" class="button soft" aria-disabled={!isFree} onClick={() => void mark()}>
        {!isHandled && <Icon name="check" />}
        {isHandled ? texts.unhandle : texts.handle}
      </button>
      <button type="button" class="button quiet" aria-disabled={!isFree} onClick={ask}>
        {texts.erase}
      </button>
      {isAsking.value && (
        <AskDialog
          isOpen
          title={texts.eraseTitle}
          yes={texts.eraseYes}
          no={texts.eraseNo}
          onYes={() => void erase()}
          onNo={() => {
            isAsking.value = false
          }}
        >
          <p>{texts.eraseLead}</p>
        </AskDialog>
      )}
    </div>
  )
}
