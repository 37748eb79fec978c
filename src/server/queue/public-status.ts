import { reasonInWords } from '../../domain/hours-in-words.ts'
import type { OpenChannels } from '../../domain/referral.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { tellAnnounced, tellOpening } from '../schedule/schedule.ts'
import { type DoorState, doorState } from './door-state.ts'
import type { QueueDeps } from './queue.ts'
import { waitsOf } from './waits.ts'

/** What the site tells of this moment (S1): whether one may come, how many wait, and when it closes or opens. */
export async function publicStatus(
  deps: QueueDeps,
  languages: readonly string[],
  openNow: OpenChannels,
): Promise<PublicStatus> {
  const waiting = await deps.commit(({ places }) => places.sizeOfLine())
  const door = doorState(deps, waiting)
  const { now, opening } = tellOpening(deps.schedule)
  return {
    state: door.state,
    mayCome: door.mayCome,
    waiting,
    wait: door.state === 'waiting' ? (waitsOf(deps, waiting + 1)[waiting] ?? null) : null,
    opening,
    now,
    ...instantsOf(door),
    reason: opening.isOpen || !opening.reason ? null : reasonInWords(opening.reason),
    holidaySessions: tellAnnounced(deps.schedule),
    notice: deps.decided.now.notice,
    languages: [...languages],
    openNow: { ...openNow },
  }
}

function instantsOf({ opening }: DoorState): Pick<PublicStatus, 'closesAt' | 'opensAt'> {
  const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
  return opening.isOpen
    ? { closesAt: iso(opening.closesAt), opensAt: null }
    : { closesAt: null, opensAt: iso(opening.opensAt) }
}
