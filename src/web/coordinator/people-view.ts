import type { Everyone, Person } from './people-read.ts'
import { needsRoot } from './people-sign.ts'
import { texts } from './people-texts.ts'

const day = 24 * 60 * 60 * 1000
/** SE3: so long before the end pages warn. */
export const warnsFor = 60 * day

const date = new Intl.DateTimeFormat('nl-BE', { day: 'numeric', month: 'long', year: 'numeric' })
const time = new Intl.DateTimeFormat('nl-BE', { hour: '2-digit', minute: '2-digit' })

export const dateOf = (at: number) => date.format(at)
export const timeOf = (at: number) => time.format(at).replace(':', '.')

/** [SI60] What somebody is called on screen: the name of the grant, or the username, which is no name. */
export function calledOf({ name, username }: Pick<Person, 'name' | 'username'>): string {
  return name ?? username
}

/** Roles that sign and open nothing have no grant, and miss none (SE7). */
export function hasKeyRole({ role }: Pick<Person, 'role'>): boolean {
  return role !== 'administrator' && role !== 'data-protection-officer'
}

/** How somebody's access stands, in words, and whether it needs attention. */
export function accessOf(
  { hasLines }: Pick<Everyone, 'hasLines'>,
  person: Person,
  now: number,
): { words: string; isUrgent: boolean } {
  if (person.state === 'off' && person.lines.length > 0) return { words: texts.notWhollyAway, isUrgent: true }
  if (person.state !== 'active') return { words: texts.states[person.state], isUrgent: false }
  if (!hasLines) return { words: texts.states.active, isUrgent: false }
  if (!hasKeyRole(person)) return { words: texts.withoutKeys, isUrgent: false }
  if (person.until === null)
    return { words: person.lapsed.length > 0 ? texts.lapsed : texts.noValidAccess, isUrgent: true }
  const left = person.until - now
  return left < warnsFor
    ? { words: texts.endsSoon(Math.floor(left / day)), isUrgent: true }
    : { words: texts.until(dateOf(person.until)), isUrgent: false }
}

/** [SI68] Whose access ends within 60 days or ran out; deputies apart, because those need the root key. */
export function endingSoon(everyone: Everyone, now: number): { byDeputy: Person[]; byRoot: Person[] } {
  const ending = everyone.people.filter(
    person =>
      person.state === 'active' &&
      (person.until === null ? person.lapsed.length > 0 : person.until - now < warnsFor),
  )
  const isOfRoot = (person: Person) => [...person.lines, ...person.lapsed].some(needsRoot)
  return { byDeputy: ending.filter(one => !isOfRoot(one)), byRoot: ending.filter(isOfRoot) }
}

/** [SI69] Until when there are both vault and training keys, in milliseconds since 1970; null when one is missing now. */
export function keysUntil(everyone: Everyone): number | null {
  const ends = (['vault', 'training'] as const).map(kind =>
    Math.max(0, ...everyone.lines.filter(line => line.kind === kind).map(line => line.notAfter)),
  )
  const first = Math.min(...ends)
  return first === 0 ? null : first * 1000
}

/** [SI69] Everybody who can let people in now. */
export function deputiesOf(everyone: Everyone): readonly Person[] {
  return everyone.people.filter(({ isDeputy, state }) => isDeputy && state === 'active')
}

/** Who fits what was typed, active ones first and then by name. */
export function findPeople(everyone: Everyone, typed: string): readonly Person[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const order = { waiting: 0, active: 0, off: 1 }
  return everyone.people
    .filter(person => words.every(word => wordsOf(person).includes(word)))
    .toSorted(
      (one, other) =>
        order[one.state] - order[other.state] || calledOf(one).localeCompare(calledOf(other), 'nl'),
    )
}

function wordsOf(person: Person): string {
  const { name, username, role, isDeputy } = person
  const parts = [
    name ?? '',
    username,
    texts.roles[role],
    isDeputy ? texts.deputy : '',
    disciplineWords(person),
  ]
  return plain(parts.join(' '))
}

export function disciplineWords({ disciplines }: Pick<Person, 'disciplines'>): string {
  const words: Record<string, string> = texts.disciplines
  return disciplines.map(one => words[one] ?? one).join(', ')
}

/** Without accents and capitals, so that "zoe" finds Zoë. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
