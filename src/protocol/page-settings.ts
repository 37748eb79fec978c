import * as v from 'valibot'
import { channelKinds } from '../domain/channel-kinds.ts'
import { staffRoles } from '../domain/people.ts'
import { wantedHelp } from '../domain/queue.ts'
import { bytesOf } from './sealed.ts'

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(300))
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0))

/** One of the eight coarse themes of the visitor, and the help that the server hears of it (SE22). */
const theme = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z-]{2,40}$/)),
  label: text,
  wanted: v.picklist(wantedHelp),
  /** Choosing it shows 112 and 1813, and still lets the visitor in. */
  isDanger: v.boolean(),
})

/** A number to call. `always` only where somebody answers at every hour. */
const helpNumber = v.strictObject({ number: text, name: text, purpose: text, always: v.boolean() })

/** A service that a visitor may be referred to. Whether it is open now is in the public status, for a minute. */
const referral = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/)),
  name: text,
  purpose: text,
  isUrgent: v.boolean(),
  channels: v.array(v.strictObject({ kind: v.picklist(channelKinds), to: text, always: v.boolean() })),
})

/** What a helpline calls its people and itself, within sentences that all helplines share. */
export const helplineWords = v.strictObject({
  /** Under the name of who answers: `begeleider`. */
  counsellorRole: text,
  /** The same of two: `begeleiders`. */
  counsellorRoles: text,
  /** Above the form before the chat: with whom one talks. */
  chatLead: text,
  /** For the staff: the service that visitors have of their own, at the beginning of a sentence: `De eigen dokter`. */
  ownService: text,
})

/** What a helpline is, as its pages need it: the site folder's words and the pinned keys (SE7). */
export const pageSettings = v.strictObject({
  org: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/)),
  name: text,
  initiative: text,
  language: v.literal('nl'),
  themes: v.pipe(v.array(theme), v.minLength(1), v.maxLength(12)),
  numbers: v.pipe(v.array(helpNumber), v.minLength(1), v.maxLength(12)),
  referrals: v.pipe(v.array(referral), v.maxLength(40)),
  nicknames: v.pipe(v.array(text), v.minLength(4)),
  /** Where "Snel weg" goes: a neutral page, the same for everyone. */
  quickExit: v.pipe(v.string(), v.url()),
  words: helplineWords,
  /** Ed25519 public key of the root, or null while the helpline is not set up. */
  rootKey: v.nullable(bytesOf(32)),
  /** Seconds since 1970: signatures from before are refused (SE3). */
  grantsFrom: seconds,
  rootGrantsFrom: seconds,
  isDemo: v.boolean(),
  /** The week's opening hours as sentences; the demo has none. */
  hoursText: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(600))),
})
export type PageSettings = v.InferOutput<typeof pageSettings>

/** Accounts of the demo helpline, given to the sign-in page in demo mode and nowhere else. */
export const demoAccounts = v.array(
  v.strictObject({
    username: text,
    password: text,
    name: text,
    role: v.picklist(staffRoles),
    /** Of who opens what is sealed for coordinators: a real one has it on paper. */
    keyPhrase: v.optional(text),
  }),
)
export type DemoAccounts = v.InferOutput<typeof demoAccounts>
