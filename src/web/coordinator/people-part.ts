import type { People } from './people.ts'
import type { Roster } from './people-roster.ts'

/** What every part of the people's section gets. */
export interface PartProps {
  readonly people: People
  readonly roster: Roster
  /** Of this page's clock, in milliseconds. */
  readonly now: number
}
