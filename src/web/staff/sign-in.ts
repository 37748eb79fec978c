import * as v from 'valibot'
import { toBase64url } from '../../crypto/bytes.ts'
import { stretchPassword } from '../../crypto/identity.ts'
import type { StaffRole } from '../../domain/people.ts'
import { isRefused } from '../../domain/refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { type SignInAnswer, type SignInRequest, signInAnswer } from '../../protocol/staff-sign-in.ts'
import { type OwnKeys, openOwnKeys, trustOf } from './own-keys.ts'
import type { Post } from './post.ts'

export type SignInRefusal =
  | 'not-signed-in'
  | 'too-fast'
  | 'try-again'
  | 'no-connection'
  | 'not-set-up'
  | 'keys-shut'
  | 'no-valid-grant'
  | 'open-elsewhere'

/** Somebody who signed in, for as long as this page lives. */
export interface SignedIn {
  readonly id: string
  /** As colleagues and visitors see it: from the own grant, for who has one. */
  readonly name: string
  /** As the server knows the account; it tells whose session a new socket belongs to. */
  readonly accountName: string
  readonly role: StaffRole
  /** Null for a role that reads nothing. */
  readonly keys: OwnKeys | null
}

interface Deps {
  readonly post: Post
  readonly settings: PageSettings
  readonly now: () => number
}

/**
 * SE5: signs in with a password that never leaves the page: stretched here, one half goes to the server, the other
 * opens the identity file. Every refusal of name or password is the same `not-signed-in`.
 */
export async function signIn(
  { post, settings, now }: Deps,
  person: { username: string; password: string },
): Promise<SignedIn | { refused: SignInRefusal }> {
  const trust = trustOf(settings, now())
  if (trust === null) return { refused: 'not-set-up' }
  const username = person.username.trim().toLowerCase()
  const stretched = await stretchPassword({ org: settings.org, username, password: person.password })
  const answer = await askToSignIn(post, {
    username,
    secret: toBase64url(stretched.signInSecret),
    code: null,
  })
  stretched.signInSecret.fill(0)
  if ('refused' in answer) return answer
  const keys = await openOwnKeys(trust, answer, stretched.wrappingKey)
  if (keys !== null && 'refused' in keys) return keys
  const { id, name: accountName, role } = answer
  return { id, name: keys?.name ?? accountName, accountName, role, keys }
}

async function askToSignIn(
  post: Post,
  request: SignInRequest,
): Promise<SignInAnswer | { refused: SignInRefusal }> {
  try {
    const answer = await post('/api/sign-in', request)
    if (isRefused(answer)) return { refused: refusalOf(answer.refused) }
    const parsed = v.safeParse(signInAnswer, answer)
    return parsed.success ? parsed.output : { refused: 'try-again' }
  } catch {
    return { refused: 'no-connection' }
  }
}

function refusalOf(code: string): SignInRefusal {
  return code === 'too-fast' || code === 'try-again' ? code : 'not-signed-in'
}
