import { join } from 'node:path'
import * as v from 'valibot'
import { readSiteFile } from '../read-site-file.ts'
import { StartRefused } from '../start-refused.ts'
import type { Ways } from './way.ts'

/** Somebody who is told when nobody answers. */
export interface AlarmPerson {
  readonly name: string
  readonly mail: string | null
  /** Whether this turn also goes to the gateway of the helpline. */
  readonly webhook: boolean
}

const person = v.pipe(
  v.strictObject({
    name: v.pipe(v.string('expected a name'), v.trim(), v.minLength(1, 'expected a name'), v.maxLength(60)),
    mail: v.optional(
      v.nullable(v.pipe(v.string(), v.email('expected a mail address, as noor@example.be'))),
      null,
    ),
    webhook: v.optional(v.boolean('expected true or false'), false),
  }),
  v.check(
    ({ mail, webhook }) => mail !== null || webhook,
    'expected "mail", or "webhook": true, or both: this person cannot be told',
  ),
)

const file = v.strictObject({
  people: v.pipe(
    v.array(person, 'expected a list of people, in the order in which they are told'),
    v.maxLength(20, 'expected at most 20 people'),
    v.check(
      people => new Set(people.map(({ name }) => name)).size === people.length,
      'expected every name once',
    ),
  ),
})

/** [AL11] Reads `alarm.json` of a site folder, in the order of telling. Throws `StartRefused`: file, place in it, what was expected. */
export function readAlarmPeople(directory: string): readonly AlarmPerson[] {
  return readSiteFile(join(directory, 'alarm.json'), file).people
}

/** [AL12] Throws `StartRefused` when the settings open no way to one of them: that would only show at an alarm. */
export function demandWays(people: readonly AlarmPerson[], { mail, webhook }: Ways): void {
  if (!mail && people.some(person => person.mail !== null))
    throw new StartRefused('SMTP_URL', 'alarm.json names people with a mail address; expected a mail server')
  if (!webhook && people.some(person => person.webhook))
    throw new StartRefused(
      'ALARM_WEBHOOK_URL',
      'alarm.json names people with "webhook": true; expected an address',
    )
}
