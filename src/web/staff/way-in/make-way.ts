import { type Bytes, toBase64url } from '../../../crypto/bytes.ts'
import {
  type IdentitySecrets,
  sealIdentity,
  stretchPassword,
  wrappingKeyOfPasskey,
} from '../../../crypto/identity.ts'
import type { NewPasskey, NewWay } from '../../../protocol/ways-in.ts'
import type { Made } from './passkey.ts'

/** A way in as somebody chose it, before the identity was sealed for it. */
export type ChosenWay =
  | {
      readonly kind: 'password'
      readonly password: string
      /** Only in the demo a password stands alone. */
      readonly codes: { readonly seed: Bytes; readonly code: string } | null
    }
  | { readonly kind: 'passkey'; readonly label: string; readonly made: Made<NewPasskey> }

interface Owner {
  readonly org: string
  readonly username: string
  /** Null for a role without an identity (SE7). */
  readonly secrets: IdentitySecrets | null
}

/**
 * SE5: what goes to the server for a way in: a secret made from the password or the passkey's public half, and the
 * identity sealed with the other half. What was secret in the choice is erased.
 */
export async function makeWay({ org, username, secrets }: Owner, chosen: ChosenWay): Promise<NewWay> {
  if (chosen.kind === 'passkey') {
    const wrappingKey = await wrappingKeyOfPasskey(chosen.made.unlocks.slice())
    const identityFile = secrets && toBase64url(await sealIdentity(wrappingKey, secrets))
    return { kind: 'passkey', label: chosen.label, passkey: chosen.made.answer, identityFile }
  }
  const { wrappingKey, signInSecret } = await stretchPassword({ org, username, password: chosen.password })
  const identityFile = secrets && toBase64url(await sealIdentity(wrappingKey, secrets))
  const secret = toBase64url(signInSecret)
  signInSecret.fill(0)
  const { codes } = chosen
  return {
    kind: 'password',
    secret,
    identityFile,
    codes: codes && { seed: toBase64url(codes.seed), code: codes.code },
  }
}
