import type { Outcome } from '../../domain/outcome.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'
import type { Board } from '../staff/board.ts'

type EveningFrame = Extract<ToDeskFrame, { t: 'evening' }>

/** How the evening goes and what was decided on the spot: counts and settings, never a person who came. */
export interface Evening {
  /** Kinds that did not happen today may be missing. */
  readonly outcomes: { readonly [Kind in Outcome]?: number }
  readonly over45: number
  /** Most that may wait; null: by the rule (QU7). */
  readonly cap: number | null
  readonly notice: string | null
  readonly opening: EveningFrame['opening']
  readonly now: EveningFrame['now']
  /** Since when somebody waits and nobody answers, by this page's clock; null when all is well. */
  readonly alarmSince: number | null
  /** Who said "ik kijk ernaar" at the desk. */
  readonly alarmAnsweredBy: string | null
  /** Who is "aanspreekpunt" now, at a desk or not; by the roster, or decided on the spot. */
  readonly pointPerson: { readonly id: string; readonly name: string; readonly isByRoster: boolean } | null
  /** Who asks to talk about a heavy conversation. */
  readonly debriefs: EveningFrame['debriefs']
  readonly testAlarm: {
    readonly at: number
    readonly arrived: boolean
    readonly failed: readonly string[]
  } | null
}

/** The evening from its frame: durations become instants, so that the page can go on counting by itself. */
export function eveningOf({ t: _, alarm, testAlarm, ...told }: EveningFrame, now: number): Evening {
  return {
    ...told,
    alarmSince: alarm === null ? null : now - alarm,
    testAlarm: testAlarm && {
      at: now - testAlarm.ago,
      arrived: testAlarm.arrived,
      failed: testAlarm.failed,
    },
  }
}

/** From here on the coordinator is told about a conversation (numbers.md). */
const longMinutes = 90

/** Colleagues whose conversation goes on for 90 minutes or more, the longest first; in a crisis nobody counts (CV15). */
export function longTalks(board: Board, now: number): { id: string; name: string; minutes: number }[] {
  return board.colleagues
    .flatMap(({ id, name, talkingSince, isCrisis }) =>
      talkingSince === null || isCrisis
        ? []
        : [{ id, name, minutes: Math.floor((now - talkingSince) / 60_000) }],
    )
    .filter(({ minutes }) => minutes >= longMinutes)
    .sort((one, other) => other.minutes - one.minutes)
}
