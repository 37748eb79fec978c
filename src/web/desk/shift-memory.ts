import type { ReadonlySignal } from '@preact/signals'

/** What a person's own sealed settings remember from shift to shift; nobody else can read it. */
export interface ShiftMemory {
  /** When this person last began a shift, in milliseconds; null when never, or not known yet. As it was at sign-in. */
  readonly lastShift: ReadonlySignal<number | null>
  /** Ids of the practice conversations that were played to an end. */
  readonly playedPractice: ReadonlySignal<readonly string[]>
  /** "Ik ben er" was pressed at this instant. */
  beganShift(at: number): void
  playedToTheEnd(practice: string): void
}
