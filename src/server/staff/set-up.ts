import * as v from 'valibot'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { SignedObject } from '../../protocol/sealed.ts'
import { grantSubject, type SetUpRequest } from '../../protocol/set-up.ts'
import { hashSignInSecret } from './sign-in.ts'
import type { StaffDeps } from './staff.ts'

/**
 * [SE7] Keeps what a set-up page made: grants, accounts and sealed key files, in one transaction. The server makes no
 * key and judges no signature; pages do that against the root key. Refuses `not-allowed` when people exist already,
 * and `unknown-frame` for a grant whose body does not say whom it speaks of.
 */
export async function setUp({ commit }: StaffDeps, request: SetUpRequest): Promise<Refused | undefined> {
  const grants = request.grants.map(({ grant, signer }) => ({ grant, signer, of: subjectOf(grant) }))
  const accounts = await Promise.all(
    request.accounts.map(async ({ signInSecret, ...account }) => ({
      ...account,
      secretHash: await hashSignInSecret(signInSecret),
    })),
  )
  return commit(async stores => {
    if ((await stores.accounts.all()).length > 0) return refuse('not-allowed')
    if (grants.some(({ of }) => of === undefined)) return refuse('unknown-frame')
    for (const account of accounts) await stores.accounts.add(account)
    for (const { grant, signer, of } of grants)
      if (of) await stores.grants.add({ kind: of.kind, subject: of.id, signer, grant })
    for (const { name, content } of request.keyFiles)
      await stores.keyFiles.add(name, Buffer.from(content, 'base64url'))
    return undefined
  })
}

function subjectOf(grant: SignedObject): v.InferOutput<typeof grantSubject> | undefined {
  try {
    const body = JSON.parse(Buffer.from(grant.body, 'base64url').toString('utf8'))
    const parsed = v.safeParse(grantSubject, body)
    return parsed.success && grant.type === 'grant' ? parsed.output : undefined
  } catch {
    return undefined
  }
}
