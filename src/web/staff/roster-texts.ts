import { timeInWords } from '../../domain/hours-in-words.ts'
import type { LocalMoment, Period } from '../../domain/opening-plan.ts'
import type { Discipline } from '../../domain/people.ts'
import type { RosterRefusal } from './roster-asks.ts'

const disciplines: Record<Discipline, string> = {
  'psycho-pedagogical': 'psycho-pedagogisch',
  social: 'sociaal',
  medical: 'medisch',
  'study-choice': 'studiekeuze',
}

/** Read as midnight in UTC, where every day has 24 hours. */
const dayFormat = new Intl.DateTimeFormat('nl-BE', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
})
const dateFormat = new Intl.DateTimeFormat('nl-BE', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
})

/** "maandag 30 november" */
export const dayInFull = (date: string): string => dayFormat.format(new Date(date))
const weekdayFormat = new Intl.DateTimeFormat('nl-BE', { weekday: 'long', timeZone: 'UTC' })
const dayOfMonthFormat = new Intl.DateTimeFormat('nl-BE', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** "maandag" */
export const weekdayOf = (date: string): string => weekdayFormat.format(new Date(date))
/** "30 november" */
export const dayOfMonth = (date: string): string => dayOfMonthFormat.format(new Date(date))
/** "30 november 2026" */
export const dateInFull = (date: string): string => dateFormat.format(new Date(date))
/** "17 tot 21 uur" */
export const timesInWords = ({ from, to }: Period): string =>
  `${timeInWords(from).replace(/ uur$/, '')} tot ${timeInWords(to)}`
/** "vrijdag 27 november om 20.15 uur" */
export const momentInFull = ({ date, time }: LocalMoment): string =>
  `${dayInFull(date)} om ${timeInWords(time)}`

const refusals: Partial<Record<RosterRefusal, string>> = {
  'no-connection': 'We bereiken de server niet. Kijk je verbinding na en probeer opnieuw.',
  'not-signed-in': 'Je bent niet meer aangemeld. Meld je opnieuw aan.',
  'not-allowed': 'Dat mag je niet doen met jouw rol.',
  'too-fast': 'Dat ging te snel na elkaar. Wacht even.',
  expired: 'Dat kan niet meer: de dienst is voorbij of bestaat niet meer.',
  'already-open': 'Iemand anders wijzigde dit rooster.',
}

/** "Noor, Farid en Els" */
export const together = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`

const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`

/** What coordinators and counsellors read about the roster. */
export const rosterTexts = {
  label: 'Rooster',
  heading: 'Rooster',
  weekOf: (date: string) => `Week van ${date}`,
  weeks: 'Kies een week',
  earlier: 'Vorige week',
  later: 'Volgende week',
  thisWeek: 'Deze week',
  loading: 'We halen het rooster op …',
  failed: 'Het rooster ophalen lukte niet',
  stale: 'Dit is het rooster van daarnet.',
  again: 'Probeer opnieuw',
  empty: 'Deze week staan er nog geen diensten.',
  noShift: 'Geen dienst',
  onDay: (day: string) => `op ${day}`,
  today: 'vandaag',
  past: 'voorbij',
  openAt: (times: string) => `Open van ${times}`,
  closed: (why: string) => `Gesloten: ${why}`,
  notOpen: 'Gesloten',
  clock: { forward: 'De klok gaat een uur vooruit.', back: 'De klok gaat een uur terug.' },
  nobody: 'Nog niemand',
  pointPerson: 'aanspreekpunt',
  lookingFor: 'zoekt iemand die overneemt',
  tookOver: (name: string) => `nam over van ${name}`,
  unknown: 'Iemand die hier niet meer werkt',
  disciplines,
  warnings: {
    label: 'Let op',
    tooFew: (missing: number) => `Nog ${count(missing, 'begeleider', 'begeleiders')} nodig`,
    discipline: (missing: number, name: string) => `${missing} × ${name} te weinig`,
    twice: (name: string) => `${name} staat dan ook in een andere dienst`,
    gone: (number: number) => `${count(number, 'persoon', 'mensen')} in deze dienst werkt hier niet meer`,
    closed: 'De chat is dan niet de hele tijd open',
    dayOff: (why: string) => `De chat is die dag gesloten: ${why}`,
  },
  refused: (why: RosterRefusal) =>
    refusals[why] ?? 'De server kan nu niet antwoorden. Probeer het zo opnieuw.',
}
