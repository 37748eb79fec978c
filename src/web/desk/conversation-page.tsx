import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { Icon } from '../staff/icon.tsx'
import { ChangeNotes } from './change-notes.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import { ConversationThread } from './conversation-thread.tsx'
import { useCrisisCard } from './crisis-steps.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { DeskWrite } from './desk-write.tsx'
import { PauseNext } from './pause-next.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { TalkActs } from './talk-acts.tsx'
import { TeamPanel } from './team-panel.tsx'
import { texts } from './texts.ts'
import { TimeNotes } from './time-notes.tsx'
import { ToldBefore } from './told-before.tsx'
import { Tools } from './tools.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { useOpenNow } from './use-open-now.ts'

interface ConversationPageProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
  readonly settings: PageSettings
  readonly ownId: string
  readonly material: DeskMaterial
}

/** The conversation, with what helps on both sides of it. */
export function ConversationPage(props: ConversationPageProps) {
  const { desk, conversation, settings, ownId, material } = props
  const openNow = useOpenNow()
  const field = useRef<HTMLTextAreaElement>(null)
  const isChoosing = useSignal(false)
  const { name, draft, time } = conversation
  const isTalkingAlong = conversation.role === 3
  useAnnouncements(desk, conversation)
  useCrisisCard()

  function insert(sentence: string) {
    const before = draft.value.trimEnd()
    draft.value = before === '' ? sentence : `${before} ${sentence}`
    field.current?.focus()
  }
  return (
    <div class="talk">
      <aside class="talk-before" aria-label={texts.conversation.context}>
        <ToldBefore name={name} intake={conversation.intake.value} themes={settings.themes} />
        {!time.isCrisis && <QueuePanel board={desk.board.value} isTalking />}
        <TeamPanel board={desk.board.value} ownId={ownId} />
        <PauseNext rhythm={desk.rhythm} />
      </aside>
      <main class="talk-main" id="main">
        <ConversationHeader desk={desk} conversation={conversation} />
        <ConversationThread conversation={conversation} settings={settings} openNow={openNow} />
        <footer class="talk-write" data-pane="field">
          <ConnectionStrip desk={desk} />
          <ChangeNotes conversation={conversation} />
          {!isTalkingAlong && (
            <TimeNotes time={time} name={name} board={desk.board.value} isChoosing={isChoosing} />
          )}
          <DeskWrite
            {...{ material, field }}
            talk={conversation}
            notice={conversation.ending.isClosing.value ? texts.composer.closing : undefined}
            onSend={text => conversation.say(text)}
            onTyping={() => conversation.typing.type()}
          />
        </footer>
      </main>
      <aside class="talk-tools" aria-label={texts.guide.region}>
        <div class="tools-scroll">
          <Tools {...{ desk, conversation, settings, ownId, material, openNow }} onInsert={insert} />
        </div>
        <TalkActs {...{ desk, conversation, ownId, isChoosing }} onClosed={() => field.current?.focus()} />
      </aside>
    </div>
  )
}

function ConnectionStrip({ desk }: { readonly desk: Desk }) {
  if (desk.state.value.is === 'connected') return null
  const isFull = !desk.connection.hasRoom()
  return (
    <p class="note attention strip">
      <Icon name="wifi-off" />
      {isFull ? texts.composer.queueFull : texts.conversation.reconnecting}
    </p>
  )
}
