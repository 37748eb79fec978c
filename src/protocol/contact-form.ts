import * as v from 'valibot'
import { type ContactWords, contactLengths, contactWords, tidyLine, tidyText } from './contact.ts'

/** The fields of the contact form, in their order on the page. */
export const contactFields = ['text', 'name', 'mailAddress'] as const
export type ContactField = (typeof contactFields)[number]

/** What somebody typed, as it stands in the fields. */
export type ContactTyped = Readonly<Record<ContactField, string>>
export const nothingTyped: ContactTyped = { text: '', name: '', mailAddress: '' }

/** What is wrong with a field. */
export type ContactProblem = 'missing' | 'too-long' | 'no-address'
export type ContactProblems = { readonly [Field in ContactField]?: ContactProblem }

/** [CT2] What was typed as a message, or what is wrong with it; the same with script and without. */
export function readContactForm(
  typed: ContactTyped,
): { readonly words: ContactWords } | { readonly problems: ContactProblems } {
  const text = tidyText(typed.text)
  const name = tidyLine(typed.name)
  const mailAddress = tidyLine(typed.mailAddress)
  const problems: ContactProblems = {
    ...(text === '' && { text: 'missing' as const }),
    ...(text.length > contactLengths.text && { text: 'too-long' as const }),
    ...(name.length > contactLengths.name && { name: 'too-long' as const }),
    ...(mailAddress !== '' && !isAddress(mailAddress) && { mailAddress: 'no-address' as const }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { words: { text, name: name || null, mailAddress: mailAddress || null } }
}

function isAddress(text: string): boolean {
  return v.is(contactWords.entries.mailAddress, text)
}

/** The form as a browser without script posts it. `titel` is the trap (CT6): people do not see it. */
export const postedContactForm = v.object({
  ...{ text: v.string(), name: v.optional(v.string(), ''), mailAddress: v.optional(v.string(), '') },
  titel: v.optional(v.string(), ''),
  /** Made with the page, so that pressing twice keeps one. */
  token: v.optional(v.string(), ''),
})

/** Nothing is wrong with what was typed, and still it was not kept. `time` is of the wall clock. */
export type ContactTrouble =
  | { readonly kind: 'too-many'; readonly time: string }
  | { readonly kind: 'failed' }

/** What the page of the form is drawn from, besides what every page has. */
export interface ContactShown {
  readonly typed: ContactTyped
  readonly problems: ContactProblems
  readonly trouble: ContactTrouble | null
  /** Days that a message is kept. */
  readonly keptDays: number
  readonly token: string
}
