import type { ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { sayAloud } from '../shared/announcer.ts'
import { ServiceCard } from '../shared/service-card.tsx'
import { Thread, TypingSign } from '../shared/thread.tsx'
import { isLate } from '../shared/thread-lines.ts'
import { useNow } from '../shared/use-now.ts'
import { Icon } from '../staff/icon.tsx'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'

interface ConversationThreadProps {
  readonly conversation: DeskConversation
  readonly settings: PageSettings
  readonly openNow: ReadonlySignal<PublicStatus['openNow']>
}

/** The words so far, and under them what is going on now: typing, what is on its way, what went wrong. */
export function ConversationThread({ conversation, settings, openNow }: ConversationThreadProps) {
  const lines = conversation.lines.value
  const { name } = conversation
  // Where three talk, the sign does not tell who.
  const writer = conversation.change.beside.value.length > 0 ? texts.change.somebody : name
  return (
    <Thread
      label={texts.conversation.log(name)}
      lines={lines}
      otherName={name}
      drawCard={id => <ServiceCard id={id} referrals={settings.referrals} openNow={openNow.peek()} />}
    >
      <MessageState conversation={conversation} />
      {!conversation.isPeerConnected.value && (
        <p class="note attention">{texts.conversation.peerLost(name)}</p>
      )}
      {conversation.isDamaged.value && <Damaged conversation={conversation} />}
      {conversation.typing.isPeerTyping.value && <TypingSign name={writer} />}
    </Thread>
  )
}

/** CH12: what could not be read is said, and one press asks for a key with which everything can be read again. */
function Damaged({ conversation }: { readonly conversation: DeskConversation }) {
  return (
    <div class="note alarm time-note">
      <p>{texts.conversation.damaged}</p>
      {conversation.role === 2 && (
        <button
          type="button"
          class="button quiet"
          disabled={conversation.isRepairAsked.value}
          onClick={() => conversation.askRepair()}
        >
          <Icon name="refresh-cw" />
          {conversation.isRepairAsked.value ? texts.change.repairAsked : texts.change.repair}
        </button>
      )}
    </div>
  )
}

function MessageState({ conversation }: { readonly conversation: DeskConversation }) {
  const now = useNow(2_000)
  const lines = conversation.lines.value
  const late = isLate(lines, now)
  const last = lines.at(-1)
  useEffect(() => {
    if (late) sayAloud(texts.composer.notSent)
  }, [late])
  if (late) return <p class="message-state is-late">{texts.composer.notSent}</p>
  if (last?.kind !== 'said' || last.by !== 'me' || last.isOnItsWay) return null
  return <p class="message-state">{texts.composer.delivered}</p>
}
