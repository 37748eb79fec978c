import { type Kysely, type Selectable, sql } from 'kysely'
import type { ConversationId } from '../../domain/people.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import { compiledOnce } from '../database/compiled-once.ts'
import type { LiveTables, MessageTable } from '../database/live-tables.ts'
import type { Messages } from './book.ts'
import { roles } from './roles.ts'

/** The sealed messages in the live database, inside one transaction. */
export function messageStore(trx: Kysely<LiveTables>): Messages {
  return {
    async numberOf(message) {
      const [found] = await numberOf(trx, message)
      return found?.seq
    },
    async lastOf(message) {
      const [last] = await lastOf(trx, message)
      return last?.counter ?? undefined
    },
    async keep(message) {
      const [kept] = await keep(trx, message)
      if (!kept) throw new Error('a message was kept without a number')
      return kept.seq
    },
    async after(id, seq, limit) {
      const rows = await trx
        .selectFrom('messages')
        .selectAll()
        .where('conversation', '=', id)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(row => ({ seq: row.seq, message: messageOf(row) }))
    },
    async countOf(id, voice) {
      const [found] = await countOf(trx, { id, role: roles[voice] })
      return found?.count ?? 0
    },
  }
}

const ofSender = (db: Kysely<LiveTables>, { c, r, s, e }: SealedMessage) =>
  db
    .selectFrom('messages')
    .where('conversation', '=', c)
    .where('role', '=', r)
    .where('sender', '=', s)
    .where('epoch', '=', e)

const numberOf = compiledOnce((db: Kysely<LiveTables>, message: SealedMessage) =>
  ofSender(db, message)
    .select('seq')
    .where('counter', '=', message.q)
    // Other bytes under the same label are not this message, and must not be acknowledged as it.
    .where('sealed', '=', message.x),
)

const lastOf = compiledOnce((db: Kysely<LiveTables>, message: SealedMessage) =>
  ofSender(db, message).select(eb => eb.fn.max('counter').as('counter')),
)

const countOf = compiledOnce(
  (db: Kysely<LiveTables>, { id, role }: { id: ConversationId; role: SealedMessage['r'] }) =>
    db
      .selectFrom('messages')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('conversation', '=', id)
      .where('role', '=', role),
)

const keep = compiledOnce((db: Kysely<LiveTables>, message: SealedMessage) => {
  const { v: version, c: conversation, e: epoch, r: role, s: sender, q: counter, x: sealed } = message
  const seq = db
    .selectFrom('messages')
    .select(sql<number>`coalesce(max(seq), 0) + 1`.as('seq'))
    .where('conversation', '=', conversation)
  const row = { conversation, seq, version, epoch, role, sender, counter, sealed }
  return db.insertInto('messages').values(row).returning('seq')
})

function messageOf(row: Selectable<MessageTable>): SealedMessage {
  const { version: v, conversation: c, epoch: e, role: r, sender: s, counter: q, sealed: x } = row
  return { v, c, e, r, s, q, x }
}
