import { type Calendar, type OpenChannels, openChannels, type Referral } from '../../domain/referral.ts'
import type { Clock } from '../clock.ts'

const minute = 60_000

/**
 * [RF1] Which services are open now. Hours are whole minutes, so that one answer serves everyone for a minute,
 * unless somebody looked one up meanwhile (RF7).
 */
export function channelsNow(
  referrals: () => readonly Referral[],
  calendar: Calendar,
  clock: Clock,
): () => OpenChannels {
  let answer: OpenChannels = {}
  let answeredFor = Number.NaN
  let answeredOf: readonly Referral[] = []
  return () => {
    const now = Math.floor(clock.now() / minute)
    const all = referrals()
    if (now !== answeredFor || all !== answeredOf) answer = openChannels(all, calendar, now * minute)
    answeredFor = now
    answeredOf = all
    return answer
  }
}
