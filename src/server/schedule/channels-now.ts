import { type Calendar, type OpenChannels, openChannels, type Referral } from '../../domain/referral.ts'
import type { Clock } from '../clock.ts'

const minute = 60_000

/** [RF1] Which services are open now. Hours are whole minutes, so that one answer serves everyone for a minute. */
export function channelsNow(
  referrals: readonly Referral[],
  calendar: Calendar,
  clock: Clock,
): () => OpenChannels {
  let answer: OpenChannels = {}
  let answeredFor = Number.NaN
  return () => {
    const now = Math.floor(clock.now() / minute)
    if (now !== answeredFor) answer = openChannels(referrals, calendar, now * minute)
    answeredFor = now
    return answer
  }
}
