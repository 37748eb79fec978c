import type { LocalDate } from '../../domain/opening-plan.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import { pointPersonAt } from '../../domain/roster.ts'
import { daysLater, type RosterPerson, type Shift } from '../../domain/shift.ts'
import type { Commit } from '../commit.ts'
import { disciplinesOf } from '../staff/grants.ts'
import type { MainStores, StaffDeps } from '../staff/staff.ts'
import type { ScheduleDeps } from './schedule.ts'

/** The shifts in the main store, inside one transaction. */
export interface Shifts {
  find(id: string): Promise<Shift | undefined>
  /** Between two dates, both included, in order. */
  between(first: LocalDate, last: LocalDate): Promise<readonly Shift[]>
  /** Adds it or takes the place of what has this id. */
  save(shift: Shift): Promise<void>
  remove(id: string): Promise<void>
}

/** [RO11] Whose calendar address has a secret with this hash. */
export interface CalendarSecrets {
  ownerOf(hash: string): Promise<CounsellorId | undefined>
  hashOf(account: CounsellorId): Promise<string | undefined>
  /** The only one of this person from now on. */
  set(account: CounsellorId, hash: string): Promise<void>
}

export interface RosterStores extends Pick<MainStores, 'accounts'> {
  readonly shifts: Shifts
  readonly calendarSecrets: CalendarSecrets
}

/** What the acts of the roster need. */
export interface RosterDeps {
  readonly commit: Commit<RosterStores>
  readonly schedule: Pick<ScheduleDeps, 'hours' | 'clock'>
  readonly staff: StaffDeps
  readonly rosterNow: RosterNow
}

/** [RO10] Everyone who can be in a shift, by name: the counsellors, with the disciplines of their grants. */
export async function rosterStaff({ commit, staff }: RosterDeps): Promise<readonly RosterPerson[]> {
  const all = await commit(({ accounts }) => accounts.all())
  const counsellors = all.filter(({ role }) => role === 'counsellor')
  const people = counsellors.map(async ({ id, name }) => ({
    ...{ id, name, disciplines: await disciplinesOf(staff, id) },
  }))
  const told = await Promise.all(people)
  return told.sort((one, other) => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1))
}

interface Point {
  readonly id: CounsellorId
  readonly name: string
  readonly date: LocalDate
}

/**
 * [RO12] Who is point person by the roster, in memory: the board and every alarm ask. Read anew when the roster
 * changes, and at the first look on another day.
 */
export class RosterNow {
  #shifts: readonly Shift[] = []
  #names: ReadonlyMap<CounsellorId, string> = new Map()
  #day: LocalDate = ''
  #lastPoint: CounsellorId | null = null
  readonly #commit: RosterDeps['commit']
  readonly #zone: string

  constructor(commit: RosterDeps['commit'], zone: string) {
    this.#commit = commit
    this.#zone = zone
  }

  /** The shifts around this date. */
  async recall(day: LocalDate): Promise<void> {
    const { shifts, people } = await this.#commit(async ({ shifts, accounts }) => ({
      shifts: await shifts.between(daysLater(day, -1), daysLater(day, 1)),
      people: await accounts.all(),
    }))
    this.#shifts = shifts
    this.#names = new Map(people.map(({ id, name }) => [id, name]))
    this.#day = day
  }

  /** After a change. */
  async changed(): Promise<void> {
    await this.recall(this.#day)
  }

  /** The point person of the shift that runs; null: none, or somebody who is not on the staff any more. */
  pointAt(now: Instant): Point | null {
    const point = pointPersonAt(this.#zone, this.#shifts, now)
    const name = point && this.#names.get(point.id)
    return point && name !== null && name !== undefined ? { ...point, name } : null
  }

  /** Whether the point person is another than at the last look. The clock alone can make it so. */
  async hasTurned(day: LocalDate, now: Instant): Promise<boolean> {
    if (day !== this.#day) await this.recall(day)
    const point = this.pointAt(now)?.id ?? null
    const isOther = point !== this.#lastPoint
    this.#lastPoint = point
    return isOther
  }
}
