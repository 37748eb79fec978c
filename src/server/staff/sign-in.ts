import { type Refused, refuse } from '../../domain/refusal.ts'
import type { SignInAnswer, SignInRequest } from '../../protocol/staff-sign-in.ts'
import { makeSecret } from '../secret.ts'
import { grantsOf } from './grants.ts'
import type { Account } from './people.ts'
import { startSession } from './sessions.ts'
import type { StaffDeps } from './staff.ts'

/** Loaded at the first sign-in: a server that starts again has its visitors back sooner. */
const argon2 = () => import('@node-rs/argon2')

/** Argon2id, 64 MiB, three passes (security.md 5.1). Memory in KiB. */
const costs = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

/** Argon2id of a sign-in secret, in PHC format. The secret has 256 bits already; this is for a stolen database. */
export async function hashSignInSecret(secret: string): Promise<string> {
  return (await argon2()).hash(secret, costs)
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
  if (!attempts.tries(username, deps.clock.now())) return refuse('too-fast')
  const account = await deps.commit(({ accounts }) => accounts.findByUsername(username))
  nobody ??= hashSignInSecret(makeSecret(32))
  const hashed = account?.secretHash ?? (await nobody)
  const isRight = await attempts.inTurn(async () => (await argon2()).verify(hashed, secret))
  if (isRight === 'too-many') return refuse('too-fast')
  if (!account || !isRight || deps.mode !== 'demo') return refuse('not-signed-in')
  attempts.succeeded(username)
  return { cookie: await startSession(deps, account.id), answer: await answerFor(deps, account) }
}

async function answerFor(deps: StaffDeps, account: Account): Promise<SignInAnswer> {
  const { id, name, role, identityFile } = account
  return { id, name, role, identityFile, grants: [...(await grantsOf(deps, id))] }
}

const longestDelay = 60_000
const rememberedNames = 10_000
/** Each takes 64 MiB and a thread; more than wait here are turned away. */
const atOnce = 2
const waitingAtMost = 20

/** [SI2] After a failure the same name waits 1, 2, 4 … 60 seconds. Nobody is ever locked out for longer. */
export class Attempts {
  readonly #failures = new Map<string, { count: number; notBefore: number }>()
  readonly #waiting: (() => void)[] = []
  #busy = 0

  /** Whether this name may try now. Counts as a failure until `succeeded`: guesses side by side must wait as well. */
  tries(username: string, now: number): boolean {
    const before = this.#failures.get(username)
    if (now < (before?.notBefore ?? 0)) return false
    const count = (before?.count ?? 0) + 1
    const [oldest] = this.#failures.keys()
    if (!before && this.#failures.size >= rememberedNames && oldest !== undefined)
      this.#failures.delete(oldest)
    this.#failures.set(username, { count, notBefore: now + Math.min(longestDelay, 1000 * 2 ** (count - 1)) })
    return true
  }

  succeeded(username: string): void {
    this.#failures.delete(username)
  }

  /** Does the costly work, a few at once; gives 'too-many' when too many wait already. */
  async inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer | 'too-many'> {
    if (this.#busy >= atOnce) {
      if (this.#waiting.length >= waitingAtMost) return 'too-many'
      await new Promise<void>(resolve => this.#waiting.push(resolve))
    }
    this.#busy += 1
    try {
      return await work()
    } finally {
      this.#busy -= 1
      this.#waiting.shift()?.()
    }
  }
}
