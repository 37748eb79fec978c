import type { Kysely } from 'kysely'
import type { MainTables } from '../database/main-tables.ts'
import type { ShiftNoteBook } from './shift-notes.ts'

/** Notes for the next shift, in the main database. */
export function shiftNoteStore(trx: Kysely<MainTables>): ShiftNoteBook {
  return {
    async put({ id, by, day, writtenAt, text }) {
      await trx
        .insertInto('shift_notes')
        .values({ id, author: by, day, written_at: writtenAt, text })
        // A second try of the same page. Everyone who reads a note knows its id, so that nobody may write over one.
        .onConflict(conflict => conflict.column('id').doNothing())
        .execute()
    },
    async since(instant) {
      const rows = await trx
        .selectFrom('shift_notes')
        .selectAll()
        .where('written_at', '>=', instant)
        .orderBy('written_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(({ id, author, day, written_at, text }) => {
        return { id, by: author, day, writtenAt: Number(written_at), text }
      })
    },
    async removeBefore(instant) {
      await trx.deleteFrom('shift_notes').where('written_at', '<', instant).execute()
    },
  }
}
