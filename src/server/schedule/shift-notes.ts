import type { LocalMoment } from '../../domain/opening-plan.ts'
import type { Instant } from '../../domain/people.ts'
import { shiftNoteDays } from '../../domain/shift-note.ts'
import type { ShiftNotes } from '../../protocol/shift-notes.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'

/** A note for the next shift, as kept. `by` is the name that colleagues know. */
export interface ShiftNote {
  readonly id: string
  readonly by: string
  readonly day: string
  readonly writtenAt: Instant
  readonly text: string
}

export interface ShiftNoteBook {
  /** One that stands already stays as it is. */
  put(note: ShiftNote): Promise<void>
  /** The newest first. */
  since(instant: Instant): Promise<readonly ShiftNote[]>
  removeBefore(instant: Instant): Promise<void>
}

export interface ShiftNoteDeps {
  readonly commit: Commit<{ shiftNotes: ShiftNoteBook }>
  readonly clock: Clock
  readonly localAt: (instant: Instant) => LocalMoment
  /** The hour in which old notes were last looked for. */
  readonly swept: { hour: number }
}

const keptFor = shiftNoteDays * 24 * 60 * 60_000
/** Nobody reads more at the start of a shift. */
const mostShown = 20

/** [RG11] Keeps what the next shift should know of the helpline. */
export async function writeShiftNote(
  { commit, clock, localAt }: ShiftNoteDeps,
  by: string,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<void> {
  const writtenAt = clock.now()
  const note = { id, by, text, writtenAt, day: localAt(writtenAt).date }
  await commit(({ shiftNotes }) => shiftNotes.put(note))
}

/** [RG12] What earlier shifts left, of the last fourteen days. */
export async function readShiftNotes({ commit, clock }: ShiftNoteDeps): Promise<ShiftNotes> {
  const found = await commit(({ shiftNotes }) => shiftNotes.since(clock.now() - keptFor))
  return { notes: found.slice(0, mostShown).map(({ id, by, day, text }) => ({ id, by, day, text })) }
}

/** [RG12] Erases what is older than fourteen days. */
export async function sweepShiftNotes({ commit, clock, swept }: ShiftNoteDeps): Promise<void> {
  const hour = Math.floor(clock.now() / 3_600_000)
  if (hour === swept.hour) return
  swept.hour = hour
  await commit(({ shiftNotes }) => shiftNotes.removeBefore(clock.now() - keptFor))
}
