import { fromBase64url, randomBytes, toBase64url } from '../../crypto/bytes.ts'
import { checkAnswer, invitationKey } from '../../crypto/invitation.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { type Discipline, disciplines, type StaffRole, staffRoles } from '../../domain/people.ts'
import type { InvitationsRequest } from '../../protocol/people.ts'
import type { Invitation } from './people-read.ts'

export type NewInvitation = InvitationsRequest['invitations'][number]

/** At most so many in one go, as the wire has it. */
export const mostAtOnce = 250
const longestNote = 80

/**
 * An invitation that no server made: its id will be the id of the account. The last byte of the id says the role and what
 * somebody is trained for, so that the MAC of the answer binds these as well (SE4).
 */
export function makeInvitation(
  role: StaffRole,
  who: string,
  chosen: readonly Discipline[] = [],
): NewInvitation {
  const id = randomBytes(16)
  id[lastOfId] = asByte(role, chosen)
  return { id: toBase64url(id), role, who, disciplines: [...chosen] }
}

const lastOfId = 15

function asByte(role: StaffRole, chosen: readonly Discipline[]): number {
  const trained = disciplines.reduce((bits, one, at) => bits | (chosen.includes(one) ? 1 << at : 0), 0)
  return (staffRoles.indexOf(role) << disciplines.length) | trained
}

/** [SI62] SE4: the link with the key in its fragment, which no server gets. The same every time, from the own DS. */
export async function linkFor(
  origin: string,
  deskSecret: Uint8Array<ArrayBuffer>,
  id: string,
): Promise<string> {
  return `${origin}/uitnodiging#${id}.${toBase64url(await invitationKey(deskSecret, id))}`
}

/** What the page of who invited finds of an answer; only who invited can tell (SE4). */
export type Verdict = 'right' | 'wrong' | 'of-another'

interface Judge {
  readonly org: string
  readonly id: string
  readonly deskSecret: Uint8Array<ArrayBuffer>
}

/** [SI63] SE4: whether this answer came from who had the link. Name, role and disciplines are bound as well as the keys. */
export async function judge({ org, id, deskSecret }: Judge, invitation: Invitation): Promise<Verdict> {
  const { answer } = invitation
  if (invitation.by !== id || answer === null) return 'of-another'
  const { role, disciplines: trained } = invitation
  if (fromBase64url(invitation.id)?.[lastOfId] !== asByte(role, trained)) return 'wrong'
  const key = await invitationKey(deskSecret, invitation.id)
  const keys = boundKeys(answer)
  const bound = { org, inviteId: invitation.id, username: answer.username, keys }
  return isRefused(await checkAnswer(key, bound, answer.mac)) ? 'wrong' : 'right'
}

/** What the MAC of an answer binds, in this order: keys that are there, and the name. */
export function boundKeys(answer: { identity: string | null; age: string | null; name: string }): string[] {
  return [...presentKeys(answer), `name:${answer.name}`]
}

/** The public keys that are there, as both pages make six digits of them. */
export function presentKeys({ identity, age }: { identity: string | null; age: string | null }): string[] {
  return [identity, age].filter(key => key !== null)
}

/** Why a line of a pasted list is not an invitation. */
export type LineRefusal =
  | 'no-name'
  | 'too-long'
  | 'twice'
  | 'unknown-discipline'
  | 'too-many-parts'
  | 'too-many'

export interface ReadLine {
  /** As a person counts: the first is 1. */
  readonly number: number
  readonly text: string
}
export interface ReadNames {
  readonly people: readonly (ReadLine & { readonly who: string; readonly disciplines: Discipline[] })[]
  readonly refused: readonly (ReadLine & { readonly why: LineRefusal; readonly part?: string })[]
}

/**
 * [SI64] Reads a pasted list: a name on each line, with `; disciplines` after it for who wants (a spreadsheet's tab does as
 * well). `words` are the disciplines as the screen writes them. What cannot be read is refused by its line; the rest stands.
 */
export function readNames(text: string, words: Record<Discipline, string>): ReadNames {
  const people: ReadNames['people'][number][] = []
  const refused: ReadNames['refused'][number][] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = { number: index + 1, text: raw.trim() }
    if (line.text === '') continue
    const read = readLine(line.text, words)
    if ('why' in read) refused.push({ ...line, ...read })
    else if (people.some(({ who }) => who.toLowerCase() === read.who.toLowerCase()))
      refused.push({ ...line, why: 'twice' })
    else if (people.length === mostAtOnce) refused.push({ ...line, why: 'too-many' })
    else people.push({ ...line, ...read })
  }
  return { people, refused }
}

function readLine(
  text: string,
  words: Record<Discipline, string>,
): { who: string; disciplines: Discipline[] } | { why: LineRefusal; part?: string } {
  const [who = '', list = '', ...more] = text.split(/[;\t]/).map(part => part.trim())
  if (more.some(part => part !== '')) return { why: 'too-many-parts' }
  if (who === '') return { why: 'no-name' }
  if (who.length > longestNote) return { why: 'too-long' }
  const chosen = new Set<Discipline>()
  for (const part of list.split(',').map(word => word.trim())) {
    if (part === '') continue
    const known = disciplines.find(one => plain(words[one]) === plain(part))
    if (!known) return { why: 'unknown-discipline', part }
    chosen.add(known)
  }
  return { who, disciplines: [...chosen] }
}

const plain = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '')

/** A name with its link, as it is handed over. */
export interface NamedLink {
  readonly who: string
  readonly link: string
}

/** [SI64] Name and link on each line, for a mail or a letter. */
export function linksAsText(links: readonly NamedLink[]): string {
  return links.map(({ who, link }) => `${who}\t${link}`).join('\n')
}

/** [SI64] For a spreadsheet as it is in Belgium; a name that looks like a formula is kept as text. */
export function linksAsCsv(links: readonly NamedLink[], head: readonly [string, string]): string {
  const rows = [head, ...links.map(({ who, link }) => [who, link] as const)]
  return `\ufeff${rows.map(row => row.map(cell).join(';')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
