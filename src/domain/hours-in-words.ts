import {
  type ClosedBecause,
  type LocalDate,
  type LocalMoment,
  type LocalTime,
  type Period,
  type SchoolHolidayKind,
  type Week,
  weekdays,
} from './opening-plan.ts'

/** An `Opening` with its instants as the wall shows them, so that a page needs no calendar to say it. */
export type ToldOpening =
  | { readonly isOpen: true; readonly closesAt: LocalMoment | null; readonly because: string | null }
  | { readonly isOpen: false; readonly reason: ClosedBecause | null; readonly opensAt: LocalMoment | null }

const dayNames = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const
const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const
const holidayNames: Record<SchoolHolidayKind, string> = {
  autumn: 'herfstvakantie',
  armistice: 'Wapenstilstand',
  christmas: 'kerstvakantie',
  carnival: 'krokusvakantie',
  easter: 'paasvakantie',
  'labour-day': 'de Dag van de Arbeid',
  ascension: 'Hemelvaartsweekend',
  'whit-monday': 'Pinkstermaandag',
  summer: 'zomervakantie',
}

/** [OH10] "We zijn open, vandaag tot 21 uur." or "Nu is er niemand. Woensdag om 14 uur zijn we er weer." */
export function inWords(opening: ToldOpening, now: LocalMoment): string {
  return (opening.isOpen ? openInWords(opening, now) : closedInWords(opening, now)).join(' ')
}

function openInWords({ closesAt, because }: ToldOpening & { isOpen: true }, now: LocalMoment): string[] {
  const open = closesAt ? `We zijn open, ${untilInWords(closesAt, now)}.` : 'We zijn altijd open.'
  return because === null ? [open] : [open, sentence(because)]
}

function closedInWords({ reason, opensAt }: ToldOpening & { isOpen: false }, now: LocalMoment): string[] {
  const before = reason?.kind === 'paused' ? 'We zijn even weg.' : 'Nu is er niemand.'
  const again = opensAt
    ? `${capital(momentInWords(opensAt, now))} zijn we er weer.`
    : 'We weten nog niet wanneer we er weer zijn.'
  return reason ? [before, reasonInWords(reason), again] : [before, again]
}

/** Why it is closed, as a sentence: "Het is herfstvakantie.", "Vandaag is een feestdag: Kerstmis." */
export function reasonInWords(reason: ClosedBecause): string {
  switch (reason.kind) {
    case 'closed':
    case 'paused':
    case 'exception':
      return sentence(reason.reason)
    case 'public-holiday':
      return `Vandaag is een feestdag: ${reason.name}.`
    case 'school-holiday':
      return `Het is ${holidayNames[reason.holiday]}.`
  }
}

/** Why a whole day is off, as a few words: "herfstvakantie", "feestdag: Kerstmis", or the reason that was written. */
export function dayOffInWords(reason: ClosedBecause): string {
  switch (reason.kind) {
    case 'closed':
    case 'paused':
    case 'exception':
      return reason.reason
    case 'public-holiday':
      return `feestdag: ${reason.name}`
    case 'school-holiday':
      return holidayNames[reason.holiday]
  }
}

/** "vandaag om 17 uur", "morgen om 15.30 uur", "woensdag om 14 uur", "maandag 5 januari 2027 om 17 uur". */
export function momentInWords(moment: LocalMoment, now: LocalMoment): string {
  const isTonight = moment.time === '00:00' && daysFrom(now.date, moment.date) === 1
  const day = isTonight ? 'vannacht' : dayInWords(moment.date, now.date)
  return `${day} om ${timeInWords(moment.time)}`
}

/** "vandaag tot 21 uur", "vandaag tot middernacht", "tot morgen 6 uur". */
export function untilInWords(moment: LocalMoment, now: LocalMoment): string {
  const away = daysFrom(now.date, moment.date)
  if (away === 0) return `vandaag tot ${timeInWords(moment.time)}`
  if (away === 1 && moment.time === '00:00') return 'vandaag tot middernacht'
  return `tot ${dayInWords(moment.date, now.date)} ${timeInWords(moment.time)}`
}

/** [OH9] "Maandag 2 november om 17 uur, tot 21 uur." */
export function sessionInWords(opensAt: LocalMoment, closesAt: LocalMoment, now: LocalMoment): string {
  return `${capital(momentInWords(opensAt, now))}, tot ${timeInWords(closesAt.time)}.`
}

/** "14 uur", "15.30 uur", "0 uur"; `24:00` is "middernacht". */
export function timeInWords(time: LocalTime): string {
  if (time === '24:00') return 'middernacht'
  const [hour, minute] = [Number(time.slice(0, 2)), time.slice(3)]
  return minute === '00' ? `${hour} uur` : `${hour}.${minute} uur`
}

/** The week as text, days with the same hours together: "Maandag en dinsdag van 17 tot 21 uur. Woensdag …" */
export function weekInWords(week: Week): string {
  const days = weekdays.map((day, index) => ({ name: dayNames[index] ?? '', hours: hoursInWords(week[day]) }))
  const groups = Map.groupBy(
    days.filter(({ hours }) => hours !== ''),
    ({ hours }) => hours,
  )
  return [...groups]
    .map(([hours, same]) => sentence(`${list(same.map(({ name }) => name))} ${hours}`))
    .join(' ')
}

/** "van 17 tot 21 uur", "van 9 tot 12 uur en van 14 tot 17 uur"; '' for none. */
export function hoursInWords(periods: readonly Period[]): string {
  return list(
    periods.map(({ from, to }) => `van ${timeInWords(from).replace(/ uur$/, '')} tot ${timeInWords(to)}`),
  )
}

function dayInWords(date: LocalDate, today: LocalDate): string {
  const away = daysFrom(today, date)
  if (away === 0) return 'vandaag'
  if (away === 1) return 'morgen'
  return away > 1 && away < 7 ? weekdayOf(date) : dateInWords(date, today)
}

/** The name of a day of the week: 0 is "maandag". */
export const weekdayInWords = (index: number): string => dayNames[index] ?? ''
/** 0 for a Monday. A date alone is read as midnight in UTC. */
export const weekdayIndex = (date: LocalDate): number => (new Date(date).getUTCDay() + 6) % 7
const weekdayOf = (date: LocalDate): string => weekdayInWords(weekdayIndex(date))

/** "herfstvakantie", "Pinkstermaandag" */
export const holidayInWords = (kind: SchoolHolidayKind): string => holidayNames[kind]

/** "maandag 21 december", and the year where it is not this one. */
export function dateInWords(date: LocalDate, today: LocalDate): string {
  const weekday = weekdayOf(date)
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`
  return `${weekday} ${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1]}${year}`
}

/** A date alone is read as midnight in UTC, where every day has 24 hours. */
function daysFrom(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const sentence = (text: string): string => capital(/[.!?]$/.test(text) ? text : `${text}.`)
