import type { Session } from './opening-plan.ts'
import type { Instant } from './people.ts'

export interface FeedAbout {
  /** What the calendar and its entries are called. */
  readonly name: string
  /** The public page, with protocol. */
  readonly address: string
  /** Makes the entries' ids the feed's own: a host name. */
  readonly host: string
  readonly language: string
  /** When the feed was made. */
  readonly now: Instant
}

const octetsPerLine = 75

/** One thing in a calendar. */
interface Entry {
  /** The feed's own name for it, with which it stays the same thing when it moves. */
  readonly uid: string
  readonly from: Instant
  readonly to: Instant
  readonly because: string | null
  /** Whether who reads this calendar is busy then. */
  readonly isBusy: boolean
}

/**
 * [OH11] The sessions as an iCalendar text (RFC 5545), with CRLF, escaped and folded. All times are in UTC, so that
 * no calendar program needs to know our zone; a session keeps its id as long as it opens at the same instant.
 */
export function calendarFeed(sessions: readonly Session[], about: FeedAbout): string {
  const entries = sessions.map(({ opensAt, closesAt, because }) => ({
    ...{ uid: inUtc(opensAt), from: opensAt, to: closesAt, because },
    // Who subscribes is not busy because we are open.
    isBusy: false,
  }))
  return feedOf(entries, 'opening hours', about)
}

/** A shift of whoever reads the feed, and nothing of who else is in it. */
export interface OwnShift {
  readonly id: string
  readonly from: Instant
  readonly to: Instant
}

/** [RO11] Somebody's own shifts in the same way. A shift keeps its id when its times change. */
export function shiftFeed(shifts: readonly OwnShift[], about: FeedAbout): string {
  const entries = shifts.map(({ id, from, to }) => ({ uid: id, from, to, because: null, isBusy: true }))
  return feedOf(entries, 'shifts', about)
}

function feedOf(entries: readonly Entry[], what: string, about: FeedAbout): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${inText(about.host)}//${what}//${about.language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${inText(about.name)}`,
    `X-WR-CALNAME:${inText(about.name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(entry => linesOf(entry, about)),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${fold(line)}\r\n`).join('')
}

function linesOf(
  { uid, from, to, because, isBusy }: Entry,
  { name, address, host, now }: FeedAbout,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${inText(uid)}@${inText(host)}`,
    `DTSTAMP:${inUtc(now)}`,
    `DTSTART:${inUtc(from)}`,
    `DTEND:${inUtc(to)}`,
    `SUMMARY:${inText(name)}`,
    ...(because === null ? [] : [`DESCRIPTION:${inText(because)}`]),
    `URL:${address.replace(controls, '')}`,
    `TRANSP:${isBusy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ]
}

/** `20260914T150000Z` */
function inUtc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

const controls = /\p{Cc}/gu

/** A line break in a text must not begin a property of its own. */
function inText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, found => `\\${found}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(controls, '')
}

/** Folded by octets, as the standard counts, and never inside a character. */
function fold(line: string): string {
  const octets = new TextEncoder()
  const lines = ['']
  let used = 0
  for (const character of line) {
    const size = octets.encode(character).length
    if (used + size > octetsPerLine) {
      lines.push(' ')
      used = 1
    }
    lines[lines.length - 1] += character
    used += size
  }
  return lines.join('\r\n')
}
