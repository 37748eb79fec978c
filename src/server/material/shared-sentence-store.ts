import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { sentencePhase, sentenceText } from '../../protocol/sentences.ts'
import type { MainTables } from '../database/main-tables.ts'
import type { SharedSentences } from './shared-sentences.ts'

const value = v.strictObject({ phase: sentencePhase, text: sentenceText })

/** How shared sentences differ from what ships, in the main database. */
export function sharedSentenceStore(trx: Kysely<MainTables>): SharedSentences {
  return {
    async all() {
      const rows = await trx.selectFrom('shared_sentences').selectAll().orderBy('id').execute()
      return rows.map(({ id, value: kept, by, at }) => ({
        ...{ name: id, by, at },
        value: kept === null ? null : v.parse(value, JSON.parse(kept)),
      }))
    },
    async put({ name: id, value: told, by, at }) {
      const kept = { value: told === null ? null : JSON.stringify(told), by, at }
      await trx
        .insertInto('shared_sentences')
        .values({ id, ...kept })
        .onConflict(conflict => conflict.column('id').doUpdateSet(kept))
        .execute()
    },
    async remove(name) {
      await trx.deleteFrom('shared_sentences').where('id', '=', name).execute()
    },
  }
}
