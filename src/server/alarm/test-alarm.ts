import type { Instant } from '../../domain/people.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { AlarmPerson } from './read-alarm-people.ts'
import { hasFailed, type Told, tellPerson } from './tell-person.ts'
import type { Sent, Ways } from './way.ts'

export interface TestResult {
  readonly at: Instant
  /** Everything was accepted, and there is somebody in the list. */
  readonly arrived: boolean
  /** Names of those for whom something was not accepted. */
  readonly failed: readonly string[]
  readonly people: readonly Told[]
}

export interface TestDeps extends Ways {
  readonly people: readonly AlarmPerson[]
  readonly clock: Clock
  readonly log: Log
}

/** [AL9] Tells everyone, all at once; the gateway hears it once, however many are told through it. */
export async function testAlarm({ people, mail, webhook, clock, log }: TestDeps): Promise<TestResult> {
  const at = clock.now()
  let posted: Promise<Sent> | undefined
  const postOnce = webhook && (() => (posted ??= webhook('test')))
  const ways = { mail, webhook: postOnce, log }
  const told = await Promise.all(people.map((person, index) => tellPerson(ways, person, index + 1, 'test')))
  const failed = told.filter(hasFailed).map(({ name }) => name)
  log.event('alarm-tested', { people: people.length, failed: failed.length })
  return { at, arrived: people.length > 0 && failed.length === 0, failed, people: told }
}
