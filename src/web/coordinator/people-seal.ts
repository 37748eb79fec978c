import {
  markOf,
  type Opener,
  openersAmong,
  type SealedAnew,
  sealKeyFileAnew,
} from '../../crypto/key-files.ts'
import type { Outcome, People } from './people.ts'
import type { Everyone } from './people-read.ts'

/**
 * [SI72] SE45: who opens this key file, out of grants that hold, and of people who work here. For the name of a file, and
 * for all of them together without one.
 */
export function openersOf(everyone: Everyone, name: string): readonly Opener[] {
  const here = new Set(everyone.people.flatMap(({ id, state }) => (state === 'active' ? [id] : [])))
  return openersAmong(name, everyone.lines).filter(({ kind, id }) => kind === 'recovery' || here.has(id))
}

/** [SI74] Who should open a key file and has none sealed for them yet, as far as the server tells. */
export function notYetSealedFor(everyone: Everyone): readonly Opener[] {
  const missing = everyone.keyFiles.flatMap(({ name, sealedFor }) =>
    openersOf(everyone, name).filter(({ keys }) => !sealedFor.includes(markOf(keys.age))),
  )
  return [...new Map(missing.map(opener => [`${opener.kind} ${opener.id}`, opener])).values()]
}

/** The ids of all who open key files once these are let in: whose names a deputy saw before pressing (SE45). */
export function openersWith(everyone: Everyone, newcomers: readonly string[]): ReadonlySet<string> {
  const { keyFiles } = everyone
  const now = keyFiles.flatMap(({ name }) => openersOf(everyone, name).map(({ id }) => id))
  return new Set([...now, ...newcomers])
}

/**
 * [SI72] After somebody was let in with the root key: the key files for them too. Where somebody else would be among
 * those who open, whose name was not `shown` before, nothing is sealed: the page then asks (SI74).
 */
export async function sealAfterwards(
  people: People,
  phrase: string | null,
  shown: ReadonlySet<string>,
): Promise<void> {
  const { everyone } = people.here()
  if (phrase === null || phrase.trim() === '' || notYetSealedFor(everyone).length === 0) return
  if ([...openersWith(everyone, [])].every(id => shown.has(id))) await sealKeys(people, phrase)
}

/**
 * [SI72] SE46: opens every key file with the own age identity and seals it for all who should open it, then hands all of
 * them over at once. Refuses `no-recovery` when the paper sheet would be left out, and what `sealKeyFileAnew` refuses;
 * then no file was changed. True when it was done.
 */
export function sealKeys(people: People, phrase: string): Promise<boolean> {
  const { everyone } = people.here()
  return people.run('seal-keys', everyone.keyFiles.length, told => sealAll(people, everyone, phrase, told))
}

async function sealAll(
  people: People,
  everyone: Everyone,
  phrase: string,
  told: (done: number) => void,
): Promise<Outcome> {
  if (!everyone.lines.some(({ kind }) => kind === 'recovery')) return { refused: 'no-recovery' }
  const own = await people.ageIdentity(phrase)
  if ('refused' in own) return own
  const years = await people.keyLines()
  if ('refused' in years) return years
  const known = { rootKey: people.rootKey, years }
  const files: ({ name: string } & SealedAnew)[] = []
  for (const { name } of everyone.keyFiles) {
    const content = await people.keyFile(name)
    if ('refused' in content) return content
    const given = { name, content, identity: own.identity }
    const sealed = await sealKeyFileAnew(given, openersOf(everyone, name), known)
    if ('refused' in sealed) return sealed
    files.push({ name, ...sealed })
    told(files.length)
  }
  return people.tell('/api/key-files', { files })
}
