import { type Refused, refuse } from '../../domain/refusal.ts'
import type { KeyFilesRequest } from '../../protocol/key-files.ts'
import { isSecretBytes } from '../secret.ts'
import type { Account, KeyFile } from './people.ts'
import type { MainStores, StaffDeps } from './staff.ts'

/**
 * [SI28] A sealed key file, base64url, for a page that has what opens it; of the own age files of people only those of who
 * asks. Refuses `not-yours` for everything else, there or not.
 */
export async function readKeyFile(
  { commit }: StaffDeps,
  { id, username }: Account,
  name: string,
): Promise<string | Refused> {
  if (isPersonal(name) && !name.startsWith(`age/${username}/`)) return refuse('not-yours')
  const content = await commit(async ({ keyFiles, auditLog }) => {
    const found = await keyFiles.find(name)
    // The name of an own one holds the name of its owner.
    const object = isPersonal(name) ? 'age' : name
    if (found) await auditLog.append({ actor: id, action: 'key-file-read', object })
    return found
  })
  return content ? Buffer.from(content).toString('base64url') : refuse('not-yours')
}

/** [SI71] The key files of the house, without what is in them. */
export async function listKeyFiles({ keyFiles }: MainStores): Promise<readonly KeyFile[]> {
  return (await keyFiles.list()).filter(({ name }) => !isPersonal(name))
}

/**
 * [SI73] SE46: key files of the house that a page sealed anew, each in the place of the one that it opened: all of them or
 * none. Refuses `not-yours` for a name that is not there or is somebody's own, `already-open` for a name twice, and
 * `expired` when one was sealed anew or replaced since.
 */
export async function replaceKeyFiles(
  { commit }: StaffDeps,
  by: string,
  { files }: KeyFilesRequest,
): Promise<Refused | undefined> {
  if (files.some(({ name }) => isPersonal(name))) return refuse('not-yours')
  if (new Set(files.map(({ name }) => name)).size < files.length) return refuse('already-open')
  return commit(async ({ keyFiles, auditLog }) => {
    for (const { name, opened } of files) {
      const kept = await keyFiles.find(name)
      if (!kept) return refuse('not-yours')
      if (!isSecretBytes(Buffer.from(kept).toString('base64url'), opened)) return refuse('expired')
    }
    for (const { name, content, sealedFor } of files)
      await keyFiles.replace(name, Buffer.from(content, 'base64url'), sealedFor)
    await auditLog.append({ actor: by, action: 'key-files-replaced', times: files.length })
    return undefined
  })
}

function isPersonal(name: string): boolean {
  return name.startsWith('age/')
}
