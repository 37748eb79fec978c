import type { Board, Colleague } from '../staff/board.ts'
import { DecisionState } from './decision-state.tsx'
import type { LiveBoard } from './live-board.ts'
import { texts } from './texts.ts'

interface PointButtonProps {
  readonly live: LiveBoard
  readonly colleague: Colleague
}

/** One press makes a colleague "aanspreekpunt" of today, and one takes it back. */
export function PointButton({ live, colleague: { id, name, isPointPerson } }: PointButtonProps) {
  const words = texts.point
  return (
    <button
      type="button"
      class={isPointPerson ? 'button soft' : 'button quiet'}
      aria-pressed={isPointPerson}
      onClick={() => live.decide({ t: 'point-person', counsellor: isPointPerson ? null : id })}
    >
      {isPointPerson ? words.isOne : words.act}
      <span class="unseen">{words.of(name)}</span>
    </button>
  )
}

/** Who is called first when nobody answers; also when that desk is not open. */
export function PointLine({ live, board }: { readonly live: LiveBoard; readonly board: Board }) {
  const words = texts.point
  const point = live.evening.value?.pointPerson ?? null
  const isHere = board.colleagues.some(({ id }) => id === point?.id)
  return (
    <div class="point-line">
      <p class={point && !isHere ? 'note attention' : 'hint'}>
        {point === null ? words.none : isHere ? words.here(point.name) : words.gone(point.name)}
      </p>
      {point && !isHere && (
        <button
          type="button"
          class="button quiet"
          onClick={() => live.decide({ t: 'point-person', counsellor: null })}
        >
          {words.lift}
        </button>
      )}
      <DecisionState decision={live.decision.value} kinds={['point-person']} />
    </div>
  )
}
