import {
  type PracticeMove,
  type PracticePhase,
  type PracticeScript,
  type PracticeTurn,
  practiceMoves,
} from './practice.ts'

/** One phase, looked back at: no marks, no score. */
export interface ReviewedPhase {
  readonly phase: PracticePhase
  /** What the counsellor did here, each once, in the order of doing. */
  readonly made: readonly PracticeMove[]
  /** What could be tried another time. */
  readonly tries: readonly PracticeMove[]
}

const phases: readonly PracticePhase[] = [1, 2, 3, 4, 5]
/** More than two would be a list of what went wrong. */
const mostTries = 2

/** [DK72] By phase: what was done, and what this youngster would have noticed too. Phases that never came are left out. */
export function reviewPractice(
  { nodes }: PracticeScript,
  turns: readonly PracticeTurn[],
): readonly ReviewedPhase[] {
  /** Done somewhere, or already named as something to try. */
  const known = new Set<string>(['gives-advice-too-soon', ...turns.flatMap(({ moves }) => moves)])
  return phases
    .map(phase => {
      const here = turns.filter(turn => turn.phase === phase)
      const made = [...new Set(here.flatMap(({ moves }) => moves))]
      const noticed = new Set(here.flatMap(({ node }) => Object.keys(nodes[node]?.on ?? {})))
      const tries = practiceMoves.filter(move => noticed.has(move) && !known.has(move)).slice(0, mostTries)
      for (const move of tries) known.add(move)
      return { phase, made, tries, isVisited: here.length > 0 }
    })
    .filter(({ isVisited }) => isVisited)
    .map(({ phase, made, tries }) => ({ phase, made, tries }))
}
