import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { queueAndConversations } from './migrations/live-0001-queue-and-conversations.ts'
import { matchingAndMisses } from './migrations/live-0002-matching-and-misses.ts'
import { crisis } from './migrations/live-0003-crisis.ts'
import { changingHands } from './migrations/live-0004-changing-hands.ts'
import { sizeOfTheLine } from './migrations/live-0005-size-of-the-line.ts'
import { staff } from './migrations/main-0001-staff.ts'
import { evening } from './migrations/main-0002-evening.ts'
import { people } from './migrations/main-0003-people.ts'
import { roster } from './migrations/main-0004-roster.ts'
import { deskMaterial } from './migrations/main-0005-desk-material.ts'
import { registrations } from './migrations/main-0006-registrations.ts'
import { crisisDecisions } from './migrations/main-0007-crisis-decisions.ts'
import { sealedFor } from './migrations/main-0008-sealed-for.ts'
import { contactMessages } from './migrations/main-0009-contact-messages.ts'
import { survey } from './migrations/main-0010-survey.ts'
import { auditLog } from './migrations/main-0011-audit-log.ts'

/** Every migration of the live store, by name; they run in the order of their names. */
export const liveMigrations: Record<string, Migration> = {
  'live-0001-queue-and-conversations': queueAndConversations,
  'live-0002-matching-and-misses': matchingAndMisses,
  'live-0003-crisis': crisis,
  'live-0004-changing-hands': changingHands,
  'live-0005-size-of-the-line': sizeOfTheLine,
}

/** Every migration of the main store. `bytes` is the database's type for bytes. */
export function mainMigrations(bytes: 'blob' | 'bytea'): Record<string, Migration> {
  return {
    'main-0001-staff': staff(bytes),
    'main-0002-evening': evening,
    'main-0006-registrations': registrations(bytes),
    'main-0003-people': people,
    'main-0004-roster': roster,
    'main-0005-desk-material': deskMaterial,
    'main-0007-crisis-decisions': crisisDecisions,
    'main-0008-sealed-for': sealedFor,
    'main-0009-contact-messages': contactMessages,
    'main-0010-survey': survey(bytes),
    'main-0011-audit-log': auditLog(bytes),
  }
}

/**
 * Brings the schema up to date: all that is missing, or nothing. Throws when a migration fails, and when the database
 * knows migrations that this version does not (a newer version, or the other store).
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations: Record<string, Migration>,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
