import { nobodyActor, somebody } from '../../domain/audit-log.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { PasskeySignInRequest, SignInAnswer, SignInRequest } from '../../protocol/staff-sign-in.ts'
import type { Proof } from '../../protocol/ways-in.ts'
import type { Network } from '../network.ts'
import { hashSecret } from '../secret.ts'
import { Attempts } from './attempts.ts'
import { checkProof, useWay } from './check-proof.ts'
import { grantsOf } from './grants.ts'
import { NetworkAttempts } from './network-attempts.ts'
import type { Account, Way } from './people.ts'
import { startSession } from './sessions.ts'
import type { StaffDeps } from './staff.ts'

/** [SI2] [SI14] Failures by name and by address. */
export class SignInAttempts {
  readonly names = new Attempts()
  /** Of who is signed in already: a stranger who guesses at the name must not hold up their work. */
  readonly proofs = new Attempts()
  readonly addresses = new NetworkAttempts()
  /** Who opens and answers invitations, or asks for a new device. */
  readonly strangers = new NetworkAttempts()
}

/** Where somebody signs in from, and the cookie of a session that stood there before. */
export interface From {
  readonly address: Network
  readonly cookie: string | undefined
}

/** A session's cookie value, and what the page needs to open its identity. */
export interface SignedIn {
  readonly cookie: string
  readonly answer: SignInAnswer
}

/**
 * [SI1] [SI10] Signs in with the secret that the page derived from the password (SE5) and the code of an app. One refusal
 * for every cause: `not-signed-in`, after the same work; `too-fast` for who guesses.
 */
export async function signIn(
  deps: StaffDeps,
  attempts: SignInAttempts,
  { username, secret, code }: SignInRequest,
  from: From,
): Promise<SignedIn | Refused> {
  const now = deps.clock.now()
  if (!attempts.addresses.tries(from.address, now)) return refuse('too-fast')
  if (!attempts.names.tries(username, now)) return refuse('too-fast')
  const known = await deps.commit(async ({ accounts, ways }) => {
    const account = await accounts.findByUsername(username)
    return account && { account, ways: await ways.of(account.id) }
  })
  const signedIn = await enter(deps, known, { kind: 'password', secret, code }, from)
  if ('refused' in signedIn) return signedIn
  attempts.names.succeeded(username)
  attempts.addresses.wasRight(from.address)
  return signedIn
}

/** [SI13] Signs in with a press on a passkey, which says itself whose it is. Refuses as `signIn` does. */
export async function signInByPasskey(
  deps: StaffDeps,
  attempts: SignInAttempts,
  { press }: PasskeySignInRequest,
  from: From,
): Promise<SignedIn | Refused> {
  if (!attempts.addresses.tries(from.address, deps.clock.now())) return refuse('too-fast')
  const known = await deps.commit(async ({ accounts, ways }) => {
    const way = await ways.findPasskey(press.id)
    const account = way && (await accounts.find(way.account))
    return account && { account, ways: [way] }
  })
  const signedIn = await enter(deps, known, { kind: 'passkey', press }, from)
  if (!('refused' in signedIn)) attempts.addresses.wasRight(from.address)
  return signedIn
}

async function enter(
  deps: StaffDeps,
  known: { readonly account: Account; readonly ways: readonly Way[] } | undefined,
  proof: Proof,
  { cookie: before }: From,
): Promise<SignedIn | Refused> {
  const used = await checkProof(deps, known?.ways ?? [], proof)
  if (used === 'too-many') return refuse('too-fast')
  if (!used || !known) return refused(deps, known)
  const cookie = await deps.commit(async stores => {
    // What was true before the slow work may not be now: somebody's access may have been taken away meanwhile.
    const account = await stores.accounts.find(known.account.id)
    if (account?.state !== 'active' || !(await useWay(stores, used))) return undefined
    // The session that stood in this browser ends: a new person, or the same one, never goes on under its name.
    const older = before && (await stores.sessions.findByCookie(hashSecret(before)))
    if (older) await stores.sessions.remove(older.id)
    await stores.auditLog.append({ actor: account.id, action: enteredBy[used.kind], object: used.id })
    return startSession(stores, used, deps.clock.now())
  })
  if (cookie === undefined) return refused(deps, known)
  const { id, name, role } = known.account
  const { identityFile } = used
  return { cookie, answer: { id, name, role, identityFile, grants: [...(await grantsOf(deps, id))] } }
}

const enteredBy = { password: 'signed-in-by-password', passkey: 'signed-in-by-passkey' } as const

/** [AU4] The name of an account that is here is written down as its id; another name not at all. */
function refused({ refused }: StaffDeps, known: { readonly account: Account } | undefined): Refused {
  refused.note('sign-in-refused', nobodyActor, known?.account.id ?? somebody)
  return refuse('not-signed-in')
}
