import type { Kysely, Selectable } from 'kysely'
import * as v from 'valibot'
import { disciplines } from '../../domain/people.ts'
import type { InvitationTable, MainTables } from '../database/main-tables.ts'
import type { Invitation, Invitations } from './people.ts'

const keptDisciplines = v.array(v.picklist(disciplines))

/** The invitations in the main database, inside one transaction. */
export function invitationStore(trx: Kysely<MainTables>): Invitations {
  const invitations = () => trx.selectFrom('invitations').selectAll()
  return {
    async find(id) {
      const row = await invitations().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async add({ id, role, who, disciplines, by, until }) {
      const open = { identity: null, age: null, mac: null, answered_at: null }
      const row = { id, role, who, disciplines: JSON.stringify(disciplines), invited_by: by, until, ...open }
      await trx.insertInto('invitations').values(row).execute()
    },
    async answer(id, { identity, age, mac, at }, until) {
      const answered = { identity, age, mac, answered_at: at, until }
      await trx.updateTable('invitations').set(answered).where('id', '=', id).execute()
    },
    async remove(id) {
      await trx.deleteFrom('invitations').where('id', '=', id).execute()
    },
    async all() {
      return (await invitations().orderBy('until').orderBy('id').execute()).map(fromRow)
    },
  }
}

function fromRow(row: Selectable<InvitationTable>): Invitation {
  const { id, role, who, invited_by: by, until, identity, age, mac, answered_at: at } = row
  const answer = mac === null || at === null ? null : { identity, age, mac, at }
  const trainedFor = v.parse(keptDisciplines, JSON.parse(row.disciplines))
  return { id, role, who, disciplines: trainedFor, by, until, answer }
}
