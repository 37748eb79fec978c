import * as v from 'valibot'
import type { SignedObject } from '../../protocol/sealed.ts'
import type { KeptGrant } from './people.ts'
import type { StaffDeps } from './staff.ts'

/** School computers have wrong clocks (SE3): a line is shown two days longer, and the page decides. */
const tolerance = 2 * 24 * 60 * 60_000
const most = 24

const ending = v.looseObject({ notAfter: v.number() })

/** Anyone may ask, and it changes once a year: the database is asked once in so many milliseconds. */
const keptMilliseconds = 10_000

/**
 * [CT20] Gives the root's lines about keys of the vault that have not run out, oldest first. The server judges no
 * signature: which of them hold, pages decide.
 */
export function vaultLines({ commit, clock }: StaffDeps): () => Promise<readonly SignedObject[]> {
  let known: { readonly at: number; readonly lines: readonly SignedObject[] } | undefined
  return async () => {
    const now = clock.now()
    if (known && Math.abs(now - known.at) < keptMilliseconds) return known.lines
    const all = await commit(({ grants }) => grants.all())
    const named = all.filter(({ kind, signer }) => kind === 'vault' && signer === null)
    const current = named.filter(line => endOf(line) + tolerance >= now).slice(-most)
    known = { at: now, lines: current.map(({ grant }) => grant) }
    return known.lines
  }
}

/** In milliseconds since 1970; 0 for a line that does not say. */
function endOf({ grant }: KeptGrant): number {
  try {
    const body = JSON.parse(Buffer.from(grant.body, 'base64url').toString('utf8'))
    const parsed = v.safeParse(ending, body)
    return parsed.success ? parsed.output.notAfter * 1000 : 0
  } catch {
    return 0
  }
}
