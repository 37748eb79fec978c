import type { Limits } from './limits.ts'
import type { CounsellorId, Discipline, Instant } from './people.ts'
import type { PlaceIn, WantedHelp } from './queue.ts'

/** Which disciplines fit which wanted help (flanders.md). */
const fitting: Record<WantedHelp, readonly Discipline[]> = {
  'study-choice': ['study-choice'],
  medical: ['medical'],
  'social-emotional': ['psycho-pedagogical', 'social'],
  'no-preference': ['psycho-pedagogical', 'social', 'medical', 'study-choice'],
}

/** A counsellor as matching sees one. */
export interface Candidate {
  readonly id: CounsellorId
  readonly disciplines: readonly Discipline[]
  /** Since when free; whoever was free the longest is rung first (QU9). */
  readonly freeSince: Instant
}

function fits({ disciplines }: Pick<Candidate, 'disciplines'>, wanted: WantedHelp): boolean {
  return wanted === 'no-preference' || disciplines.some(discipline => fitting[wanted].includes(discipline))
}

/**
 * [QU11] Whom to ring for the first in line. A fitting discipline is preferred, never required: while somebody who
 * fits is on duty but not free, the visitor waits for that person at most two minutes at the head of the queue; then,
 * or when nobody on duty fits, anyone is rung. Nobody behind is served meanwhile, so matching lets nobody overtake
 * and can starve nobody. Gives undefined to wait a little.
 */
export function chooseCounsellor(
  head: PlaceIn<'waiting'>,
  free: readonly Candidate[],
  onDuty: readonly Pick<Candidate, 'disciplines'>[],
  now: Instant,
  limits: Limits,
): CounsellorId | undefined {
  const { wanted } = head.wish
  const longestFree = [...free].sort((a, b) => a.freeSince - b.freeSince)
  const best = longestFree.find(candidate => fits(candidate, wanted))
  if (best) return best.id
  const isPatient = now - (head.headSince ?? now) < limits.matching
  if (isPatient && onDuty.some(person => fits(person, wanted))) return undefined
  return longestFree[0]?.id
}
