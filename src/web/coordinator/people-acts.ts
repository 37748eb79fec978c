import type { Grant } from '../../crypto/grants.ts'
import { sixDigits } from '../../crypto/invitation.ts'
import type { Discipline, StaffRole } from '../../domain/people.ts'
import type { LetInRequest } from '../../protocol/people.ts'
import type { People } from './people.ts'
import { linkFor, makeInvitation, type NamedLink, type NewInvitation, presentKeys } from './people-invite.ts'
import { type Device, type Everyone, type Invitation, type Person, personCalled } from './people-read.ts'
import { openersWith, sealAfterwards } from './people-seal.ts'
import { beginning, linesOf, type Newcomer, needsRoot, renewed, signAway, signLines } from './people-sign.ts'

/** So many are let in with one request: what was done before a break stays done, the rest goes on from there. */
const atOnce = 60

/** [SI62] Invites these people; their links are in `links` afterwards. True when it was done, as for every act here. */
export function invite(
  people: People,
  whom: readonly { role: StaffRole; who: string; disciplines: readonly Discipline[] }[],
): Promise<boolean> {
  const invitations = whom.map(({ role, who, disciplines }) => makeInvitation(role, who, disciplines))
  return people.run('invite', invitations.length, async () => {
    const refused = await people.tell('/api/invitations', { invitations })
    if (refused) return refused
    await addLinks(people, invitations)
    return undefined
  })
}

/** [SI62] The link of an own invitation, again: its key comes from the own DS, so nothing had to be kept. */
export async function addLinks(
  people: People,
  invitations: readonly Pick<NewInvitation, 'id' | 'who'>[],
): Promise<void> {
  const { identity } = people.me
  if (!identity) return
  const known = people.links.peek()
  const made = await Promise.all(
    invitations.map(
      async ({ id, who }): Promise<NamedLink> => ({
        who,
        link: await linkFor(people.origin, identity.deskSecret, id),
      }),
    ),
  )
  people.links.value = [...known, ...made.filter(({ link }) => !known.some(one => one.link === link))]
}

export function withdraw(people: People, id: string): Promise<boolean> {
  return people.run('withdraw', 1, () => people.tell('/api/invitations/withdraw', { id }))
}

export function turnDown(people: People, id: string): Promise<boolean> {
  return people.run('turn-down', 1, () => people.tell('/api/turn-down', { id }))
}

/**
 * [SI63] SE4: lets in whose answer is right, with a line signed for each; nobody at all when one answer is not.
 * `phrase` opens the root key, for coordinators, and then the key files are sealed for them too (SI72).
 */
export async function letIn(
  people: People,
  ids: readonly string[],
  phrase: string | null = null,
): Promise<boolean> {
  const shown = openersWith(people.here().everyone, ids)
  const isIn = await signIn(people, ids, phrase)
  if (isIn) await sealAfterwards(people, phrase, shown)
  return isIn
}

function signIn(people: People, ids: readonly string[], phrase: string | null): Promise<boolean> {
  return people.run('let-in', ids.length, async told => {
    const { everyone, verdicts } = people.here()
    const chosen = everyone.invitations.filter(({ id }) => ids.includes(id))
    if (chosen.some(({ id }) => verdicts.get(id) !== 'right')) return { refused: 'wrong-answer' }
    const begins = beginning(everyone, people.grantsFrom, people.now())
    const signing = chosen.flatMap(newcomerOf).map(person => ({ person, lines: linesOf(person, begins) }))
    if (signing.some(({ person, lines }) => lacksKeys(person.role, lines))) return { refused: 'no-keys' }
    const hands = await people.hands(
      signing.flatMap(({ lines }) => lines),
      phrase,
    )
    if ('refused' in hands) return hands
    for (let at = 0; at < signing.length; at += atOnce) {
      const part = signing.slice(at, at + atOnce)
      const letIn: LetInRequest['people'] = await Promise.all(
        part.map(async ({ person, lines }) => ({
          invitation: person.id,
          grants: await signLines(hands, lines),
        })),
      )
      const refused = await people.tell('/api/let-in', { people: letIn })
      if (refused) return refused
      told(at + part.length)
    }
    return undefined
  })
}

/**
 * Whether these are the six digits of that device's keys: what the deputy hears must be what this page got (SE4). A role
 * without keys has no digits of its own: nothing that is read aloud could tell one device from another.
 */
export async function hasDigits(device: Device, typed: string): Promise<boolean> {
  const keys = presentKeys(device)
  return keys.length > 0 && typed === (await sixDigits(keys))
}

/**
 * [SI65] SE4, on the spot: a line for the keys of the new device, with the name and disciplines of the old one. For a
 * coordinator the key files are sealed anew after it (SI72).
 */
export async function giveAccess(
  people: People,
  device: Device,
  typed: string,
  phrase: string | null = null,
): Promise<boolean> {
  const shown = openersWith(people.here().everyone, [device.account])
  const isGiven = await signDevice(people, device, typed, phrase)
  if (isGiven) await sealAfterwards(people, phrase, shown)
  return isGiven
}

function signDevice(people: People, device: Device, typed: string, phrase: string | null): Promise<boolean> {
  return people.run('give-access', 1, async () => {
    if (!(await hasDigits(device, typed))) return { refused: 'other-digits' }
    const { everyone } = people.here()
    const person = personCalled(everyone, device.account)
    if (!person) return { refused: 'expired' }
    const old = person.lines[0] ?? person.lapsed[0]
    const begins = beginning(everyone, people.grantsFrom, people.now(), old)
    const { identity, age } = device
    const known = { name: old?.name ?? person.username, disciplines: disciplinesOf(old) }
    const lines = linesOf({ id: person.id, role: person.role, identity, age, ...known }, begins)
    if (lacksKeys(person.role, lines)) return { refused: 'no-keys' }
    const hands = await people.hands(lines, phrase)
    if ('refused' in hands) return hands
    const grants = await signLines(hands, lines)
    return people.tell('/api/give-access', { id: device.id, grants })
  })
}

/** [SI66] SE3: takes access away. Refuses oneself and the last coordinator. */
export function takeAway(people: People, person: Person, phrase: string | null = null): Promise<boolean> {
  const { everyone } = people.here()
  const others = everyone.lines.filter(line => !needsRoot(line) && line.id !== person.id)
  return people.run('take-away', others.length, async () => {
    const no = whyNotAway(everyone, person, people.me.id)
    if (no) return { refused: no }
    const hands = await people.hands(person.lines, phrase)
    if ('refused' in hands) return hands
    const given = { leaving: person, grantsFrom: people.grantsFrom, now: people.now() }
    const request = await signAway(hands, everyone, given)
    // The key files stay sealed for who left too: what they opened cannot be unseen. New keys come in their place (SE46).
    const refused = await people.tell('/api/take-away', request)
    if (!refused) people.raise(request)
    return refused
  })
}

/** [SI68] Another 400 days for these people, with the keys and disciplines they have. */
export function renew(
  people: People,
  whom: readonly Person[],
  phrase: string | null = null,
): Promise<boolean> {
  const lines = whom.flatMap(({ lines, lapsed }) => [...lines, ...lapsed])
  return signAnew(people, 'renew', lines, renewed, phrase)
}

/** [SI68] The same person with other disciplines, until the same day. */
export function changeDisciplines(
  people: People,
  person: Person,
  disciplines: readonly Discipline[],
): Promise<boolean> {
  const lines = person.lines.filter(line => line.kind === 'counsellor')
  const change = (line: Grant, notBefore: number): Grant =>
    line.kind === 'counsellor'
      ? { ...line, notBefore, keys: { ...line.keys, disciplines: [...disciplines] } }
      : line
  return signAnew(people, 'change-disciplines', lines, change, null)
}

function signAnew(
  people: People,
  act: 'renew' | 'change-disciplines',
  lines: readonly Grant[],
  change: (line: Grant, begins: number) => Grant,
  phrase: string | null,
): Promise<boolean> {
  return people.run(act, lines.length, async () => {
    if (lines.length === 0) return { refused: 'no-keys' }
    const { everyone } = people.here()
    const hands = await people.hands(lines, phrase)
    if ('refused' in hands) return hands
    const anew = lines.map(line => change(line, beginning(everyone, people.grantsFrom, people.now(), line)))
    return people.tell('/api/grants', { grants: await signLines(hands, anew) })
  })
}

/** SE7: only administrators and data protection officers have no line. */
function lacksKeys(role: StaffRole, lines: readonly Grant[]): boolean {
  return role !== 'administrator' && role !== 'data-protection-officer' && lines.length === 0
}

function newcomerOf({ id, role, disciplines, answer }: Invitation): Newcomer[] {
  if (!answer) return []
  const { name, identity, age } = answer
  return [{ id, role, name, identity, age, disciplines }]
}

function disciplinesOf(line: Grant | undefined): readonly string[] {
  return line?.kind === 'counsellor' ? line.keys.disciplines : []
}

/** [SI66] Why somebody cannot go: nobody sends themselves away, and the last coordinator stays. */
export function whyNotAway(
  everyone: Everyone,
  person: Person,
  me: string,
): 'yourself' | 'last-coordinator' | undefined {
  const coordinators = everyone.people.filter(
    ({ role, state }) => role === 'coordinator' && state === 'active',
  )
  if (person.role === 'coordinator' && person.state === 'active' && coordinators.length === 1)
    return 'last-coordinator'
  return person.id === me ? 'yourself' : undefined
}
