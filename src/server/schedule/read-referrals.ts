import { join } from 'node:path'
import * as v from 'valibot'
import { alwaysAnswering, type Referral } from '../../domain/referral.ts'
import { readSiteFile } from '../read-site-file.ts'
import { date, week } from './read-opening-hours.ts'

const words = v.pipe(v.string('expected a text'), v.trim(), v.minLength(1, 'expected a text'))

const hours = v.optional(
  v.nullable(v.union([v.literal('always'), week], 'expected "always", null or a week as in opening-hours')),
  null,
)
const checked = { hours, lastChecked: v.optional(v.nullable(date), null) }

const phone = v.strictObject({
  kind: v.literal('phone'),
  number: v.pipe(v.string(), v.regex(/^\d[\d ]{1,18}\d$/, 'expected a number of digits and spaces, as 106')),
  ...checked,
})

const httpsExpected = 'expected an address that begins with https://'
const url = v.pipe(v.string(httpsExpected), v.url(httpsExpected), v.startsWith('https://', httpsExpected))
const online = (kind: 'chat' | 'mail' | 'site') => v.strictObject({ kind: v.literal(kind), url, ...checked })

const areDistinct = (texts: readonly string[]) => new Set(texts).size === texts.length

const channel = v.pipe(
  v.variant(
    'kind',
    [phone, online('chat'), online('mail'), online('site')],
    'expected "phone", "chat", "mail" or "site"',
  ),
  v.check(
    found => found.hours !== 'always' || (found.kind === 'phone' && alwaysAnswering.includes(found.number)),
    `expected "always" only for a phone of ${alwaysAnswering.join(', ')}`,
  ),
  v.transform(({ kind, hours, lastChecked, ...to }) => {
    return { kind, to: 'number' in to ? to.number : to.url, hours, lastChecked }
  }),
)

const referral = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/, 'expected small letters, as tele-onthaal')),
    name: v.pipe(words, v.maxLength(60, 'expected at most 60 characters')),
    purpose: v.pipe(words, v.maxLength(120, 'expected at most 120 characters')),
    urgent: v.optional(v.boolean('expected true or false'), false),
    channels: v.pipe(
      v.array(channel, 'expected a list of channels'),
      v.minLength(1, 'expected a way to reach them'),
      v.check(all => areDistinct(all.map(({ kind }) => kind)), 'expected every kind once'),
    ),
  }),
  v.check(
    ({ urgent, channels }) => !urgent || channels.some(({ kind }) => kind === 'phone'),
    'expected a phone: what is urgent can be called',
  ),
  v.transform(({ urgent, ...told }): Referral => ({ ...told, isUrgent: urgent })),
)

const file = v.strictObject({
  referrals: v.pipe(
    v.array(referral, 'expected a list of services, in the order in which they are shown'),
    v.maxLength(40, 'expected at most 40 services'),
    v.check(all => areDistinct(all.map(({ id }) => id)), 'expected every id once'),
    v.check(all => all.some(({ isUrgent }) => isUrgent), 'expected "urgent": true for one at least'),
  ),
})

/** [RF4] Reads `referrals.json` of a site folder. Throws `StartRefused`: file, place in it, what was expected. */
export function readReferrals(directory: string): readonly Referral[] {
  return readSiteFile(join(directory, 'referrals.json'), file).referrals
}
