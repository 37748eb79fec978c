import type { Kysely, Updateable } from 'kysely'
import * as v from 'valibot'
import type { ConversationId } from '../../domain/people.ts'
import { sealedEnvelope, signedObject } from '../../protocol/sealed.ts'
import { changeOf, ownColumns, rowOf } from '../database/change-row.ts'
import { compiledOnce } from '../database/compiled-once.ts'
import type { ChangeTable, LiveTables } from '../database/live-tables.ts'
import type { Changes } from './book.ts'

type Carried = 'certificate' | 'counsellor_envelope' | 'colleague_envelope'

/** The changes that are under way, in the live database, inside one transaction. */
export function changeStore(trx: Kysely<LiveTables>): Changes {
  const changes = () => trx.selectFrom('changes').select(ownColumns)
  const carry = async (conversation: string, columns: Updateable<ChangeTable>) => {
    const written = await trx
      .updateTable('changes')
      .set(columns)
      .where('conversation', '=', conversation)
      .executeTakeFirst()
    if (written.numUpdatedRows !== 1n)
      throw new Error('something was kept for a change that is not under way')
  }
  const carried = async (conversation: string, column: Carried) => {
    const row = await trx
      .selectFrom('changes')
      .select(column)
      .where('conversation', '=', conversation)
      .executeTakeFirst()
    const text = row?.[column]
    return text ? JSON.parse(text) : undefined
  }
  return {
    async of(conversation) {
      const [row] = await findOf(trx, { conversation })
      return row && changeOf(row)
    },
    async put(change) {
      const { conversation, ...row } = rowOf(change)
      await trx
        .insertInto('changes')
        .values({ conversation, ...row })
        .onConflict(conflict => conflict.column('conversation').doUpdateSet(row))
        .execute()
    },
    async remove(conversation) {
      await trx.deleteFrom('changes').where('conversation', '=', conversation).execute()
    },
    async findOffer(offer) {
      const row = await changes().where('offer', '=', offer).executeTakeFirst()
      return row && changeOf(row)
    },
    async busyWith(counsellor) {
      const row = await changes().where('counsellor', '=', counsellor).executeTakeFirst()
      return row && changeOf(row)
    },
    keepCertificate: (conversation, certificate) =>
      carry(conversation, { certificate: JSON.stringify(certificate) }),
    async certificateOf(conversation) {
      const kept = await carried(conversation, 'certificate')
      return kept && v.parse(signedObject, kept)
    },
    keepEnvelope: (conversation, to, envelope) =>
      carry(conversation, { [`${to}_envelope`]: JSON.stringify(envelope) }),
    async envelopeOf(conversation, to) {
      const kept = await carried(conversation, `${to}_envelope`)
      return kept && v.parse(sealedEnvelope, kept)
    },
    async due(now) {
      const rows = await changes().where('until', '<=', now).orderBy('until').execute()
      return rows.map(changeOf)
    },
    async all() {
      return (await changes().execute()).map(changeOf)
    },
  }
}

// Asked for every message: whether its epoch is over.
const findOf = compiledOnce((db: Kysely<LiveTables>, { conversation }: { conversation: ConversationId }) =>
  db.selectFrom('changes').select(ownColumns).where('conversation', '=', conversation),
)
