import type { EndedBy } from '../../domain/conversation.ts'
import type { ReleaseReason } from './change-desk.ts'

/** How it ended, as far as this page can tell for sure (SE34): `broken` is an end that no seal proves. */
export const ends = [
  'by-me',
  'by-counsellor',
  'by-visitor',
  'quick-exit',
  'lost-connection',
  'broken',
  'handed-over',
  'left',
  'sent-away',
  'moved-on',
] as const satisfies readonly (EndAct | ReleaseReason)[]
type EndAct = 'by-me' | 'by-counsellor' | 'by-visitor' | 'quick-exit' | 'lost-connection' | 'broken'
export type End = (typeof ends)[number]

/** Others go on without this desk: nothing of it is here any more, and they register it. */
export function isReleased(end: End): boolean {
  return end === 'handed-over' || end === 'left' || end === 'sent-away' || end === 'moved-on'
}

/** SE34: an end is somebody's act only when that side's sealed close is there; without it, it was broken. */
export function endAsKnown(
  by: EndedBy,
  hasClosed: { visitor: boolean; counsellor: boolean },
  isMine: boolean,
): End {
  if (by === 'visitor') return hasClosed.visitor ? 'by-visitor' : 'broken'
  if (by === 'counsellor' && !hasClosed.counsellor) return 'broken'
  if (by === 'counsellor') return isMine ? 'by-me' : 'by-counsellor'
  return by
}
