import { type Refused, refuse } from '../../domain/refusal.ts'
import type { Account } from './people.ts'
import type { StaffDeps } from './staff.ts'

/**
 * [SI28] A sealed key file, base64url, for a page that has what opens it; of the own age files of people only those of who
 * asks. Refuses `not-yours` for everything else, there or not.
 */
export async function readKeyFile(
  { commit }: StaffDeps,
  { username }: Account,
  name: string,
): Promise<string | Refused> {
  if (name.startsWith('age/') && !name.startsWith(`age/${username}/`)) return refuse('not-yours')
  const content = await commit(({ keyFiles }) => keyFiles.find(name))
  return content ? Buffer.from(content).toString('base64url') : refuse('not-yours')
}
