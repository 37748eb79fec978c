import type { Kysely, Selectable } from 'kysely'
import * as v from 'valibot'
import { type ContactMessage, contactMessage } from '../../protocol/contact.ts'
import type { ContactMessageTable, MainTables } from '../database/main-tables.ts'
import type { ContactMessages } from './contact-messages.ts'

/** What people wrote to the team, in the main database. */
export function contactStore(trx: Kysely<MainTables>): ContactMessages {
  const rows = () => trx.selectFrom('contact_messages').selectAll()
  return {
    async add(message) {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('contact_messages')
        .values(toRow(message))
        .onConflict(conflict => conflict.column('id').doNothing())
        .executeTakeFirstOrThrow()
      return Number(numInsertedOrUpdatedRows ?? 0) > 0
    },
    async find(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async newest(most) {
      const sorted = rows()
        .orderBy('state', 'desc')
        .orderBy('day', 'desc')
        .orderBy('hour', 'desc')
        .orderBy('id')
      return (await sorted.limit(most).execute()).map(fromRow)
    },
    async count() {
      const { times } = await trx
        .selectFrom('contact_messages')
        .select(({ fn }) => fn.countAll().as('times'))
        .executeTakeFirstOrThrow()
      return Number(times)
    },
    async setState(id, state) {
      const { numUpdatedRows } = await trx
        .updateTable('contact_messages')
        .set({ state })
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows) > 0
    },
    async setMail(id, { state, tries }) {
      await trx
        .updateTable('contact_messages')
        .set({ mail_state: state, mail_tries: tries })
        .where('id', '=', id)
        .execute()
    },
    async unsent() {
      const found = await rows()
        .where('state', '=', 'new')
        .where('mail_state', 'in', ['owed', 'failed'])
        .orderBy('day')
        .orderBy('hour')
        .execute()
      return found.map(fromRow)
    },
    async remove(id) {
      const { numDeletedRows } = await trx
        .deleteFrom('contact_messages')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows) > 0
    },
    async removeBefore(day) {
      const { numDeletedRows } = await trx
        .deleteFrom('contact_messages')
        .where('day', '<', day)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

function toRow(message: ContactMessage): ContactMessageTable {
  const { id, at, how, state, mail } = message
  const words =
    message.how === 'open'
      ? { letter: null, name: message.name, mail_address: message.mailAddress, text: message.text }
      : { letter: JSON.stringify(message.letter), name: null, mail_address: null, text: null }
  return { id, ...at, how, ...words, state, mail_state: mail.state, mail_tries: mail.tries }
}

function fromRow(row: Selectable<ContactMessageTable>): ContactMessage {
  const { id, how, state } = row
  const kept = {
    ...{ id, how, state, at: { day: row.day, hour: Number(row.hour) } },
    mail: { state: row.mail_state, tries: Number(row.mail_tries) },
  }
  const words = { name: row.name, mailAddress: row.mail_address, text: row.text }
  return v.parse(contactMessage, {
    ...kept,
    ...(how === 'sealed' ? { letter: JSON.parse(row.letter ?? 'null') } : words),
  })
}
