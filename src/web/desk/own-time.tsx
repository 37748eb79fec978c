import { Squares } from '../shared/squares.tsx'
import { useNow } from '../shared/use-now.ts'
import { useAction } from '../staff/actions.ts'
import { minutesLeft } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import type { Desk } from './desk.ts'
import { texts } from './texts-closing.ts'

interface OwnTimeProps {
  readonly desk: Desk
  /** How long it was planned at first, and by how much a press makes it longer. */
  readonly minutes: number
}

/** [RG7] The time that nothing cuts: squares, and the same in words. More of it is one press. */
export function OwnTime({ desk, minutes }: OwnTimeProps) {
  const now = useNow(5_000)
  const until = desk.rhythm.until.value
  const left = until === null ? 0 : minutesLeft(until, now)
  const planned = Math.max(minutes, Math.ceil(left / minutes) * minutes)
  const time = {
    minute: planned - left,
    plannedMinutes: planned,
    baseMinutes: planned,
    remainingMinutes: left,
  }
  const isRunning = until !== null
  useAction('longer', texts.time.longer(minutes), () => desk.rhythm.longer(), isRunning)
  return (
    <div class="own-time">
      <p>
        <b>{left > 0 ? texts.time.left(left) : texts.time.over}</b> {texts.time.quiet}
      </p>
      {left > 0 && <Squares time={time} />}
      {isRunning && (
        <button
          type="button"
          class="button quiet"
          disabled={desk.state.value.is !== 'connected'}
          onClick={() => desk.rhythm.longer()}
        >
          <Icon name="plus" />
          {texts.time.longer(minutes)}
        </button>
      )}
    </div>
  )
}
