import type { LocalMoment } from './opening-plan.ts'
import type { Instant } from './people.ts'

/** What the wall calendar and clock of an IANA zone show at an instant. Needs no package, so pages may use it too. */
export function localMoment(zone: string, instant: Instant): LocalMoment {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find(found => found.type === type)?.value ?? ''
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}
