import type { Kysely, Selectable } from 'kysely'
import type { AccountTable, MainTables } from '../database/main-tables.ts'
import type { Account, Accounts } from './people.ts'

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
    async add({ id, username, name, role, secretHash, identityFile }) {
      const row = { id, username, name, role, secret_hash: secretHash, identity_file: identityFile }
      await trx.insertInto('accounts').values(row).execute()
    },
    async all() {
      return (await accounts().orderBy('username').execute()).map(fromRow)
    },
  }
}

function fromRow({ secret_hash, identity_file, ...account }: Selectable<AccountTable>): Account {
  return { ...account, secretHash: secret_hash, identityFile: identity_file }
}
