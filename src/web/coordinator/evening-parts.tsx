import { inWords } from '../../domain/hours-in-words.ts'
import { outcomes } from '../../domain/outcome.ts'
import type { Board } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import { type Evening, longTalks } from './evening.ts'
import { texts } from './texts.ts'

/** Whether the chat is open now, in the words that visitors get. */
export function OpeningLine({ evening }: { readonly evening: Evening }) {
  const { opening, now } = evening
  return (
    <p class={opening.isOpen ? 'opening-line is-open' : 'opening-line'} role="status">
      <Icon name={opening.isOpen ? 'door-open' : 'lock'} />
      <b>{inWords(opening, now)}</b>
    </p>
  )
}

interface TodayTableProps {
  readonly evening: Evening
  readonly board: Board | null
  readonly now: number
}

/** How it ended today for everyone who came to the door: counts, and nothing else is known. */
export function TodayTable({ evening, board, now }: TodayTableProps) {
  const words = texts.today
  const rows: [string, number][] = [
    ...outcomes.map((outcome): [string, number] => [words.outcomes[outcome], evening.outcomes[outcome] ?? 0]),
    [words.over45, evening.over45],
    [words.over90, board ? longTalks(board, now).length : 0],
  ]
  return (
    <table class="figures today">
      <caption>{words.heading}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.count}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, count]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class={count === 0 ? 'is-none' : ''}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
