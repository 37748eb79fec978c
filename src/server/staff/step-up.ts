import { type Refused, refuse } from '../../domain/refusal.ts'
import type { Proof } from '../../protocol/ways-in.ts'
import { hashSecret, makeSecret } from '../secret.ts'
import type { Attempts } from './attempts.ts'
import { checkProof, useWay } from './check-proof.ts'
import type { Presence } from './sessions.ts'
import type { StaffDeps } from './staff.ts'

/**
 * [SI15] Proves again who one is: the same session under a new cookie, fresh for five minutes. Gives the cookie's value.
 * Refuses `proof-refused` for every cause, and `too-fast` for who guesses.
 */
export async function stepUp(
  deps: StaffDeps,
  attempts: Attempts,
  { account, session }: Presence,
  proof: Proof,
): Promise<string | Refused> {
  if (!attempts.tries(account.username, deps.clock.now())) return refuse('too-fast')
  const own = await deps.commit(({ ways }) => ways.of(account.id))
  const used = await checkProof(deps, own, proof)
  if (used === 'too-many') return refuse('too-fast')
  if (!used) {
    deps.refused.note('proof-refused', account.id, '')
    return refuse('proof-refused')
  }
  const cookie = makeSecret(32)
  const given = { idHash: hashSecret(cookie), way: used.id, provenAt: deps.clock.now() }
  const isRenewed = await deps.commit(async stores => {
    // The session may have ended meanwhile: a proof does not bring it back.
    if (!(await stores.sessions.find(session.id)) || !(await useWay(stores, used))) return false
    await stores.sessions.renew(session.id, given)
    await stores.auditLog.append({ actor: account.id, action: 'proved-again', object: used.id })
    return true
  })
  if (!isRenewed) return refuse('proof-refused')
  attempts.succeeded(account.username)
  return cookie
}
