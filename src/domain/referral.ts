import type { ChannelKind } from './channel-kinds.ts'
import { localMoment } from './local-moment.ts'
import { openingAt } from './opening-hours.ts'
import { type LocalDate, type OpeningHours, schoolHolidayKinds, type Week } from './opening-plan.ts'
import type { Instant } from './people.ts'

/** One way to reach a service. */
export interface Channel {
  readonly kind: ChannelKind
  /** The number of a phone, as people read it; of any other kind the https address. */
  readonly to: string
  /** null: there are none, or nobody knows them. */
  readonly hours: 'always' | Week | null
  /** When somebody of the helpline last saw that the hours are right. */
  readonly lastChecked: LocalDate | null
}

/** A service to which a visitor is referred. */
export interface Referral {
  readonly id: string
  readonly name: string
  /** For whom or what, in one sentence that a child reads. */
  readonly purpose: string
  /** Among the few numbers that stand on every page. */
  readonly isUrgent: boolean
  readonly channels: readonly Channel[]
}

/** unknown: nobody checked the hours, or too long ago; then nothing is said about now. */
export type OpenNow = 'open' | 'closed' | 'unknown'

/** [RF2] Of no other number may a page say that somebody always answers. */
export const alwaysAnswering: readonly string[] = ['112', '106', '1813']

/** [RF3] Hours that were checked longer ago than this are not trusted. */
export const trustedDays = 90

const day = 24 * 60 * 60_000

/** Where the hours of all services are told: the zone, and the holidays on which no usual week is to be trusted. */
export type Calendar = Pick<OpeningHours, 'zone' | 'publicHolidays'>

/**
 * [RF1] Whether one is answered there at this instant, as far as that is known. The hours are those of the wall (OH1), and
 * what goes on past midnight is one session (OH8).
 */
export function openNow({ hours, lastChecked }: Channel, calendar: Calendar, now: Instant): OpenNow {
  if (hours === 'always') return 'open'
  if (hours === null || !isTrusted(lastChecked, localMoment(calendar.zone, now).date)) return 'unknown'
  const opening = openingAt(planOf(hours, calendar), now)
  if (opening.isOpen) return 'open'
  return opening.reason?.kind === 'public-holiday' ? 'unknown' : 'closed'
}

/** By id of the service, the newest day on which a coordinator looked it up. */
export type CheckedOn = ReadonlyMap<string, LocalDate>

/** [RF7] A coordinator looks up a whole service: the day counts for each of its channels whose own date is older. */
export function withChecks(referrals: readonly Referral[], checkedOn: CheckedOn): readonly Referral[] {
  return referrals.map(referral => {
    const day = checkedOn.get(referral.id)
    if (day === undefined) return referral
    const isNewer = (own: LocalDate | null) => own === null || own < day
    const channels = referral.channels.map(channel =>
      isNewer(channel.lastChecked) ? { ...channel, lastChecked: day } : channel,
    )
    return { ...referral, channels }
  })
}

/**
 * [RF8] When a service was looked up: the oldest date of the channels that have a week, null where one of those has none;
 * without a week the newest date that there is.
 */
export function lastCheckedOf({ channels }: Referral): LocalDate | null {
  const weeks = channels.filter(({ hours }) => hours !== null && hours !== 'always')
  const dates = (weeks.length > 0 ? weeks : channels).flatMap(({ lastChecked }) => lastChecked ?? []).sort()
  if (weeks.length === 0) return dates.at(-1) ?? null
  return dates.length === weeks.length ? (dates[0] ?? null) : null
}

/** [RF3] A date that is still to come was not checked either. */
function isTrusted(lastChecked: LocalDate | null, today: LocalDate): boolean {
  if (lastChecked === null) return false
  const days = Math.round((Date.parse(today) - Date.parse(lastChecked)) / day)
  return days >= 0 && days <= trustedDays
}

/** A service tells its week and nothing else: a school holiday is none of its own, and of a public one nothing is known. */
function planOf(week: Week, { zone, publicHolidays }: Calendar): OpeningHours {
  const inSchoolHolidays = Object.fromEntries(schoolHolidayKinds.map(kind => [kind, week]))
  return {
    zone,
    week,
    inSchoolHolidays: inSchoolHolidays as OpeningHours['inSchoolHolidays'],
    publicHolidays: publicHolidays && { ...publicHolidays, opening: 'closed' },
    ...{ schoolHolidayDates: [], exceptions: [], extraSessions: [], closures: [] },
  }
}

export type OpenChannels = Readonly<Record<string, 'open' | 'closed'>>

/** The name of a channel on the wire. */
const channelName = (referral: string, kind: ChannelKind): string => `${referral}/${kind}`

/** [RF6] The few numbers that stand on every page: there is one list, and this is its beginning. */
export function urgentNumbers(referrals: readonly Referral[]) {
  return referrals
    .filter(({ isUrgent }) => isUrgent)
    .flatMap(({ name, purpose, channels }) =>
      channels
        .filter(({ kind }) => kind === 'phone')
        .map(({ to, hours }) => ({ number: to, name, purpose, always: hours === 'always' })),
    )
}

/** [RF1] Of every channel whose hours are known now, by name; what always answers is no news and left out. */
export function openChannels(referrals: readonly Referral[], calendar: Calendar, now: Instant): OpenChannels {
  const known = referrals.flatMap(({ id, channels }) =>
    channels.flatMap(channel => {
      if (channel.hours === 'always') return []
      const state = openNow(channel, calendar, now)
      return state === 'unknown' ? [] : [[channelName(id, channel.kind), state] as const]
    }),
  )
  return Object.fromEntries(known)
}
