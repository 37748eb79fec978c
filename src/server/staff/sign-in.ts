import { hash, verify } from '@node-rs/argon2'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { SignInAnswer, SignInRequest } from '../../protocol/staff-sign-in.ts'
import { makeSecret } from '../secret.ts'
import { grantsOf } from './grants.ts'
import type { Account } from './people.ts'
import { startSession } from './sessions.ts'
import type { StaffDeps } from './staff.ts'

/** Argon2id, 64 MiB, three passes (security.md 5.1). Memory in KiB. */
const argon2 = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** Argon2id of a sign-in secret, in PHC format. The secret has 256 bits already; this is for a stolen database. */
export function hashSignInSecret(secret: string): Promise<string> {
  return hash(secret, argon2)
}

/** What an unknown name is compared with, so that it takes as long as a known one. */
let nobody: Promise<string> | undefined

/**
 * [SI1] Signs in with the secret that the page derived from the password (SE5); gives the session's cookie value and
 * what the page needs to open its identity. One refusal for every cause: `not-signed-in`.
 * Outside the demo a second factor is asked, and an account without one cannot come in.
 */
export async function signIn(
  deps: StaffDeps,
  attempts: Attempts,
  { username, secret }: SignInRequest,
): Promise<{ cookie: string; answer: SignInAnswer } | Refused> {
  const now = deps.clock.now()
  if (!attempts.mayTry(username, now)) return refuse('too-fast')
  const account = await deps.commit(({ accounts }) => accounts.findByUsername(username))
  nobody ??= hashSignInSecret(makeSecret(32))
  const isRight = await verify(account?.secretHash ?? (await nobody), secret)
  if (!account || !isRight || deps.mode !== 'demo') {
    attempts.failed(username, now)
    return refuse('not-signed-in')
  }
  attempts.succeeded(username)
  return { cookie: await startSession(deps, account.id), answer: await answerFor(deps, account) }
}

async function answerFor(deps: StaffDeps, account: Account): Promise<SignInAnswer> {
  const { id, name, role, identityFile } = account
  return { id, name, role, identityFile, grants: [...(await grantsOf(deps, id))] }
}

const longestDelay = 60_000
const rememberedNames = 10_000

/** [SI2] After a failure the same name waits 1, 2, 4 … 60 seconds. Nobody is ever locked out for longer. */
export class Attempts {
  readonly #failures = new Map<string, { count: number; notBefore: number }>()

  mayTry(username: string, now: number): boolean {
    return now >= (this.#failures.get(username)?.notBefore ?? 0)
  }

  failed(username: string, now: number): void {
    if (this.#failures.size >= rememberedNames) this.#failures.clear()
    const count = (this.#failures.get(username)?.count ?? 0) + 1
    const delay = Math.min(longestDelay, 1000 * 2 ** (count - 1))
    this.#failures.set(username, { count, notBefore: now + delay })
  }

  succeeded(username: string): void {
    this.#failures.delete(username)
  }
}
