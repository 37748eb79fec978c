import type { DayApart, HoursAhead, ToldSession } from '../../domain/hours-ahead.ts'
import {
  dateInWords,
  holidayInWords,
  hoursInWords,
  timeInWords,
  weekdayIndex,
  weekdayInWords,
} from '../../domain/hours-in-words.ts'
import { type LocalDate, type LocalMoment, weekdays } from '../../domain/opening-plan.ts'
import { htmlDocument, type PageData } from './document.ts'
import { SchoolButton } from './school-button.tsx'
import { SiteFrame } from './site-frame.tsx'
import { hoursTexts } from './texts-hours.ts'
import { Door } from './welcome-page.tsx'

interface HoursPageData extends PageData {
  readonly ahead: HoursAhead
  /** False in the demo, which is open at any time. */
  readonly keepsHours: boolean
  /** Scheme and host of this site: other sites name it whole. */
  readonly origin: string
}

/** [WP7] When somebody is there: the week, and every day of a year ahead that is otherwise. Whole without script. */
export function hoursPage({ ahead, keepsHours, origin, ...data }: HoursPageData): string {
  const { settings, status } = data
  const today = status.now.date
  return htmlDocument(data, {
    title: `${hoursTexts.title} ${settings.name}`,
    isForEveryone: true,
    body: (
      <SiteFrame data={data} title={hoursTexts.title} here="/openingsuren">
        <div class="text-page hours-page">
          <p class="lead">{hoursTexts.lead}</p>
          <Door status={status} />
          {!keepsHours && <p class="note">{hoursTexts.demo}</p>}
          <WeekTable week={ahead.week} today={today} />
          <Apart ahead={ahead} today={today} />
          <SchoolHolidays ahead={ahead} today={today} />
          <PublicHolidays ahead={ahead} today={today} />
          <h2 id="agenda">{hoursTexts.feed}</h2>
          <p>{hoursTexts.feedLead}</p>
          <p class="alone">
            <a href="/openingsuren.ics">{hoursTexts.feedLink}</a>
          </p>
          <SchoolButton name={settings.name} origin={origin} />
        </div>
      </SiteFrame>
    ),
    data: { settings },
  })
}

function WeekTable({ week, today }: { readonly week: HoursAhead['week']; readonly today: LocalDate }) {
  const rows = weekdays.map((day, index) => ({ index, hours: capital(hoursInWords(week[day])) }))
  return (
    <table class="hours-table">
      <caption>{hoursTexts.week}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{hoursTexts.day}</th>
          <th scope="col">{hoursTexts.hours}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ index, hours }) => (
          <tr key={index} class={index === weekdayIndex(today) ? 'today' : undefined}>
            <th scope="row">
              {capital(weekdayInWords(index))}
              {index === weekdayIndex(today) && <span class="is-today">{hoursTexts.today}</span>}
            </th>
            <td>{hours === '' ? hoursTexts.closed : hours}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface AheadProps {
  readonly ahead: HoursAhead
  readonly today: LocalDate
}

function Apart({ ahead: { daysApart, closures }, today }: AheadProps) {
  return (
    <>
      <h2>{hoursTexts.apart}</h2>
      {daysApart.length + closures.length === 0 && <p>{hoursTexts.nothingApart}</p>}
      {daysApart.length > 0 && (
        <ul class="hours-list">
          {daysApart.map(day => (
            <li key={day.date}>
              <DayLine day={day} today={today} />
            </li>
          ))}
        </ul>
      )}
      {closures.length > 0 && (
        <>
          <h3>{hoursTexts.closures}</h3>
          <ul class="hours-list">
            {closures.map(({ from, until, reason }) => (
              <li key={from.date + from.time}>
                {until
                  ? hoursTexts.fromUntil(momentOf(from, today), momentOf(until, today))
                  : hoursTexts.from(momentOf(from, today))}{' '}
                {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function DayLine({ day: { date, because, sessions }, today }: { day: DayApart; today: LocalDate }) {
  return (
    <>
      <b>{capital(dateInWords(date, today))}:</b> {answer(sessions, date, today).join(', ')}
      {because && <small>{because}</small>}
    </>
  )
}

function SchoolHolidays({ ahead: { schoolHolidays }, today }: AheadProps) {
  return (
    <>
      <HolidayTable
        caption={hoursTexts.schoolHolidays}
        what={hoursTexts.holiday}
        rows={schoolHolidays.map(({ kind, from, to, sessions }) => ({
          name: capital(holidayInWords(kind)),
          when: daysInWords(from, to, today),
          answer: answer(sessions, from === to ? from : null, today),
        }))}
      />
      <p class="hint">{hoursTexts.schoolHint}</p>
    </>
  )
}

function PublicHolidays({ ahead: { publicHolidays }, today }: AheadProps) {
  if (publicHolidays.length === 0) return null
  return (
    <HolidayTable
      caption={hoursTexts.publicHolidays}
      what={hoursTexts.publicHoliday}
      rows={publicHolidays.map(({ name, date, sessions }) => ({
        ...{ name, when: dateInWords(date, today), answer: answer(sessions, date, today) },
      }))}
    />
  )
}

interface HolidayTableProps {
  readonly caption: string
  readonly what: string
  readonly rows: readonly {
    readonly name: string
    readonly when: string
    readonly answer: readonly string[]
  }[]
}

/** The days stand under the name: two columns fit on the narrowest phone. */
function HolidayTable({ caption, what, rows }: HolidayTableProps) {
  return (
    <table class="hours-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{hoursTexts.isSomebodyThere}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, when, answer }) => (
          <tr key={name + when}>
            <th scope="row">
              {name}
              <span class="when">{when}</span>
            </th>
            <td>
              {answer.map(line => (
                <div key={line}>{line}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `date`: the one day that is spoken of, so that it is not said again; null for a holiday of several. */
function answer(
  sessions: readonly ToldSession[],
  date: LocalDate | null,
  today: LocalDate,
): readonly string[] {
  if (sessions.length === 0) return [hoursTexts.closed]
  return sessions.map(({ opensAt, closesAt }) => {
    const hours = hoursInWords([{ from: opensAt.time, to: closesAt.time }])
    return date === null ? `${capital(dateInWords(opensAt.date, today))} ${hours}` : hoursTexts.on(hours)
  })
}

/** "21 december tot en met 3 januari 2027": of several days the names of the week say nothing. */
function daysInWords(from: LocalDate, to: LocalDate, today: LocalDate): string {
  if (from === to) return dateInWords(from, today)
  const [first, last] = [from, to].map(date => dateInWords(date, today).replace(/^\S+ /, ''))
  return hoursTexts.untilDay(first ?? '', last ?? '')
}

/** A day, and the time where it is not the day as a whole. */
function momentOf({ date, time }: LocalMoment, today: LocalDate): string {
  const day = dateInWords(date, today)
  return time === '00:00' ? day : `${day} om ${timeInWords(time)}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
