import type { Instant } from './people.ts'

/** A day on the wall calendar of the helpline's zone, `2026-09-14`. Sorts as text. */
export type LocalDate = string
/** A time on the wall clock, `17:00`; as an end also `24:00`. Sorts as text. */
export type LocalTime = string

/** What calendar and clock on the wall show; what a page needs to say a time in words. */
export interface LocalMoment {
  readonly date: LocalDate
  readonly time: LocalTime
}

/** Open from `from` until just before `to`, within one day. Who is open past midnight goes on from 00:00 the next day. */
export interface Period {
  readonly from: LocalTime
  readonly to: LocalTime
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]
export type Week = { readonly [Day in Weekday]: readonly Period[] }

export const schoolHolidayKinds = [
  'autumn',
  'armistice',
  'christmas',
  'carnival',
  'easter',
  'labour-day',
  'ascension',
  'whit-monday',
  'summer',
] as const
export type SchoolHolidayKind = (typeof schoolHolidayKinds)[number]

/** Days without school, first and last included. */
export interface SchoolHoliday {
  readonly kind: SchoolHolidayKind
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface PublicHolidays {
  /** ISO 3166: the calendar knows Belgium. Another country's days are exceptions of the plan. */
  readonly country: 'BE'
  readonly region: 'VLG' | 'WAL' | 'BRU' | 'DE' | null
  /** In which the names of the days are told. */
  readonly language: 'nl' | 'fr' | 'de'
  readonly opening: 'closed' | 'as-usual'
}

/** A date with a plan of its own: no periods is closed, and then `because` says why. */
export interface DateException {
  readonly date: LocalDate
  readonly periods: readonly Period[]
  readonly because: string | null
}

/** A session outside the pattern, planned ahead. */
export interface ExtraSession extends Period {
  readonly date: LocalDate
  readonly because: string | null
}

/** A time in which the door stays shut, whatever else is planned. Without `until` nobody knows yet how long. */
export interface Closure {
  readonly from: LocalMoment
  readonly until: LocalMoment | null
  readonly reason: string
}

/** Everything a helpline plans ahead about when its chat is open. */
export interface OpeningHours {
  /** IANA name. All dates and times of the plan are of this zone. */
  readonly zone: string
  readonly week: Week
  /** What the helpline decided for each holiday. Opening is never inferred from a calendar (OH4). */
  readonly inSchoolHolidays: { readonly [Kind in SchoolHolidayKind]: 'closed' | Week }
  /** Dates that replace the computed ones of the same kind in the same school year. */
  readonly schoolHolidayDates: readonly SchoolHoliday[]
  readonly publicHolidays: PublicHolidays | null
  readonly exceptions: readonly DateException[]
  readonly extraSessions: readonly ExtraSession[]
  readonly closures: readonly Closure[]
}

/**
 * What a coordinator decided on the spot. `until: null` holds until it is lifted.
 * closed: the evening is off; paused: back in a moment, a failure for example.
 */
export type Override =
  | {
      readonly kind: 'extra-session'
      readonly from: Instant
      readonly until: Instant
      readonly because: string | null
    }
  | {
      readonly kind: 'closed' | 'paused'
      readonly from: Instant
      readonly until: Instant | null
      readonly reason: string
    }

/** Why it is closed now, when there is more to say than that it is outside the hours. */
export type ClosedBecause =
  | { readonly kind: 'closed' | 'paused' | 'exception'; readonly reason: string }
  | { readonly kind: 'public-holiday'; readonly name: string }
  | { readonly kind: 'school-holiday'; readonly holiday: SchoolHolidayKind }

export type Opening =
  | {
      readonly isOpen: true
      /** null only for who stays open for a year or more. */
      readonly closesAt: Instant | null
      /** Why it is open now although the pattern does not say so. */
      readonly because: string | null
    }
  | {
      readonly isOpen: false
      readonly reason: ClosedBecause | null
      /** null when nothing is planned within a year, or a closure has no end yet. */
      readonly opensAt: Instant | null
    }

/** A time in which the chat is open without a break. */
export interface Session {
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly because: string | null
}

export interface HolidaySession extends Session {
  readonly holiday: SchoolHolidayKind
}
