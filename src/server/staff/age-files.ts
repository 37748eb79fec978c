import type { EnrolRequest } from '../../protocol/people.ts'
import type { MainStores } from './staff.ts'

type AgeFiles = EnrolRequest['ageFiles']

const ways = ['phrase', 'passkey'] as const

/** The name of somebody's own age file, under a key phrase or a passkey (SE45). */
export function ageFileName(username: string, way: (typeof ways)[number]): string {
  return `age/${username}/${way}.age`
}

/** Puts somebody's own age files in the place of those that were there. */
export async function replaceAgeFiles(
  { keyFiles }: MainStores,
  username: string,
  files: AgeFiles,
): Promise<void> {
  for (const way of ways) await keyFiles.remove(ageFileName(username, way))
  const byName = new Map(files.map(({ way, content }) => [ageFileName(username, way), content]))
  for (const [name, content] of byName) await keyFiles.add(name, Buffer.from(content, 'base64url'))
}
