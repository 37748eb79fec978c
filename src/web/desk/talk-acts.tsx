import { type Signal, useSignal } from '@preact/signals'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { actions, useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { AddTime } from './add-time.tsx'
import { CallPanel } from './call-panel.tsx'
import { CrisisButton } from './crisis.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'

interface TalkActsProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
  readonly ownId: string
  /** Whether the reasons for more time are shown. */
  readonly isChoosing: Signal<boolean>
  /** Back to the field, where somebody was writing. */
  onClosed(): void
}

/** What can be done with the conversation itself, and the way out of it. */
export function TalkActs({ desk, conversation, ownId, isChoosing, onClosed }: TalkActsProps) {
  const isAsking = useSignal(false)
  const { time } = conversation
  const isTalkingAlong = conversation.role === 3
  const ending = isTalkingAlong
    ? leaveWords(conversation)
    : { ...texts.close, lines: texts.close.lines(conversation.name) }
  const mayEnd = isTalkingAlong || !conversation.change.isUnderWay.value
  const ask = () => {
    isAsking.value = true
  }
  useAction('round-off', ending.open, ask, mayEnd)
  return (
    <div class="talk-acts">
      {!isTalkingAlong && (
        <>
          <CallColleague {...{ desk, conversation, ownId, onClosed }} />
          {!time.isCrisis && <AddTime time={time} isChoosing={isChoosing} />}
          <CrisisButton time={time} />
        </>
      )}
      <button
        type="button"
        class="button ink round-off"
        disabled={!mayEnd}
        aria-keyshortcuts={actions.keyOf('round-off') ?? undefined}
        onClick={ask}
      >
        <Icon name={isTalkingAlong ? 'log-out' : 'clipboard-check'} />
        {ending.open}
      </button>
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

type CallColleagueProps = Pick<TalkActsProps, 'desk' | 'conversation' | 'ownId' | 'onClosed'>

/** The way to a colleague; while one is being called it says how far that is, above the field. */
function CallColleague({ desk, conversation, ownId, onClosed }: CallColleagueProps) {
  const isOpen = useSignal(false)
  const { call, beside, isUnderWay } = conversation.change
  const { is } = call.state.value
  const isBusy = isUnderWay.value || (is !== 'none' && is !== 'no')
  const open = () => {
    isOpen.value = true
  }
  useAction('call-colleague', texts.call.open, open, !isBusy)
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
    <button type="button" class="button quiet" aria-expanded={false} disabled={isBusy} onClick={open}>
      <Icon name="users" />
      {texts.call.open}
    </button>
  )
}
