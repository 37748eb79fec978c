import { type Grant, signGrant } from '../../crypto/grants.ts'
import type { SigningKey } from '../../crypto/signing-key.ts'
import type { StaffRole } from '../../domain/people.ts'
import type { SignedGrant, TakeAwayRequest } from '../../protocol/people.ts'
import type { Everyone, Person } from './people-read.ts'

const day = 24 * 60 * 60
const longest = 400 * day

/** With whose keys a page signs. The root key is there for one act only, and never for longer. */
export interface Hands {
  readonly org: string
  readonly deputy: { readonly id: string; readonly key: SigningKey }
  readonly root: SigningKey | null
}

/** What is signed of somebody new, or of somebody's new device. Keys as on the wire. */
export interface Newcomer {
  readonly id: string
  readonly role: StaffRole
  readonly name: string
  readonly identity: string | null
  readonly age: string | null
  readonly disciplines: readonly string[]
}

/** Whether only the root may sign this kind of line (SE2). */
export function needsRoot({ kind }: Pick<Grant, 'kind'>): boolean {
  return kind !== 'counsellor' && kind !== 'trainer'
}

/** SE2: the line of a newcomer from `begins` (seconds) on; none for a role without keys, or without the keys it needs. */
export function linesOf(person: Newcomer, begins: number): Grant[] {
  const { id, name, identity, age } = person
  const dates = { notBefore: begins, notAfter: begins + longest }
  if (person.role === 'counsellor' && identity !== null)
    return [
      { kind: 'counsellor', id, name, keys: { identity, disciplines: [...person.disciplines] }, ...dates },
    ]
  if (person.role === 'coordinator' && identity !== null && age !== null)
    return [{ kind: 'deputy', id, name, keys: { identity, age }, ...dates }]
  if (person.role === 'trainer' && age !== null)
    return [{ kind: 'trainer', id, name, keys: { age }, ...dates }]
  return []
}

/**
 * When a new line begins, in seconds: now, and never before a line that counts already. A clock of a colleague may be
 * ahead, and `grantsFrom` of the last who left was of that clock. `newerThan` is the line it takes the place of.
 */
export function beginning(everyone: Everyone, grantsFrom: number, now: number, newerThan?: Grant): number {
  const seconds = Math.floor(now / 1000)
  const soon = seconds + day
  const others = everyone.lines.filter(line => !isOfHouse(line) && line.notBefore <= soon)
  return Math.max(
    seconds,
    Math.ceil(grantsFrom / 1000),
    ...others.map(line => line.notBefore),
    (newerThan?.notBefore ?? 0) + 1,
  )
}

function isOfHouse({ kind }: Grant): boolean {
  return kind === 'vault' || kind === 'training' || kind === 'recovery'
}

/** Signs these lines, each with the key that may; throws where the root key is needed and not there. */
export function signLines(hands: Hands, lines: readonly Grant[]): Promise<SignedGrant[]> {
  return Promise.all(
    lines.map(async line => {
      if (!needsRoot(line))
        return { signer: hands.deputy.id, grant: await signGrant(hands.deputy.key, hands.org, line) }
      if (!hands.root) throw new Error('the root key was not opened')
      return { signer: null, grant: await signGrant(hands.root, hands.org, line) }
    }),
  )
}

/** The same line for another year, from `begins` (seconds) on. */
export function renewed<G extends Grant>(line: G, begins: number): G {
  return { ...line, notBefore: begins, notAfter: begins + longest }
}

/**
 * [SI66] SE3: what ends the lines of who leaves: a `grantsFrom` above each of them, and every other line that a deputy
 * signed, signed again by this one. When a deputy leaves, the same for the lines of the root. Each keeps its own end:
 * whoever would run out next month still does.
 */
export async function signAway(
  hands: Hands,
  everyone: Everyone,
  { leaving, grantsFrom, now }: { leaving: Person; grantsFrom: number; now: number },
): Promise<TakeAwayRequest> {
  if (leaving.lines.length === 0)
    return { account: leaving.id, grantsFrom: null, rootGrantsFrom: null, grants: [] }
  const newest = leaving.lines.reduce((one, other) => (other.notBefore > one.notBefore ? other : one))
  // No later than it must be: the server refuses a date of tomorrow, and a colleague's clock may be ahead.
  const from = Math.max(Math.floor(now / 1000), Math.ceil(grantsFrom / 1000), newest.notBefore + 1)
  const ofRoot = leaving.isDeputy
  const active = new Set(everyone.people.flatMap(({ id, state }) => (state === 'active' ? [id] : [])))
  const others = everyone.lines
    .filter(line => !leaving.lines.includes(line))
    .filter(line => isOfHouse(line) || active.has(line.id))
    .filter(line => ofRoot || !needsRoot(line))
    // A key of next school year begins later than `from`, and holds as it is.
    .filter(line => line.notBefore < from && line.notAfter > from)
    .map(line => ({ ...line, notBefore: from }))
  const grants = await signLines(hands, others)
  return { account: leaving.id, grantsFrom: from, rootGrantsFrom: ofRoot ? from : null, grants }
}
