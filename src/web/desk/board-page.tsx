import { useNow } from '../shared/use-now.ts'
import { PageHeading } from '../staff/page-heading.tsx'
import { type Board, countWith, minutesSince } from '../staff/board.ts'
import { texts } from './texts.ts'

/** The coordinator's view: numbers and people. There is no text here, and no way to one. */
export function BoardPage({ board }: { readonly board: Board | null }) {
  const now = useNow(10_000)
  const words = texts.coordinator
  const longest = board?.longestSince ? texts.minutes(minutesSince(board.longestSince, now)) : '–'
  return (
    <main class="board" id="main">
      <PageHeading>{words.heading}</PageHeading>
      <p class="lead">{words.lead}</p>
      {board === null ? (
        <p role="status">{words.waitingForNumbers}</p>
      ) : (
        <>
          <dl class="tallies">
            <Tally label={words.waiting} value={board.waiting} isUrgent={board.waiting > 0} />
            <Tally label={words.longest} value={longest} />
            <Tally label={words.talking} value={countWith(board, 'talking')} />
            <Tally label={words.free} value={countWith(board, 'free')} />
          </dl>
          <Colleagues board={board} now={now} />
        </>
      )}
    </main>
  )
}

interface TallyProps {
  readonly label: string
  readonly value: number | string
  readonly isUrgent?: boolean
}

function Tally({ label, value, isUrgent = false }: TallyProps) {
  return (
    <div class={isUrgent ? 'tally is-urgent' : 'tally'}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Colleagues({ board, now }: { readonly board: Board; readonly now: number }) {
  const words = texts.coordinator
  if (board.colleagues.length === 0) return <p class="note">{words.nobody}</p>
  return (
    <table class="colleagues">
      <caption>{texts.team.heading}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colleague}</th>
          <th scope="col">{words.status}</th>
          <th scope="col">{words.since}</th>
        </tr>
      </thead>
      <tbody>
        {board.colleagues.map(({ id, name, status, since }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td class={`is-${status}`}>
              <i aria-hidden="true" /> {texts.statuses[status]}
            </td>
            <td>{texts.minutes(minutesSince(since, now))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
