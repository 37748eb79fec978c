import type { Instant } from '../../domain/people.ts'
import type { Proof } from '../../protocol/ways-in.ts'
import type { PasswordWay, Way } from './people.ts'
import { needsPepper, type SecretHashes } from './secret-hashes.ts'
import type { MainStores, StaffDeps } from './staff.ts'

/**
 * [SI10] Whether this proof is of one of these ways in: gives that way as it is after its use, for `useWay` to write. Takes
 * as long for no ways at all as for the wrong secret. In the demo a password stands alone; nowhere else.
 */
export async function checkProof(
  deps: StaffDeps,
  ways: readonly Way[],
  proof: Proof,
): Promise<Way | 'too-many' | undefined> {
  const now = deps.clock.now()
  if (proof.kind === 'password') return checkPassword(deps, ways, proof, now)
  const way = ways.find(one => one.kind === 'passkey' && one.passkeyId === proof.press.id)
  if (way?.kind !== 'passkey') return undefined
  const passkeyCounter = await deps.passkeys.counterOf(way, proof.press, now)
  return passkeyCounter === undefined ? undefined : { ...way, passkeyCounter, usedAt: now }
}

async function checkPassword(
  { hashes, codes, mode }: StaffDeps,
  ways: readonly Way[],
  { secret, code }: Proof & { kind: 'password' },
  now: Instant,
): Promise<PasswordWay | 'too-many' | undefined> {
  const way = ways.find(one => one.kind === 'password')
  const isRight = await hashes.isRight(secret, way?.secretHash)
  if (isRight === 'too-many') return isRight
  if (!isRight || way?.kind !== 'password') return undefined
  const used = { ...way, secretHash: await withPepper(hashes, way.secretHash, secret), usedAt: now }
  if (mode === 'demo') return used
  if (code === null || way.codesSeed === null) return undefined
  const codesStep = await codes.stepOf(way.codesSeed, way.account, code, now)
  return codesStep === undefined ? undefined : { ...used, codesStep }
}

/** A hash from before there was a pepper is made anew at its next use. */
async function withPepper(hashes: SecretHashes, hash: string, secret: string): Promise<string> {
  if (needsPepper(hash)) return hash
  const made = await hashes.make(secret)
  return made === 'too-many' ? hash : made
}

/**
 * [SI12] [SI13] Writes the use of a way in, inside the transaction of what it opens. False when the way is gone, its
 * code or an earlier use of its passkey was faster: of two uses at once one counts.
 */
export async function useWay({ ways }: MainStores, used: Way): Promise<boolean> {
  const before = (await ways.of(used.account)).find(({ id }) => id === used.id)
  if (!before || !isLater(before, used)) return false
  await ways.used(used)
  return true
}

function isLater(before: Way, used: Way): boolean {
  if (used.kind === 'password' && before.kind === 'password')
    return used.codesStep === null || used.codesStep > (before.codesStep ?? -1)
  if (used.kind !== 'passkey' || before.kind !== 'passkey') return false
  const hasCounter = used.passkeyCounter > 0 || before.passkeyCounter > 0
  return !hasCounter || used.passkeyCounter > before.passkeyCounter
}
