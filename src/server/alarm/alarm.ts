import type { CounsellorId, Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { Log } from '../log.ts'
import { FirstCall, type FirstCallDeps } from './first-call.ts'
import { type AlarmPerson, demandWays } from './read-alarm-people.ts'
import { hasFailed, isTold, type Told, tellPerson } from './tell-person.ts'
import { type TestResult, testAlarm } from './test-alarm.ts'
import type { Ways } from './way.ts'
import { type Attempt, whoseTurn } from './whose-turn.ts'

/** Why it goes off: three misses, a long ringing, or nobody at the desk at all. */
export type AlarmReason = 'misses' | 'ringing-long' | 'nobody'

export interface AlarmDeps extends Ways, FirstCallDeps {
  /** In the order in which they are told. */
  readonly people: readonly AlarmPerson[]
  readonly log: Log
}

/** For the coordinators' board. Names are of people of the list. */
export interface AlarmState {
  /** When the alarm went off; null: there is none. */
  readonly since: Instant | null
  readonly why: AlarmReason | null
  /** How many people have been told of this alarm. */
  readonly told: number
  /** Who could not be told of it in every way that is theirs. */
  readonly failed: readonly string[]
  /** Who said "ik kijk ernaar" at the desk (AL15). */
  readonly answeredBy: string | null
  readonly lastTest: TestResult | null
}

interface Running {
  readonly since: Instant
  readonly why: AlarmReason
  readonly told: Map<string, Told>
  /** Place in the list where the next turn begins. */
  turn: number
  lastToldAt: Instant | null
}

/** Opens the alarm of a house. Throws `StartRefused` when somebody in the list cannot be told (AL12). */
export function openAlarm(deps: AlarmDeps): Alarm {
  demandWays(deps.people, deps)
  return new Alarm(deps)
}

/** Reaches people who are not looking: one after another, until somebody answers. Kept in memory: after a restart the queue raises it again. */
export class Alarm {
  readonly #deps: AlarmDeps
  /** Of each person, also of earlier alarms: a queue that comes and goes wakes nobody every minute (AL3). */
  readonly #attempts: (Attempt | null)[]
  readonly #firstCall: FirstCall
  #running: Running | null = null
  #telling: Promise<void> | null = null
  #testing: Promise<TestResult> | null = null
  #lastTest: TestResult | null = null

  constructor(deps: AlarmDeps) {
    this.#deps = deps
    this.#attempts = deps.people.map(() => null)
    this.#firstCall = new FirstCall(deps)
  }

  /** [AL1] Somebody waits and nobody answers. May be said every second; one alarm goes at a time. The next sweep tells. */
  raise(why: AlarmReason): void {
    if (this.#running) return
    this.#running = { since: this.#deps.clock.now(), why, told: new Map(), turn: 0, lastToldAt: null }
    this.#deps.log.event('alarm-raised')
  }

  /** [AL4] The place was taken or left. May be said when there is no alarm. */
  settle(): void {
    const alarm = this.#running
    if (!alarm) return
    this.#running = null
    this.#firstCall.end()
    const seconds = Math.round((this.#deps.clock.now() - alarm.since) / 1000)
    this.#deps.log.event('alarm-settled', { told: countTold(alarm), seconds })
  }

  /** [AL15] "Ik kijk ernaar", from the desk that was called. Refuses `expired` when there is no alarm any more. */
  answer(by: CounsellorId): Refused | undefined {
    const alarm = this.#running
    if (!alarm) return refuse('expired')
    const refused = this.#firstCall.answer(by, alarm.since)
    if (!refused) this.#deps.log.event('alarm-answered')
    return refused
  }

  /** [AL14] Calls the desk that is first. [AL2] Tells whose turn it is. [AL8] It does not wait for the sending, so a dead mail server holds nobody up. */
  async sweep(): Promise<void> {
    const { clock, limits } = this.#deps
    const alarm = this.#running
    if (!alarm) return
    if (this.#firstCall.call(alarm.since, alarm.turn > 0)) this.#deps.log.event('alarm-at-desk')
    if (this.#telling || this.#firstCall.holdsBack()) return
    const now = clock.now()
    if (alarm.lastToldAt !== null && now - alarm.lastToldAt < limits.alarmNext) return
    const place = whoseTurn(this.#attempts, alarm.turn, now, limits)
    if (place === null) return
    this.#telling = this.#tell(alarm, place, now).finally(() => {
      this.#telling = null
    })
  }

  /** [AL9] Tells everyone in the list that this is a test; within ten seconds of the last one, gives that one's answer. */
  test(): Promise<TestResult> {
    const isJustTested = this.#lastTest && this.#deps.clock.now() - this.#lastTest.at < 10_000
    if (this.#lastTest && isJustTested && !this.#testing) return Promise.resolve(this.#lastTest)
    this.#testing ??= testAlarm(this.#deps)
      .then(result => {
        this.#lastTest = result
        return result
      })
      .finally(() => {
        this.#testing = null
      })
    return this.#testing
  }

  state(): AlarmState {
    const alarm = this.#running
    const lastTest = this.#lastTest
    const { answeredBy } = this.#firstCall
    if (!alarm) return { since: null, why: null, told: 0, failed: [], answeredBy, lastTest }
    const failed = [...alarm.told.values()].filter(hasFailed).map(({ name }) => name)
    const { since, why } = alarm
    return { since, why, told: countTold(alarm), failed, answeredBy, lastTest }
  }

  /** When nothing is being sent any more. */
  async rest(): Promise<void> {
    await Promise.all([this.#telling, this.#testing])
  }

  async #tell(alarm: Running, place: number, now: Instant): Promise<void> {
    const { people, log } = this.#deps
    const person = people[place]
    if (!person) return
    const told = await tellPerson(this.#deps, person, place + 1, 'somebody-waits')
    this.#attempts[place] = { at: now, isTold: isTold(told) }
    alarm.told.set(told.name, told)
    alarm.turn = place + 1
    // [AL7] Who could not be reached is not waited for: the next sweep goes on to the next name.
    if (!isTold(told)) return
    alarm.lastToldAt = now
    log.event('alarm-told', { place: place + 1 })
  }
}

function countTold({ told }: Running): number {
  return [...told.values()].filter(isTold).length
}
