import type { People } from './people.ts'
import type { Everyone } from './people-read.ts'

/** What every part of the people's section gets. */
export interface PartProps {
  readonly people: People
  readonly everyone: Everyone
  /** Of this page's clock, in milliseconds. */
  readonly now: number
}
