import type { Log } from './log.ts'

/** Erasing what was erased from the journal as well (SE43), without letting a failure stop what follows. */
export interface OwedErasure {
  /** Erases now; what could not be is owed and logged. Never rejects. */
  erase(): Promise<void>
  /** Tries again what is owed. */
  settle(): Promise<void>
}

/**
 * A reader from outside can keep the journal busy for a while. The rows are gone by then; the rest is owed, and the
 * people of the conversation hear that it is closed all the same.
 */
export function owedErasure(eraseJournal: () => Promise<void>, log: Log): OwedErasure {
  let isOwed = false
  async function erase(): Promise<void> {
    try {
      await eraseJournal()
      isOwed = false
    } catch (error) {
      isOwed = true
      log.broken('erasure-owed', error)
    }
  }
  return { erase, settle: async () => (isOwed ? erase() : undefined) }
}
