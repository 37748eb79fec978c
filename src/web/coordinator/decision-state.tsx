import type { Decision, DecisionFrame } from './live-board.ts'
import { texts } from './texts.ts'

interface DecisionStateProps {
  readonly decision: Decision | null
  /** The kinds of decision whose outcome is shown here. */
  readonly kinds: readonly DecisionFrame['t'][]
}

/** What came of the last decision of these kinds, where it was made. */
export function DecisionState({ decision, kinds }: DecisionStateProps) {
  const isHere = decision !== null && kinds.includes(decision.frame.t)
  return (
    <p
      class={isHere && decision.is === 'refused' ? 'decision-state is-refused' : 'decision-state'}
      role="status"
    >
      {isHere && wordsOf(decision)}
    </p>
  )
}

function wordsOf(decision: Decision): string {
  switch (decision.is) {
    case 'sent':
      return texts.decisions.sending
    case 'done':
      return texts.decisions.done[decision.frame.t]
    case 'refused':
      return texts.decisions.refused[decision.code] ?? texts.decisions.notDone
  }
}
