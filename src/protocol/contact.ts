import * as v from 'valibot'
import { base64url, bytesOf } from './sealed.ts'
import { workDone } from './work.ts'

/**
 * What somebody wrote to the team, sealed in their page to a vault key (protocol 4.2, kinds `contact` and `survey`, rid =
 * kid). The server carries and keeps it and cannot open it. 1,120 bytes of `enc`: MLKEM768-X25519. What is in `ct` is padded as messages are.
 */
export const sealedLetter = v.strictObject({
  v: v.literal(1),
  kind: v.picklist(['contact', 'survey']),
  kid: bytesOf(8),
  enc: bytesOf(1_120),
  ct: base64url(363, 10_944),
})
export type SealedLetter = v.InferOutput<typeof sealedLetter>

/** How long what may be, in UTF-16 units as a field counts them. */
export const contactLengths = { name: 60, mailAddress: 254, text: 2_000 } as const

/** Line ends as one sign, and nothing that has no place in a text: half characters, and what steers machines. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\p{Cs}|(?![\n\t])\p{Cc}/gu, '')
    .trim()
}

/** The same as one line: nothing of it can become a header of a mail. */
export function tidyLine(text: string): string {
  return tidyText(text).replaceAll(/\s+/gu, ' ')
}

const line = (most: number) => v.pipe(v.string(), v.transform(tidyLine), v.minLength(1), v.maxLength(most))

/**
 * [CT2] A contact message, the bericht aan het team. Inside a sealed letter of kind `contact` stands the JSON text of
 * this, and who opens one parses it with this: whoever sealed it may have put in anything.
 */
export const contactWords = v.strictObject({
  name: v.nullable(line(contactLengths.name)),
  /** Only of who wants an answer. */
  mailAddress: v.nullable(v.pipe(line(contactLengths.mailAddress), v.email())),
  text: v.pipe(v.string(), v.transform(tidyText), v.minLength(1), v.maxLength(contactLengths.text)),
})
export type ContactWords = v.InferOutput<typeof contactWords>

/** 16 random bytes of who sends it, so that sending it again keeps one. */
const id = bytesOf(16)

/** A day of the helpline's wall calendar, and the hour: no finer (SE39 habit). */
const at = v.strictObject({
  day: v.pipe(v.string(), v.isoDate()),
  hour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
})

/** `new` until a coordinator says that it was dealt with. */
export const contactStates = ['new', 'handled'] as const
export type ContactState = (typeof contactStates)[number]

/** How the mail of a message went. `failed`: not delivered yet, and tried again; `none`: this helpline sends no mail. */
export const contactMailStates = ['none', 'owed', 'sent', 'failed'] as const
export type ContactMailState = (typeof contactMailStates)[number]

const kept = {
  ...{ id, at },
  state: v.picklist(contactStates),
  mail: v.strictObject({ state: v.picklist(contactMailStates), tries: v.pipe(v.number(), v.integer()) }),
} as const

/**
 * [CT5] POST /api/contact, from a page with script. 204; `too-fast` with `Retry-After` in seconds, `expired` and
 * `proof-refused` of the work (CT8).
 */
export const contactRequest = v.variant('how', [
  v.strictObject({
    how: v.literal('sealed'),
    ...{ id, work: workDone },
    letter: v.pipe(
      sealedLetter,
      v.check(({ kind }) => kind === 'contact'),
    ),
  }),
  v.strictObject({ how: v.literal('open'), ...{ id, work: workDone }, ...contactWords.entries }),
])
export type ContactRequest = v.InferOutput<typeof contactRequest>

/** As coordinators get it. `open`: it came without a seal, "niet versleuteld". */
export const contactMessage = v.variant('how', [
  v.strictObject({ how: v.literal('sealed'), ...kept, letter: sealedLetter }),
  v.strictObject({ how: v.literal('open'), ...kept, ...contactWords.entries }),
])
export type ContactMessage = v.InferOutput<typeof contactMessage>

/**
 * [CT10] GET /api/contact-messages: new ones first, of each the newest first, a hundred at most. `more`: how many stand
 * behind those. `keptDays`: how many days after its own a message is erased by itself (RT2).
 */
export const contactMessagesAnswer = v.strictObject({
  messages: v.array(contactMessage),
  more: v.pipe(v.number(), v.integer(), v.minValue(0)),
  keptDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type ContactMessagesAnswer = v.InferOutput<typeof contactMessagesAnswer>

/** [CT11] POST /api/contact-messages/handled: dealt with, or after all not. 204; `not-yours` when it is not there. */
export const contactHandledRequest = v.strictObject({ id, state: v.picklist(contactStates) })
export type ContactHandledRequest = v.InferOutput<typeof contactHandledRequest>

/** [CT11] POST /api/contact-messages/erase: gone for everyone. 204, also when it was gone already. */
export const contactEraseRequest = v.strictObject({ id })
export type ContactEraseRequest = v.InferOutput<typeof contactEraseRequest>
