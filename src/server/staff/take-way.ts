import { type Refused, refuse } from '../../domain/refusal.ts'
import { hasIdentity } from '../../domain/roles.ts'
import type { NewWay } from '../../protocol/ways-in.ts'
import { makeSecret } from '../secret.ts'
import { stepOf } from './one-time-codes.ts'
import type { Bringer } from './passkeys.ts'
import type { Account, Way } from './people.ts'
import type { StaffDeps } from './staff.ts'

type Owner = Pick<Account, 'id' | 'role'>

/**
 * [SI10] A way in as it will be kept, when what the page says of it holds. Refuses `not-allowed` for a password without
 * codes outside the demo and for one that does not open the identity of this role; `proof-refused` for a code or a passkey
 * that does not hold; `already-open` for a passkey that is somebody's; `too-fast` when too many wait.
 */
export async function takeWay(
  deps: StaffDeps,
  owner: Owner,
  way: NewWay,
  by: Bringer = 'known',
): Promise<Way | Refused> {
  if (lacksCodes(deps.mode, way)) return refuse('not-allowed')
  if ((way.identityFile !== null) !== hasIdentity(owner.role)) return refuse('not-allowed')
  const { identityFile } = way
  const held = {
    id: makeSecret(16),
    account: owner.id,
    identityFile,
    addedAt: deps.clock.now(),
    usedAt: null,
  }
  return way.kind === 'passkey' ? takePasskey(deps, { held, by }, way) : takePassword(deps, held, way)
}

/** Only in the demo a password stands alone. */
export function lacksCodes(mode: StaffDeps['mode'], way: NewWay): boolean {
  return mode !== 'demo' && way.kind === 'password' && way.codes === null
}

type Held = Pick<Way, 'id' | 'account' | 'identityFile' | 'addedAt' | 'usedAt'>

async function takePasskey(
  deps: StaffDeps,
  { held, by }: { readonly held: Held; readonly by: Bringer },
  { label, passkey }: NewWay & { kind: 'passkey' },
): Promise<Way | Refused> {
  const kept = await deps.passkeys.take(passkey, by, deps.clock.now())
  if (!kept) return refuse('proof-refused')
  const known = await deps.commit(({ ways }) => ways.findPasskey(kept.passkeyId))
  return known ? refuse('already-open') : { ...held, kind: 'passkey', label, ...kept }
}

async function takePassword(
  { hashes, codes, clock }: StaffDeps,
  held: Held,
  { secret, codes: app }: NewWay & { kind: 'password' },
): Promise<Way | Refused> {
  const step = app && (await stepOf(Buffer.from(app.seed, 'base64url'), app.code, clock.now()))
  if (step === undefined) return refuse('proof-refused')
  const secretHash = await hashes.make(secret)
  if (secretHash === 'too-many') return refuse('too-fast')
  const codesSeed = app && codes.seal(app.seed, held.account)
  return { ...held, kind: 'password', secretHash, codesSeed, codesStep: step }
}
