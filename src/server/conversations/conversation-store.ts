import { type Kysely, sql, type Updateable } from 'kysely'
import * as v from 'valibot'
import type { ConversationId } from '../../domain/people.ts'
import { sealedEnvelope, signedObject } from '../../protocol/sealed.ts'
import { compiledOnce } from '../database/compiled-once.ts'
import { conversationOf, ownColumns, rowOf } from '../database/conversation-row.ts'
import type { ConversationTable, LiveTables } from '../database/live-tables.ts'
import type { Conversations } from './book.ts'

/** The conversations that go on, in the live database, inside one transaction. */
export function conversationStore(trx: Kysely<LiveTables>): Conversations {
  const conversations = () => trx.selectFrom('conversations').select(ownColumns)
  const write = async (id: string, columns: Updateable<ConversationTable>) => {
    const written = await trx
      .updateTable('conversations')
      .set(columns)
      .where('id', '=', id)
      .executeTakeFirst()
    if (written.numUpdatedRows !== 1n)
      throw new Error('something was kept for a conversation that is not going on')
  }
  const carried = async (id: string, column: Carried) => {
    const row = await trx.selectFrom('conversations').select(column).where('id', '=', id).executeTakeFirst()
    const text = row?.[column]
    return text ? JSON.parse(text) : undefined
  }
  return {
    async find(id) {
      const [row] = await findById(trx, { id })
      return row && conversationOf(row)
    },
    async secretsOf(id) {
      return trx
        .selectFrom('conversations')
        .select(['ticket_hash as ticketHash', 'bye_hash as byeHash'])
        .where('id', '=', id)
        .executeTakeFirst()
    },
    async busyWith(counsellor) {
      const row = await conversations()
        .where(eb => eb.or([eb('counsellor', '=', counsellor), eb('colleague', '=', counsellor)]))
        .where(keepsBusy)
        .executeTakeFirst()
      return row && conversationOf(row)
    },
    async add(conversation, { ticketHash, byeHash }) {
      const secrets = { ticket_hash: ticketHash, bye_hash: byeHash }
      await trx
        .insertInto('conversations')
        .values({ ...rowOf(conversation), ...secrets })
        .execute()
    },
    async save(conversation) {
      const { id, ...row } = rowOf(conversation)
      await write(id, row)
    },
    keepCertificate: (id, certificate, of = 'counsellor') =>
      write(id, { [certificateColumns[of]]: JSON.stringify(certificate) }),
    async certificateOf(id, of = 'counsellor') {
      const kept = await carried(id, certificateColumns[of])
      return kept && v.parse(signedObject, kept)
    },
    keepEnvelope: (id, envelope) => write(id, { envelope: JSON.stringify(envelope) }),
    async envelopeOf(id) {
      const kept = await carried(id, 'envelope')
      return kept && v.parse(sealedEnvelope, kept)
    },
    async dropEnvelope(id) {
      await trx.updateTable('conversations').set({ envelope: null }).where('id', '=', id).execute()
    },
    keepNext: (id, next) => write(id, { next_conversation: next }),
    async nextOf(id) {
      const row = await trx
        .selectFrom('conversations')
        .select('next_conversation')
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.next_conversation ?? undefined
    },
    async pastPlan(now) {
      const rows = await conversations().where('planned_until', '<', now).execute()
      return rows.map(conversationOf)
    },
    async due(now) {
      const rows = await conversations().where('due', '<=', now).orderBy('due').execute()
      return rows.map(conversationOf)
    },
    async all() {
      return (await conversations().execute()).map(conversationOf)
    },
    async erase(id) {
      await trx.deleteFrom('changes').where('conversation', '=', id).execute()
      await trx.deleteFrom('messages').where('conversation', '=', id).execute()
      await trx.deleteFrom('conversations').where('id', '=', id).execute()
    },
  }
}

type Carried = 'certificate' | 'colleague_certificate' | 'envelope'
const certificateColumns = { counsellor: 'certificate', colleague: 'colleague_certificate' } as const

const findById = compiledOnce((db: Kysely<LiveTables>, { id }: { id: ConversationId }) =>
  db.selectFrom('conversations').select(ownColumns).where('id', '=', id),
)

// Written out rather than bound, so that the partial index serves.
const keepsBusy = sql<boolean>`state in ('taken', 'open', 'interrupted')`
