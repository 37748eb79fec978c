import type { Board } from '../staff/board.ts'
import { DecisionState } from './decision-state.tsx'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts.ts'

interface PointPersonProps {
  readonly live: LiveBoard
  readonly board: Board
}

/** [AL14] Who is called first when nobody answers: one press makes somebody so for today, one takes it back. */
export function PointPerson({ live, board }: PointPersonProps) {
  const words = texts.point
  const point = live.evening.value?.pointPerson ?? null
  const isHere = board.colleagues.some(({ id }) => id === point?.id)
  const here = words[point?.isByRoster ? 'hereByRoster' : 'here']
  const decide = (counsellor: string | null) => live.decide({ t: 'point-person', counsellor })
  return (
    <section class="board-part" aria-labelledby="point-title">
      <h3 id="point-title">{words.heading}</h3>
      <p class={point && !isHere ? 'note attention' : 'hint'}>
        {point === null ? words.none : isHere ? here(point.name) : words.gone(point.name)}
      </p>
      <div class="decision-row">
        {point && !point.isByRoster && (
          <button type="button" class="button quiet" onClick={() => decide(null)}>
            {words.lift}
          </button>
        )}
        {board.colleagues
          .filter(({ id }) => id !== point?.id)
          .map(({ id, name }) => (
            <button key={id} type="button" class="button quiet" onClick={() => decide(id)}>
              {words.make(name)}
            </button>
          ))}
      </div>
      <DecisionState decision={live.decision.value} kinds={['point-person']} />
    </section>
  )
}
