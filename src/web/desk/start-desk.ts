import type { Trust } from '../../crypto/grants.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import { makeShift, type Shift } from '../../crypto/shift-certificate.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { connect } from '../shared/connection.ts'
import { findService } from '../shared/find-service.ts'
import { askDeskPass } from '../staff/ask-desk-pass.ts'
import { trustOf } from '../staff/own-keys.ts'
import { post } from '../staff/post.ts'
import type { SignedIn } from '../staff/sign-in.ts'
import { Desk } from './desk.ts'

/** SE6: opens the desk of a signed-in counsellor, with a shift key of this page load. Refuses `no-valid-grant`. */
export async function startDesk(
  person: SignedIn,
  settings: PageSettings,
): Promise<Desk | { refused: 'no-valid-grant' }> {
  const shift = await certifyShift(person, settings)
  if (shift === null || person.keys === null) return { refused: 'no-valid-grant' }
  const { signingKey: identity, deskSecret } = person.keys.identity
  return new Desk({
    org: settings.org,
    accountName: person.accountName,
    shift,
    identity,
    trust: () => certain(trustOf(settings, Date.now())),
    blobs: { post, deskSecret },
    nameOfService: id => findService(settings.referrals, id)?.name,
    askPass: () => askDeskPass(post),
    open: link => connect({ path: '/api/desk', ...link }),
  })
}

async function certifyShift({ id, keys }: SignedIn, settings: PageSettings): Promise<Shift | null> {
  const trust = trustOf(settings, Date.now())
  if (trust === null || keys === null) return null
  const own = { counsellorId: id, identity: keys.identity.signingKey }
  const shift = await makeShift(trust, own, keys.grants)
  return isRefused(shift) ? null : shift
}

/** What was pinned when the shift began is pinned as long as the page lives. */
function certain(trust: Trust | null): Trust {
  if (trust === null) throw new Error('the pinned root key is gone')
  return trust
}
