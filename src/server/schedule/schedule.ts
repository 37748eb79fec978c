import { calendarFeed, type FeedAbout } from '../../domain/calendar-feed.ts'
import { type HoursAhead, hoursAhead } from '../../domain/hours-ahead.ts'
import type { ToldOpening } from '../../domain/hours-in-words.ts'
import { localMoment } from '../../domain/local-moment.ts'
import { announcedHolidaySessions, openingAt, sessionsBetween } from '../../domain/opening-hours.ts'
import type {
  HolidaySession,
  LocalMoment,
  Opening,
  OpeningHours,
  Override,
} from '../../domain/opening-plan.ts'
import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'

const feedWeeks = 8
const week = 7 * 24 * 60 * 60_000

export interface ScheduleDeps {
  readonly hours: OpeningHours
  /** What coordinators decided on the spot and nobody lifted; asked for at every question. */
  readonly overrides: () => readonly Override[]
  readonly clock: Clock
  /** The demo has no hours: it is open at any time, until somebody closes it on the spot. */
  readonly isAlwaysOpen: boolean
}

/** [OH7] Whether the chat is open now, by the plan and by what coordinators decided. */
export function openNow({ hours, overrides, clock, isAlwaysOpen }: ScheduleDeps): Opening {
  if (isAlwaysOpen) return openUnlessShut(overrides(), clock.now())
  return openingAt(hours, clock.now(), overrides())
}

function openUnlessShut(overrides: readonly Override[], now: Instant): Opening {
  const shut = overrides.find(
    ({ kind, from, until }) => kind !== 'extra-session' && from <= now && (until === null || now < until),
  )
  if (shut?.kind !== 'closed' && shut?.kind !== 'paused')
    return { isOpen: true, closesAt: null, because: null }
  const { kind, reason, until } = shut
  return { isOpen: false, reason: { kind, reason }, opensAt: until }
}

/** The same as times on the wall in the helpline's zone, with "now": all that a page needs for `inWords`. */
export function tellOpening(deps: ScheduleDeps): { now: LocalMoment; opening: ToldOpening } {
  const onWall = (instant: number | null) => (instant === null ? null : localMoment(deps.hours.zone, instant))
  const opening = openNow(deps)
  const now = localMoment(deps.hours.zone, deps.clock.now())
  if (opening.isOpen) return { now, opening: { ...opening, closesAt: onWall(opening.closesAt) } }
  return { now, opening: { ...opening, opensAt: onWall(opening.opensAt) } }
}

/** [OH9] The openings in school holidays that the welcome page announces. */
export function announcedSessions({ hours, overrides, clock }: ScheduleDeps): HolidaySession[] {
  return announcedHolidaySessions(hours, clock.now(), overrides())
}

/** [OH9] The same as times on the wall. */
export function tellAnnounced(deps: ScheduleDeps): { opensAt: LocalMoment; closesAt: LocalMoment }[] {
  if (deps.isAlwaysOpen) return []
  const onWall = (instant: Instant) => localMoment(deps.hours.zone, instant)
  return announcedSessions(deps).map(({ opensAt, closesAt }) => ({
    opensAt: onWall(opensAt),
    closesAt: onWall(closesAt),
  }))
}

/** [WP7] What the page of opening hours tells of a year ahead. */
export function tellAhead({ hours, overrides, clock }: ScheduleDeps): HoursAhead {
  return hoursAhead(hours, clock.now(), overrides())
}

/** [OH11] The sessions of the next eight weeks as an iCalendar text; to be sent as `text/calendar; charset=utf-8`. */
export function openingFeed(
  { hours, overrides, clock }: ScheduleDeps,
  about: Omit<FeedAbout, 'now'>,
): string {
  const now = clock.now()
  return calendarFeed(sessionsBetween(hours, now, now + feedWeeks * week, overrides()), { ...about, now })
}
