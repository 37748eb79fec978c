import { useNow } from '../shared/use-now.ts'
import { type Board, type Colleague, minutesLeft, minutesSince } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import { texts } from '../staff/texts.ts'

interface TeamPanelProps {
  readonly board: Board | null
  readonly ownId: string
}

/** Who is at the desk now, and since when they do what they do. */
export function TeamPanel({ board, ownId }: TeamPanelProps) {
  const now = useNow(10_000)
  const colleagues = board?.colleagues ?? []
  return (
    <section class="panel" aria-labelledby="team-title">
      <h2 id="team-title">
        <Icon name="users" />
        {texts.team.heading}
      </h2>
      {colleagues.length === 0 && <p class="panel-words">{texts.team.nobody}</p>}
      <ul class="team">
        {colleagues.map(({ id, name, status, since, until, isCrisis, isPointPerson }) => (
          <li key={id} class={`is-${status}`}>
            <i aria-hidden="true" />
            <span class="team-name">
              {id === ownId ? texts.team.you : name}
              {isPointPerson && <em class="point-person">{texts.team.pointPerson}</em>}
            </span>
            <small>{isCrisis ? texts.crisis.toLowerCase() : sinceWords({ status, since, until }, now)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How long already, or how long still where that was planned. */
function sinceWords(
  { status, since, until }: Pick<Colleague, 'status' | 'since' | 'until'>,
  now: number,
): string {
  const words = texts.statuses[status].toLowerCase()
  const left = until === null ? 0 : minutesLeft(until, now)
  return left > 0 ? texts.team.left(words, left) : texts.team.since(words, minutesSince(since, now))
}
