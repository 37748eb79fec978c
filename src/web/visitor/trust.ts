import { fromBase64url } from '../../crypto/bytes.ts'
import type { Trust } from '../../crypto/grants.ts'
import { type Refused, refuse } from '../../crypto/seal-refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'

/** [SE3] What the page has pinned: who may vouch for a counsellor. Refused as long as there is no root key. */
export function trustOf(settings: PageSettings, now: number): Trust | Refused {
  const rootKey = settings.rootKey === null ? undefined : fromBase64url(settings.rootKey)
  if (!rootKey) return refuse('unknown-signer')
  const { org, grantsFrom, rootGrantsFrom } = settings
  return { org, rootKey, grantsFrom: grantsFrom * 1000, rootGrantsFrom: rootGrantsFrom * 1000, now }
}
