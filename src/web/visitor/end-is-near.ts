import type { TalkTime } from '../shared/talk-time.ts'

/** In which note the visitor may ask for more time: ten minutes before the planned end, and five. */
export type NearEnd = 'ten' | 'five' | 'past' | 'far'

/** Each of the two stays for five minutes, so that nobody has to be quick (WCAG 2.2.1). */
export function nearEndOf({ remainingMinutes }: TalkTime): NearEnd {
  if (remainingMinutes === 0) return 'past'
  if (remainingMinutes <= 5) return 'five'
  return remainingMinutes <= 10 ? 'ten' : 'far'
}
