import { type Signal, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { Icon } from '../shared/icon.tsx'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { AddTime } from './add-time.tsx'
import { CallPanel } from './call-panel.tsx'
import { ChangeNotes } from './change-notes.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import { ConversationThread } from './conversation-thread.tsx'
import { CrisisButton, CrisisNote } from './crisis.tsx'
import { useCrisisCard } from './crisis-steps.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { DeskWrite } from './desk-write.tsx'
import { NumbersCard } from './numbers-card.tsx'
import { PauseNext } from './pause-next.tsx'
import { PhaseGuide } from './phase-guide.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { ReferralPanel } from './referral-panel.tsx'
import { ScratchPad } from './scratch-pad.tsx'
import { TeamPanel } from './team-panel.tsx'
import { texts } from './texts.ts'
import { TimeNotes } from './time-notes.tsx'
import { ToldBefore } from './told-before.tsx'
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
  const isAsking = useSignal(false)
  const isCalling = useSignal(false)
  const isChoosing = useSignal(false)
  const { name, draft, time } = conversation
  const isTalkingAlong = conversation.role === 3
  const ending = isTalkingAlong
    ? leaveWords(conversation)
    : { ...texts.close, lines: texts.close.lines(name) }
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
        <footer class="talk-write">
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
        {time.isCrisis ? (
          <CrisisNote {...{ desk, conversation, ownId, examples: material.examples }} onInsert={insert} />
        ) : (
          <PhaseGuide conversation={conversation} examples={material.examples} />
        )}
        <ScratchPad notes={conversation.notes} />
        <NumbersCard numbers={settings.numbers} onInsert={insert} />
        <ReferralPanel
          referrals={settings.referrals}
          openNow={openNow}
          onGive={id => conversation.giveCard(id)}
        />
        <div class="talk-acts">
          {!isTalkingAlong && (
            <>
              <CallColleague
                desk={desk}
                conversation={conversation}
                ownId={ownId}
                isOpen={isCalling}
                onClosed={() => field.current?.focus()}
              />
              {!time.isCrisis && <AddTime time={time} isChoosing={isChoosing} />}
              <CrisisButton time={time} />
            </>
          )}
          <button
            type="button"
            class="button ink round-off"
            disabled={!isTalkingAlong && conversation.change.isUnderWay.value}
            onClick={() => {
              isAsking.value = true
            }}
          >
            <Icon name={isTalkingAlong ? 'log-out' : 'clipboard-check'} />
            {ending.open}
          </button>
        </div>
      </aside>
      <AskDialog
        isOpen={isAsking.value}
        title={ending.heading}
        yes={ending.yes}
        no={ending.no}
        onYes={() => {
          isAsking.value = false
          if (isTalkingAlong) conversation.leave()
          else void conversation.roundOff()
        }}
        onNo={() => {
          isAsking.value = false
        }}
      >
        {ending.lines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </AskDialog>
    </div>
  )
}

function leaveWords({ change }: DeskConversation) {
  const { leave: open, leaveQuestion } = texts.change
  const counsellor = change.beside.value[0]?.name ?? texts.change.someColleague
  return { ...leaveQuestion, open, lines: leaveQuestion.lines(counsellor) }
}

interface CallColleagueProps extends Pick<ConversationPageProps, 'desk' | 'conversation' | 'ownId'> {
  readonly isOpen: Signal<boolean>
  onClosed(): void
}

/** The way to a colleague; while one is being called it says how far that is, above the field. */
function CallColleague({ desk, conversation, ownId, isOpen, onClosed }: CallColleagueProps) {
  const { call, beside, isUnderWay } = conversation.change
  const { is } = call.state.value
  const isBusy = isUnderWay.value || (is !== 'none' && is !== 'no')
  if (isOpen.value && !isBusy)
    return (
      <CallPanel
        call={call}
        board={desk.board.value}
        ownId={ownId}
        hasColleague={beside.value.length > 0}
        isOpen={isOpen}
        onClosed={onClosed}
      />
    )
  return (
    <button
      type="button"
      class="button quiet"
      aria-expanded={false}
      disabled={isBusy}
      onClick={() => {
        isOpen.value = true
      }}
    >
      <Icon name="users" />
      {texts.call.open}
    </button>
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
