import * as v from 'valibot'
import type { LocalDate } from '../../domain/opening-plan.ts'
import { isRefused, type Refusal } from '../../domain/refusal.ts'
import {
  calendarAnswer,
  type OwnRoster,
  ownRosterAnswer,
  proposeAnswer,
  type RosterWeek,
  rosterWeekAnswer,
} from '../../protocol/roster.ts'
import type { Post } from './post.ts'

/** Why something of the roster was not done; `no-connection`: the server cannot be reached. */
export type RosterRefusal = Refusal | 'no-connection'

export interface RosterRefused {
  readonly refused: RosterRefusal
}

/** What staff ask about the roster. Nothing throws: what went wrong is a refusal, and nothing was changed. */
export class RosterAsks {
  readonly #post: Post

  constructor(post: Post) {
    this.#post = post
  }

  week(date: LocalDate): Promise<RosterWeek | RosterRefused> {
    return this.#ask('week', { date }, rosterWeekAnswer)
  }

  own(): Promise<OwnRoster | RosterRefused> {
    return this.#ask('own', {}, ownRosterAnswer)
  }

  /** Shifts for so many weeks, from the opening hours. Gives how many came. */
  propose(asked: object): Promise<{ added: number } | RosterRefused> {
    return this.#ask('propose', asked, proposeAnswer)
  }

  /** A new secret address for the own calendar. */
  calendar(): Promise<{ address: string } | RosterRefused> {
    return this.#ask('calendar', {}, calendarAnswer)
  }

  /** What has no answer but done or refused. */
  async act(
    what: 'add' | 'change' | 'remove' | 'undo' | 'put-up' | 'withdraw' | 'take-over',
    asked: object,
  ): Promise<RosterRefused | undefined> {
    return this.#ask(what, asked, v.undefined())
  }

  async #ask<Answer>(
    what: string,
    asked: object,
    schema: v.GenericSchema<unknown, Answer>,
  ): Promise<Answer | RosterRefused> {
    try {
      const answer = await this.#post(`/api/roster/${what}`, asked)
      if (isRefused(answer)) return answer
      const parsed = v.safeParse(schema, answer)
      return parsed.success ? parsed.output : { refused: 'try-again' }
    } catch {
      return { refused: 'no-connection' }
    }
  }
}
