import * as v from 'valibot'
import { type Discipline, disciplines } from '../../domain/people.ts'
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

const counsellorKeys = v.looseObject({
  keys: v.looseObject({ disciplines: v.array(v.picklist(disciplines)) }),
})

/**
 * What a counsellor was trained for, as the own grant says. Only for matching: the server judges no signature, and a
 * wrong discipline brings nobody to a conversation that the pages would not accept.
 */
export async function disciplinesOf({ commit }: StaffDeps, id: string): Promise<readonly Discipline[]> {
  const own = await commit(({ grants }) => grants.find('counsellor', id))
  if (!own) return []
  try {
    const body = JSON.parse(Buffer.from(own.grant.body, 'base64url').toString('utf8'))
    const parsed = v.safeParse(counsellorKeys, body)
    return parsed.success ? parsed.output.keys.disciplines : []
  } catch {
    return []
  }
}
