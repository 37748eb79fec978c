import type { SignedObject } from '../../protocol/sealed.ts'
import type { StaffDeps } from './staff.ts'

/**
 * [SE2] A counsellor's grant and the grant of the deputy who signed it, or a deputy's own grant; nothing for others.
 * Exactly this chain: a page refuses all when one grant in it does not hold.
 */
export async function grantsOf({ commit }: StaffDeps, id: string): Promise<readonly SignedObject[]> {
  return commit(async ({ grants }) => {
    const own = (await grants.find('counsellor', id)) ?? (await grants.find('deputy', id))
    if (!own) return []
    const deputy = own.signer === null ? undefined : await grants.find('deputy', own.signer)
    return deputy ? [own.grant, deputy.grant] : [own.grant]
  })
}
