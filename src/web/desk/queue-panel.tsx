import { useNow } from '../shared/use-now.ts'
import { type Board, minutesSince } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import { texts as staffTexts } from '../staff/texts.ts'
import { texts } from './texts.ts'

interface QueuePanelProps {
  readonly board: Board | null
  readonly isTalking: boolean
}

/** How many wait and how long: never a list to pick from. */
export function QueuePanel({ board, isTalking }: QueuePanelProps) {
  const now = useNow(10_000)
  const waiting = board?.waiting ?? 0
  return (
    <section class="panel" aria-labelledby="queue-title">
      <h2 id="queue-title">
        <Icon name="hourglass" />
        {texts.queue.heading}
        <span class="count">{waiting}</span>
      </h2>
      <p class="panel-words">
        {board?.longestSince ? (
          <>
            {texts.queue.longest}{' '}
            <b class="longest">{staffTexts.minutes(minutesSince(board.longestSince, now))}</b>.
          </>
        ) : (
          texts.queue.nobody
        )}{' '}
        {isTalking && texts.queue.whileTalking}
      </p>
    </section>
  )
}
