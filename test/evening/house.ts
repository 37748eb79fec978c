import {
  count,
  type EveningEvent,
  type EveningFigures,
  nothingYet,
} from '../../src/domain/evening-figures.ts'
import type { Limits } from '../../src/domain/limits.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import type { ConversationId, CounsellorId, Instant } from '../../src/domain/people.ts'
import type { Place, PlaceIn } from '../../src/domain/queue.ts'
import { Duty } from '../../src/server/queue/duty.ts'
import type { Agenda } from './agenda.ts'
import type { Desk, VisitorPage } from './people.ts'

/** Who keeps the door: shut for new visitors, and at the end of the evening for all. */
export interface Doorkeeper {
  isShut(): boolean
  /** The visitor is back in sight, or back in line after a counsellor who was not there. */
  greets(place: Place, why: 'back' | 'no-hello'): void
  /** Called after every change: who cannot stay is sent on. */
  looksRound(): void
}

/** Who takes notes, and judges the house by them. */
export interface Watcher {
  isRung(place: PlaceIn<'ringing'>): void
  /** A visitor stands in line now: at once, or let in from outside. */
  hasJoined(place: PlaceIn<'waiting'>): void
  hasEnded(visitor: ConversationId, outcome: Outcome): void
}

/** The house of a simulated evening: what src/server has between its acts, without wire and database. */
export class House {
  readonly agenda: Agenda
  readonly limits: Limits
  readonly watcher: Watcher
  readonly duty = new Duty()
  readonly pages = new Map<ConversationId, VisitorPage>()
  readonly desks = new Map<CounsellorId, Desk>()
  doorkeeper: Doorkeeper = { isShut: () => false, greets: () => {}, looksRound: () => {} }
  figures: EveningFigures = nothingYet

  constructor(agenda: Agenda, limits: Limits, watcher: Watcher) {
    this.agenda = agenda
    this.limits = limits
    this.watcher = watcher
  }

  get now(): Instant {
    return this.agenda.now
  }

  counts(happened: Exclude<EveningEvent['happened'], 'arrived'>, since: Instant, until = this.now): void {
    this.figures = count(this.figures, { happened, afterMinutes: (until - since) / 60_000 })
  }
}
