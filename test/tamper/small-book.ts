import type { ShownHolder } from '../../src/protocol/change-frames.ts'
import type { SignedObject } from '../../src/protocol/sealed.ts'
import type { Frame, HostileLine, Who } from './hostile-line.ts'

export type Seat = Exclude<Who, 'visitor'>
export type Role = 2 | 3

/** One who holds a key or will. */
export interface Place extends ShownHolder {
  readonly seat: Seat
  readonly role: Role
}

/** What the small house knows of its one conversation, and the lines of who is in it. */
export interface SmallBook {
  c: string
  holders: readonly Place[]
  /** The epoch that runs, and how many were ever handed over. */
  e: number
  epochs: number
  readonly lines: { readonly [One in Who]: () => HostileLine }
  readonly grants: (seat: Seat) => readonly SignedObject[]
}

export function tellRole({ holders, lines }: SmallBook, role: number, ...frames: Frame[]) {
  const place = holders.find(one => one.role === role)
  if (place) lines[place.seat]().tells(...frames)
}

/** A take, as the desk told it. */
export function placeOf({ grants }: SmallBook, seat: Seat, frame: Frame, role: Role): Place {
  const certificate = frame['certificate'] as SignedObject
  return {
    seat,
    role,
    counsellorId: seat,
    take: String(frame['take']),
    certificate,
    grants: [...grants(seat)],
  }
}

export const shown = ({ counsellorId, take, certificate, grants }: Place) => ({
  counsellorId,
  take,
  certificate,
  grants,
})
