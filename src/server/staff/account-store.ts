import type { Kysely, Selectable } from 'kysely'
import type { AccountTable, MainTables } from '../database/main-tables.ts'
import type { Account, Accounts, Standing } from './people.ts'

/** The staff's accounts in the main database, inside one transaction. */
export function accountStore(trx: Kysely<MainTables>): Accounts {
  const accounts = () => trx.selectFrom('accounts').selectAll()
  return {
    async find(id) {
      const row = await accounts().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async findByUsername(username) {
      const row = await accounts().where('username', '=', username).executeTakeFirst()
      return row && fromRow(row)
    },
    async add(account) {
      const { id, username, name, role, secrecyAt } = account
      const row = { id, username, name, role, secrecy_at: secrecyAt, ...standingRow(account) }
      await trx.insertInto('accounts').values(row).execute()
    },
    async stand(id, standing) {
      await trx.updateTable('accounts').set(standingRow(standing)).where('id', '=', id).execute()
    },
    async remove(id) {
      await trx.deleteFrom('accounts').where('id', '=', id).execute()
    },
    async all() {
      return (await accounts().orderBy('username').execute()).map(fromRow)
    },
  }
}

function standingRow(standing: Standing): Pick<AccountTable, 'state' | 'off_at'> {
  return { state: standing.state, off_at: standing.state === 'off' ? standing.offAt : null }
}

function fromRow({ state, secrecy_at, off_at, ...person }: Selectable<AccountTable>): Account {
  const own = { ...person, secrecyAt: secrecy_at }
  return state === 'off' ? { ...own, state, offAt: off_at ?? 0 } : { ...own, state }
}
