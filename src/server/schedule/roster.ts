import type { LocalDate } from '../../domain/opening-plan.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import { type PointTime, pointPersonAt, pointTimes } from '../../domain/roster.ts'
import { daysLater, type RosterPerson, type Shift } from '../../domain/shift.ts'
import type { Commit } from '../commit.ts'
import { disciplinesOf } from '../staff/grants.ts'
import type { Account } from '../staff/people.ts'
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
  removeBefore(date: LocalDate): Promise<void>
}

/** [RO11] Whose calendar address has a secret with this hash. */
export interface CalendarSecrets {
  ownerOf(hash: string): Promise<CounsellorId | undefined>
  hashOf(account: CounsellorId): Promise<string | undefined>
  /** The only one of this person from now on. */
  set(account: CounsellorId, hash: string): Promise<void>
  /** Those of anybody else are erased. */
  keepOnly(accounts: readonly CounsellorId[]): Promise<void>
}

export interface RosterStores extends Pick<MainStores, 'accounts' | 'auditLog'> {
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

/** Only counsellors have a desk. */
export function isPlannable({ role, state }: Account): boolean {
  return role === 'counsellor' && state === 'active'
}

export interface RosterStaff {
  /** Everyone who can be in a shift, with the disciplines of their grants. */
  readonly here: readonly RosterPerson[]
  /** Who left and is not erased yet: a shift of last week still has their names. */
  readonly left: readonly Pick<RosterPerson, 'id' | 'name'>[]
}

/** [RO10] The people of the roster, by name. */
export async function rosterStaff({ commit, staff }: RosterDeps): Promise<RosterStaff> {
  const all = await commit(({ accounts }) => accounts.all())
  const counsellors = all.filter(isPlannable)
  const people = counsellors.map(async ({ id, name }) => ({
    ...{ id, name, disciplines: await disciplinesOf(staff, id) },
  }))
  const told = await Promise.all(people)
  const here = told.sort(
    (one, other) => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1),
  )
  const left = all.filter(({ state }) => state === 'off').map(({ id, name }) => ({ id, name }))
  return { here, left }
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
  #points: readonly PointTime[] = []
  #names: ReadonlyMap<CounsellorId, string> = new Map()
  #day: LocalDate = ''
  #lastPoint: CounsellorId | null = null
  /** The day on which what is too old was last erased. */
  sweptOn: LocalDate = ''
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
    this.#points = pointTimes(this.#zone, shifts)
    this.#names = new Map(people.filter(isPlannable).map(({ id, name }) => [id, name]))
    this.#day = day
  }

  /** After a change. */
  async changed(): Promise<void> {
    await this.recall(this.#day)
  }

  /** The point person of the shift that runs; null: none, or somebody who is not on the staff any more. */
  pointAt(now: Instant): Point | null {
    const point = pointPersonAt(this.#points, now)
    const name = point && this.#names.get(point.id)
    return point && name !== undefined ? { id: point.id, date: point.date, name } : null
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
