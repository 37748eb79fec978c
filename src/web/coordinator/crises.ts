import type { Board } from '../staff/board.ts'

/** [CR3] Who is in a crisis that no coordinator answered yet, as one text that changes with every one of them. */
export function unansweredCrises(board: Board | null): string {
  const alone = board?.colleagues.filter(
    ({ isCrisis, crisisAnsweredBy }) => isCrisis && crisisAnsweredBy === null,
  )
  return (alone ?? []).map(({ id }) => id).join(' ')
}
