import { Squares } from '../shared/squares.tsx'
import { type Opened, type TalkTime, talkTime } from '../shared/talk-time.ts'
import { timeInMargin } from '../shared/thread-line.ts'
import { useNow } from '../shared/use-now.ts'
import { PageHeading } from '../staff/page-heading.tsx'
import { phaseWords } from '../staff/phase-words.ts'
import { Connections } from './connections.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { HandedNote } from './handed-note.tsx'
import { phaseAt, phasesOf } from './phases.ts'
import { texts } from './texts.ts'

interface ConversationHeaderProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
}

/** Who, whether both sides are there, and where the two are in their time. */
export function ConversationHeader({ desk, conversation }: ConversationHeaderProps) {
  const now = useNow(5_000)
  const opened = conversation.time.opened.value
  return (
    <header class="conversation-head">
      <div>
        <PageHeading>{conversation.name}</PageHeading>
        <Connections desk={desk} conversation={conversation} />
      </div>
      {opened?.isClockShown && <Clock opened={opened} now={now} />}
      {opened?.isClockShown && <PhaseBar time={talkTime(opened, now)} />}
      <HandedNote conversation={conversation} />
    </header>
  )
}

export function Clock({ opened, now }: { readonly opened: Opened; readonly now: number }) {
  const { minute, plannedMinutes, remainingMinutes } = talkTime(opened, now)
  const until = opened.heardAt - opened.elapsed + opened.planned
  const isOver = remainingMinutes === 0
  return (
    <p class={isOver ? 'clock is-over' : 'clock'}>
      <b>{texts.clock.minutes(isOver ? minute - plannedMinutes : remainingMinutes)}</b>
      <small>{isOver ? texts.clock.over : texts.clock.until(timeInMargin(until))}</small>
    </p>
  )
}

/** The squares of the visitor's page, cut into the five phases; the words under them say the same. */
export function PhaseBar({ time }: { readonly time: TalkTime }) {
  const { baseMinutes, plannedMinutes, minute } = time
  const phases = phasesOf(baseMinutes)
  const lengths = phases.map(({ fromMinute, toMinute }) => toMinute - fromMinute)
  const here = phaseAt(baseMinutes, minute).index
  const isOver = minute >= plannedMinutes
  const isBeyond = minute >= baseMinutes
  const extra = Math.max(plannedMinutes, isOver ? minute + 1 : 0) - baseMinutes
  return (
    <div class="phase-bar">
      <Squares time={time} groups={lengths} />
      <ol>
        {phases.map(({ index }) => (
          <li
            key={index}
            class={`of-${lengths[index]}${index === here && !isBeyond ? ' is-here' : ''}`}
            aria-current={index === here && !isBeyond ? 'step' : undefined}
          >
            {phaseWords[index]?.name}
          </li>
        ))}
        {extra > 0 && (
          <li
            class={`of-${inFives(extra)}${isBeyond ? ' is-here' : ''}`}
            aria-current={isBeyond ? 'step' : undefined}
          >
            {texts.clock.extra}
          </li>
        )}
      </ol>
      {isOver && <p class="phase-over">{texts.clock.past}</p>}
    </div>
  )
}

/** As wide as the squares above it, which come in fives; beyond an hour the words have room enough. */
function inFives(minutes: number): number {
  return Math.min(60, Math.ceil(minutes / 5) * 5)
}
