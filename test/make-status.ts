import type { PublicStatus } from '../src/protocol/public-status.ts'

/** A public status of a Wednesday afternoon, with what the test wants otherwise. */
export function makeStatus(other: Partial<PublicStatus> = {}): PublicStatus {
  return {
    state: 'open',
    mayCome: true,
    waiting: 0,
    wait: null,
    opening: { isOpen: true, closesAt: { date: '2026-11-25', time: '21:00' }, because: null },
    now: { date: '2026-11-25', time: '15:00' },
    closesAt: '2026-11-25T20:00:00Z',
    opensAt: null,
    reason: null,
    holidaySessions: [],
    notice: null,
    languages: ['nl'],
    openNow: {},
    ...other,
  }
}
