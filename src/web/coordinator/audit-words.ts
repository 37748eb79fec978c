import { isAuditAction, nobodyActor, somebody, systemActor } from '../../domain/audit-log.ts'
import { localMoment } from '../../domain/local-moment.ts'
import type { AuditLogAnswer, ShownEntry } from '../../protocol/audit-log.ts'
import { sentences, auditTexts as texts } from './audit-texts.ts'

type People = AuditLogAnswer['people']

/** The actions whose object is the id of an account, or of who will have one. */
const aboutSomebody = new Set<string>([
  ...['sign-in-refused', 'invited', 'invitation-answered', 'let-in', 'turned-down', 'access-given'],
  ...['access-taken-away', 'grants-added', 'point-person-changed'],
])

/** [AU12] An entry as a sentence. */
export function entryInWords(entry: ShownEntry, people: People): string {
  const { action, actor, object, times } = entry
  const who = actorInWords(actor, people)
  if (!isAuditAction(action)) return texts.otherAct(who, action)
  const whom = aboutSomebody.has(action) ? objectInWords(action, object, people) : object
  return capital(sentences[action]({ who, whom, times }))
}

function actorInWords(actor: string, people: People): string {
  if (actor === systemActor) return texts.server
  if (actor === nobodyActor) return texts.somebody
  return people.find(({ id }) => id === actor)?.name ?? texts.goneActor
}

function objectInWords(action: string, object: string, people: People): string {
  if (object === '') return ''
  if (object === somebody) return texts.unknownName
  // Who was invited has a name when they answered, and none when they never did.
  const unknown = action === 'invited' || action === 'invitation-answered' ? texts.guest : texts.gone
  return people.find(({ id }) => id === object)?.name ?? unknown
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
}

export interface DayOfEntries {
  /** As 2026-11-27. */
  readonly day: string
  readonly entries: readonly ShownEntry[]
}

/** The entries by day of this device's calendar, in the order in which they come. */
export function byDay(entries: readonly ShownEntry[], zone = ownZone()): readonly DayOfEntries[] {
  const days: { day: string; entries: ShownEntry[] }[] = []
  for (const entry of entries) {
    const { date } = localMoment(zone, entry.at)
    const last = days.at(-1)
    if (last?.day === date) last.entries.push(entry)
    else days.push({ day: date, entries: [entry] })
  }
  return days
}

/** As 14:02. */
export function timeInWords(at: number, zone = ownZone()): string {
  return localMoment(zone, at).time
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

export function dayInWords(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  const shape = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('nl-BE', shape).format(date)
}
