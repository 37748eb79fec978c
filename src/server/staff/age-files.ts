import { type Refused, refuse } from '../../domain/refusal.ts'
import type { OwnAgeFileRequest } from '../../protocol/key-files.ts'
import type { EnrolRequest } from '../../protocol/people.ts'
import type { Commit } from '../commit.ts'
import type { Account, Session } from './people.ts'
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

interface KeepDeps {
  /** The three stores that it takes. */
  readonly commit: Commit<{
    readonly keyFiles: Pick<MainStores['keyFiles'], 'remove' | 'add'>
    readonly sessions: Pick<MainStores['sessions'], 'find'>
    readonly auditLog: Pick<MainStores['auditLog'], 'append'>
  }>
}

interface Keeper {
  readonly account: Pick<Account, 'id' | 'username'>
  readonly session: Pick<Session, 'id'>
}

/**
 * [CT22] [SI82] SE45: somebody's own age file under a passkey; an older one under another passkey goes. Refuses
 * `not-signed-in` when the session ended meanwhile.
 */
export async function keepPasskeyFile(
  { commit }: KeepDeps,
  { account, session }: Keeper,
  { content }: OwnAgeFileRequest,
): Promise<Refused | undefined> {
  const name = ageFileName(account.username, 'passkey')
  return commit(async ({ keyFiles, sessions, auditLog }) => {
    if (!(await sessions.find(session.id))) return refuse('not-signed-in')
    await keyFiles.remove(name)
    await keyFiles.add(name, Buffer.from(content, 'base64url'))
    await auditLog.append({ actor: account.id, action: 'own-key-file-kept' })
    return undefined
  })
}

/** [CT22] A passkey was taken away: what it may open goes as well. */
export async function dropPasskeyFile(
  { keyFiles }: MainStores,
  { username }: Pick<Account, 'username'>,
): Promise<void> {
  await keyFiles.remove(ageFileName(username, 'passkey'))
}
