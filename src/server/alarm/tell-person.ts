import type { Log } from '../log.ts'
import type { AlarmPerson } from './read-alarm-people.ts'
import type { AlarmEvent, Sent, Ways } from './way.ts'

/** How one way to one person went; `not-used`: this person is not told that way. */
export type Arrival = 'accepted' | 'failed' | 'not-used'

export interface Told {
  readonly name: string
  readonly mail: Arrival
  readonly webhook: Arrival
}

/** Tells one person by all their ways at once. `place` is the first, second … of the list, for the log. Never throws. */
export async function tellPerson(
  { mail, webhook, log }: Ways & { readonly log: Log },
  person: AlarmPerson,
  place: number,
  event: AlarmEvent,
): Promise<Told> {
  const unreachable: Sent = { isAccepted: false, reply: 0 }
  const [mailed, posted] = await Promise.all([
    person.mail === null ? null : (mail?.(person.mail, event) ?? unreachable),
    person.webhook ? (webhook?.(event) ?? unreachable) : null,
  ])
  if (mailed?.isAccepted === false) log.event('alarm-mail-failed', { place, reply: mailed.reply })
  if (posted?.isAccepted === false) log.event('alarm-webhook-failed', { place, reply: posted.reply })
  return { name: person.name, mail: arrival(mailed), webhook: arrival(posted) }
}

function arrival(sent: Sent | null): Arrival {
  if (sent === null) return 'not-used'
  return sent.isAccepted ? 'accepted' : 'failed'
}

/** At least one way was accepted: this person can know. */
export function isTold({ mail, webhook }: Told): boolean {
  return mail === 'accepted' || webhook === 'accepted'
}

/** A way that should work did not. */
export function hasFailed({ mail, webhook }: Told): boolean {
  return mail === 'failed' || webhook === 'failed'
}
