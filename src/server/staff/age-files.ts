import type { OwnAgeFileRequest } from '../../protocol/key-files.ts'
import type { EnrolRequest } from '../../protocol/people.ts'
import type { Account } from './people.ts'
import type { MainStores, StaffDeps } from './staff.ts'

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

/** [CT22] SE45: somebody's own age file under a passkey; an older one under another passkey goes. */
export async function keepPasskeyFile(
  { commit }: StaffDeps,
  { id, username }: Pick<Account, 'id' | 'username'>,
  { content }: OwnAgeFileRequest,
): Promise<undefined> {
  const name = ageFileName(username, 'passkey')
  await commit(async ({ keyFiles, auditLog }) => {
    await keyFiles.remove(name)
    await keyFiles.add(name, Buffer.from(content, 'base64url'))
    await auditLog.append({ actor: id, action: 'own-key-file-kept' })
  })
}

/** [CT22] A passkey was taken away: what it may open goes as well. */
export async function dropPasskeyFile(
  { keyFiles }: MainStores,
  { username }: Pick<Account, 'username'>,
): Promise<void> {
  await keyFiles.remove(ageFileName(username, 'passkey'))
}
