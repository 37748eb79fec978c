import { useEffect } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { type Board, type Colleague, countWith, minutesSince } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import { texts as staffTexts } from '../staff/texts.ts'
import { longTalks } from './evening.ts'
import type { LiveBoard } from './live-board.ts'
import { PointPerson } from './point-person.tsx'
import { texts } from './texts.ts'

interface BoardPartProps {
  readonly board: Board
  readonly now: number
}

/** How many wait, talk, are free or pause. */
export function Tallies({ board, now }: BoardPartProps) {
  const words = texts.tallies
  const longest =
    board.longestSince === null ? words.none : words.minutes(minutesSince(board.longestSince, now))
  return (
    <dl class="tallies">
      <Tally label={words.waiting} value={board.waiting} isUrgent={board.waiting > 0} />
      <Tally label={words.longest} value={longest} isUrgent={board.longestSince !== null} />
      <Tally label={words.talking} value={countWith(board, 'talking')} />
      <Tally label={words.free} value={countWith(board, 'free') + countWith(board, 'ringing')} />
      <Tally
        label={words.away}
        value={countWith(board, 'away') + countWith(board, 'paused') + countWith(board, 'breather')}
      />
      <Tally label={words.roundingOff} value={countWith(board, 'rounding-off')} />
    </dl>
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

/** Who is at the desk, what they do, and for how long; above it who has been talking for very long. */
export function ColleaguesTable({ live, board, now }: BoardPartProps & { readonly live: LiveBoard }) {
  const words = texts.colleagues
  if (board.colleagues.length === 0) return <p class="note attention">{words.nobody}</p>
  return (
    <div class="board-part">
      {longTalks(board, now).map(({ id, name, minutes }) => (
        <LongTalk key={id} words={words.long(name, minutes)} />
      ))}
      <table class="figures colleagues">
        <caption>{words.heading}</caption>
        <thead>
          <tr>
            <th scope="col">{words.colleague}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.since}</th>
          </tr>
        </thead>
        <tbody>
          {board.colleagues.map(colleague => (
            <Row key={colleague.id} colleague={colleague} now={now} />
          ))}
        </tbody>
      </table>
      <PointPerson live={live} board={board} />
    </div>
  )
}

/** Told once, when it becomes so long; the minutes in it go on by themselves. */
function LongTalk({ words }: { readonly words: string }) {
  useEffect(() => saySoftly(words), [])
  return (
    <p class="note attention long-talk">
      <Icon name="clock" />
      {words}
    </p>
  )
}

const overMinutes = 45

function Row({ colleague, now }: { readonly colleague: Colleague; readonly now: number }) {
  const { name, status, since, talkingSince, isCrisis } = colleague
  const minutes = minutesSince(talkingSince ?? since, now)
  const isLong = talkingSince !== null && !isCrisis && minutes >= overMinutes
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class={`is-${status}`}>
        <i aria-hidden="true" /> {isCrisis ? <b>{staffTexts.crisis}</b> : staffTexts.statuses[status]}
      </td>
      <td>{isLong ? <b class="longest">{staffTexts.minutes(minutes)}</b> : staffTexts.minutes(minutes)}</td>
    </tr>
  )
}
