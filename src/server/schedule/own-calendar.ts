import { type FeedAbout, shiftFeed } from '../../domain/calendar-feed.ts'
import { localMoment } from '../../domain/local-moment.ts'
import { timeOnWall } from '../../domain/opening-hours.ts'
import type { CounsellorId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { daysLater } from '../../domain/shift.ts'
import { hashSecret, makeSecret } from '../secret.ts'
import { isPlannable, type RosterDeps } from './roster.ts'

const daysBack = 31
const daysAhead = 400

/** [RO11] A new secret of 256 bits for somebody's calendar address. The older one opens nothing any more. */
export async function renewCalendar({ commit }: RosterDeps, owner: CounsellorId): Promise<string> {
  const secret = makeSecret(32)
  await commit(async ({ calendarSecrets, auditLog }) => {
    await calendarSecrets.set(owner, hashSecret(secret))
    await auditLog.append({ actor: owner, action: 'calendar-renewed' })
  })
  return secret
}

/**
 * [RO11] The shifts of who has this secret, as an iCalendar text, and nothing of who else is in them. Refuses
 * `not-yours` for a secret that nobody has, or whose owner is no counsellor any more.
 */
export async function calendarOf(
  { commit, schedule: { hours, clock } }: RosterDeps,
  secret: string,
  about: Omit<FeedAbout, 'now'>,
): Promise<string | Refused> {
  const now = clock.now()
  const today = localMoment(hours.zone, now).date
  const found = await commit(async ({ calendarSecrets, accounts, shifts }) => {
    const owner = await calendarSecrets.ownerOf(hashSecret(secret))
    const account = owner === undefined ? undefined : await accounts.find(owner)
    if (!account || !isPlannable(account)) return undefined
    const all = await shifts.between(daysLater(today, -daysBack), daysLater(today, daysAhead))
    return all.filter(({ people }) => people.includes(account.id))
  })
  if (!found) return refuse('not-yours')
  const own = found.map(({ id, date, ...period }) => ({ id, ...timeOnWall(hours.zone, date, period) }))
  return shiftFeed(own, { ...about, now })
}
