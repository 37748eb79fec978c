import { fromBase64url, readJson } from '../../crypto/bytes.ts'
import { isObject } from '../../crypto/closed-shape.ts'
import { type Grant, readGrants, readLapsedGrants, type Trust } from '../../crypto/grants.ts'
import type { PeopleAnswer, SignedGrant } from '../../protocol/people.ts'

type Account = PeopleAnswer['people'][number]
export type Invitation = PeopleAnswer['invitations'][number]
export type Device = PeopleAnswer['devices'][number]

/** Somebody with an account. What a grant says comes from valid grants only (SE2). */
export interface Person extends Omit<Account, 'name'> {
  /** From the valid grant; null without one. What the server calls somebody is never shown as a name. */
  readonly name: string | null
  /** The newest lines that hold, one of a kind. */
  readonly lines: readonly Grant[]
  /** Without a valid line: the newest ones that ran out and were not taken away, to renew from. */
  readonly lapsed: readonly Grant[]
  /** When the first line runs out, in milliseconds since 1970. */
  readonly until: number | null
  readonly isDeputy: boolean
  readonly disciplines: readonly string[]
}

/** Everybody, as this page believes it. */
export interface Everyone {
  readonly people: readonly Person[]
  /** Every line that holds, the newest of its kind and id: what is signed again when somebody leaves (SE3). */
  readonly lines: readonly Grant[]
  readonly invitations: readonly Invitation[]
  readonly devices: readonly Device[]
  /** The key files of the house, each with the marks of those for whom it was sealed: the server's word. */
  readonly keyFiles: PeopleAnswer['keyFiles']
  /** Whether the server showed signed lines at all: roles that let nobody in get none, and then nobody has a name here. */
  readonly hasLines: boolean
}

/** What this page believes of the signed lines: those that hold, and those that only ran out. */
export interface ReadLines {
  readonly lines: readonly Grant[]
  readonly lapsed: readonly Grant[]
}

/** Looks at every signature: for 180 people that is work, so it is done when the lines changed, not at every look. */
export async function readLines(trust: Trust, grants: readonly SignedGrant[]): Promise<ReadLines> {
  const objects = grants.filter(line => mayHold(trust, line)).map(({ grant }) => grant)
  const read = await readGrants(trust, objects)
  const lines = newestOf(read.grants)
  const expired = read.refused.flatMap(({ index, refused }) =>
    refused === 'expired' ? [objects[index]] : [],
  )
  return { lines, lapsed: newestOf(await readLapsedGrants(trust, read.grants, expired)) }
}

/**
 * [SI60] Who works here: names, disciplines and dates come out of grants that hold under what this page pinned, and out
 * of nothing else.
 */
export function everyoneOf({ lines, lapsed }: ReadLines, answer: PeopleAnswer): Everyone {
  const people = answer.people.map(account => personOf(account, lines, lapsed))
  return {
    people,
    lines,
    invitations: answer.invitations,
    devices: answer.devices,
    keyFiles: answer.keyFiles,
    hasLines: answer.grants.length > 0,
  }
}

/** Over the years most lines are of before somebody left: those need no look at their signature to be refused. */
function mayHold(trust: Trust, { signer, grant }: SignedGrant): boolean {
  const bytes = fromBase64url(grant.body)
  const value = bytes && readJson(bytes)
  const begins = isObject(value) ? value['notBefore'] : undefined
  const from = signer === null ? trust.rootGrantsFrom : trust.grantsFrom
  return typeof begins === 'number' && begins * 1000 >= from
}

/** [SI60] Names of people, or what is said where no valid grant names them. */
export function personCalled(everyone: Everyone, id: string): Person | undefined {
  return everyone.people.find(person => person.id === id)
}

function personOf(
  { name: _unproven, ...account }: Account,
  lines: readonly Grant[],
  lapsed: readonly Grant[],
): Person {
  const own = lines.filter(line => isOfPerson(line) && line.id === account.id)
  const [first] = own
  return {
    ...account,
    name: first?.name ?? null,
    lines: own,
    lapsed: own.length > 0 ? [] : lapsed.filter(line => isOfPerson(line) && line.id === account.id),
    until: first ? Math.min(...own.map(line => line.notAfter)) * 1000 : null,
    isDeputy: own.some(({ kind }) => kind === 'deputy'),
    disciplines: own.flatMap(line => (line.kind === 'counsellor' ? line.keys.disciplines : [])),
  }
}

/** Lines about people; the others are about keys of the house. */
export function isOfPerson({ kind }: Grant): boolean {
  return kind === 'deputy' || kind === 'counsellor' || kind === 'trainer'
}

/** Of each kind and id the line that began last; of two that began together the later in the list. */
function newestOf(grants: readonly Grant[]): Grant[] {
  const newest = new Map<string, Grant>()
  for (const grant of grants) {
    const key = `${grant.kind} ${grant.id}`
    const known = newest.get(key)
    if (!known || grant.notBefore >= known.notBefore) newest.set(key, grant)
  }
  return [...newest.values()]
}
