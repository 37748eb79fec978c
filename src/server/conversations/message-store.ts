import { type Kysely, type Selectable, sql } from 'kysely'
import type { Speaker } from '../../domain/people.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { LiveTables, MessageTable } from '../database/live-tables.ts'
import type { Messages } from './book.ts'

/** The sealed messages in the live database, inside one transaction. */
export function messageStore(trx: Kysely<LiveTables>): Messages {
  const ofSender = (message: SealedMessage) =>
    trx
      .selectFrom('messages')
      .where('conversation', '=', message.c)
      .where('role', '=', message.r)
      .where('sender', '=', message.s)
      .where('epoch', '=', message.e)
  const nextNumber = (conversation: string) =>
    trx
      .selectFrom('messages')
      .select(sql<number>`coalesce(max(seq), 0) + 1`.as('seq'))
      .where('conversation', '=', conversation)
  return {
    async numberOf(message) {
      const found = await ofSender(message)
        .select('seq')
        .where('counter', '=', message.q)
        // Other bytes under the same label are not this message, and must not be acknowledged as it.
        .where('sealed', '=', message.x)
        .executeTakeFirst()
      return found?.seq
    },
    async lastOf(message) {
      const last = await ofSender(message)
        .select(eb => eb.fn.max('counter').as('counter'))
        .executeTakeFirst()
      return last?.counter ?? undefined
    },
    async keep(message) {
      const { seq } = await trx
        .insertInto('messages')
        .values({ ...labelsOf(message), seq: nextNumber(message.c) })
        .returning('seq')
        .executeTakeFirstOrThrow()
      return seq
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
    async countOf(id, speaker) {
      const { count } = await trx
        .selectFrom('messages')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('conversation', '=', id)
        .where('role', '=', roles[speaker])
        .executeTakeFirstOrThrow()
      return count
    },
  }
}

/** The wire's number for who spoke (protocol.md 4.3). */
const roles: Record<Speaker, SealedMessage['r']> = { visitor: 1, counsellor: 2 }

function labelsOf(message: SealedMessage): Omit<MessageTable, 'seq'> {
  const { v: version, c: conversation, e: epoch, r: role, s: sender, q: counter, x: sealed } = message
  return { version, conversation, epoch, role, sender, counter, sealed }
}

function messageOf(row: Selectable<MessageTable>): SealedMessage {
  const { version: v, conversation: c, epoch: e, role: r, sender: s, counter: q, sealed: x } = row
  return { v, c, e, r, s, q, x }
}
