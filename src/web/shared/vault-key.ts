import * as v from 'valibot'
import { fromBase64url } from '../../crypto/bytes.ts'
import { readGrants, type VaultGrant } from '../../crypto/grants.ts'
import type { LetterKey } from '../../crypto/vault-letter.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { vaultKeyAnswer } from '../../protocol/vault-key.ts'

/** What this page pinned and needs to believe a key. */
type Pinned = Pick<PageSettings, 'org' | 'rootKey' | 'grantsFrom' | 'rootGrantsFrom'>

/**
 * [CT20] The key to seal to: out of what the server says, the newest line that the root signed and that holds at `now`
 * (milliseconds). Where a new school year has begun, that is its key; no line that holds: null.
 */
export async function vaultKeyFrom(pinned: Pinned, answer: unknown, now: number): Promise<LetterKey | null> {
  const rootKey = pinned.rootKey === null ? undefined : fromBase64url(pinned.rootKey)
  const parsed = v.safeParse(vaultKeyAnswer, answer)
  if (!rootKey || !parsed.success) return null
  const [grantsFrom, rootGrantsFrom] = [pinned.grantsFrom * 1000, pinned.rootGrantsFrom * 1000]
  const trust = { org: pinned.org, rootKey, grantsFrom, rootGrantsFrom, now }
  const { grants } = await readGrants(trust, parsed.output.grants)
  const named = grants.filter((grant): grant is VaultGrant => grant.kind === 'vault')
  // A year begins for the clock of this page: what holds only by tolerance is used when there is nothing else.
  const begun = named.filter(({ notBefore }) => notBefore * 1000 <= now)
  const [first, ...others] = begun.length > 0 ? begun : named
  if (!first) return null
  const { kid, pub } = others.reduce(
    (newest, one) => (one.notBefore >= newest.notBefore ? one : newest),
    first,
  ).keys
  return { kid, pub }
}

/** [CT20] Asks the server and believes only what `vaultKeyFrom` believes; null also without a connection. */
export async function askVaultKey(pinned: Pinned, now = Date.now()): Promise<LetterKey | null> {
  try {
    const answer = await fetch('/api/vault-key', { cache: 'no-store', credentials: 'omit' })
    return await vaultKeyFrom(pinned, await answer.json(), now)
  } catch {
    return null
  }
}
