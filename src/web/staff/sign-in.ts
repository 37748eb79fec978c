import * as v from 'valibot'
import { toBase64url } from '../../crypto/bytes.ts'
import type { SecretKey } from '../../crypto/derive.ts'
import { stretchPassword, wrappingKeyOfPasskey } from '../../crypto/identity.ts'
import type { StaffRole } from '../../domain/people.ts'
import { isRefused } from '../../domain/refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { type SignInAnswer, signInAnswer } from '../../protocol/staff-sign-in.ts'
import { type OwnKeys, openOwnKeys, trustOf } from './own-keys.ts'
import type { Post } from './post.ts'
import { type PasskeyRefusal, pressPasskey } from './way-in/passkey.ts'

export type SignInRefusal =
  | 'not-signed-in'
  | 'too-fast'
  | 'try-again'
  | 'no-connection'
  | 'not-set-up'
  | 'keys-shut'
  | 'no-valid-grant'
  | 'open-elsewhere'
  | PasskeyRefusal

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

/** What a person types. `code` is null only in the demo, where a password stands alone. */
export interface Typed {
  readonly username: string
  readonly password: string
  readonly code: string | null
}

interface Deps {
  readonly post: Post
  readonly settings: PageSettings
  readonly now: () => number
}

/**
 * SE5: signs in with a password that never leaves the page: stretched here, one half goes to the server, the other
 * opens the identity file. Every refusal of name, password or code is the same `not-signed-in`.
 */
export async function signIn(deps: Deps, typed: Typed): Promise<SignedIn | { refused: SignInRefusal }> {
  if (trustOf(deps.settings, deps.now()) === null) return { refused: 'not-set-up' }
  const username = typed.username.trim().toLowerCase()
  const stretched = await stretchPassword({ org: deps.settings.org, username, password: typed.password })
  const secret = toBase64url(stretched.signInSecret)
  stretched.signInSecret.fill(0)
  const answer = await ask(deps.post, '/api/sign-in', { username, secret, code: typed.code })
  return 'refused' in answer ? answer : openUp(deps, answer, stretched.wrappingKey)
}

/** [SI46] SE5: one press on a passkey signs in, and what it made of the helpline's input opens the identity file. */
export async function signInByPasskey(deps: Deps): Promise<SignedIn | { refused: SignInRefusal }> {
  if (trustOf(deps.settings, deps.now()) === null) return { refused: 'not-set-up' }
  const pressed = await pressPasskey({ post: deps.post, org: deps.settings.org })
  if ('refused' in pressed) return pressed
  const answer = await ask(deps.post, '/api/sign-in/passkey', { press: pressed.answer })
  if ('refused' in answer) return answer
  return openUp(deps, answer, await wrappingKeyOfPasskey(pressed.unlocks))
}

async function openUp(
  { settings, now }: Deps,
  answer: SignInAnswer,
  wrappingKey: SecretKey,
): Promise<SignedIn | { refused: SignInRefusal }> {
  const trust = trustOf(settings, now())
  if (trust === null) return { refused: 'not-set-up' }
  const keys = await openOwnKeys(trust, answer, wrappingKey)
  if (keys !== null && 'refused' in keys) return keys
  const { id, name: accountName, role } = answer
  return { id, name: keys?.name ?? accountName, accountName, role, keys }
}

async function ask(
  post: Post,
  path: string,
  request: object,
): Promise<SignInAnswer | { refused: SignInRefusal }> {
  try {
    const answer = await post(path, request)
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
