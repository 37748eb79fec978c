import type { EndedBy } from '../../domain/conversation.ts'
import type { ReleaseReason } from './change-desk.ts'

/** How it ended, as far as this page can tell for sure (SE34): `broken` is an end that no seal proves. */
export type End =
  | 'by-me'
  | 'by-counsellor'
  | 'by-visitor'
  | 'quick-exit'
  | 'lost-connection'
  | 'broken'
  | ReleaseReason

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
