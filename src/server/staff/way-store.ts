import type { Kysely, Selectable } from 'kysely'
import type { MainTables, WayInTable } from '../database/main-tables.ts'
import type { PasskeyWay, Way, Ways } from './people.ts'

/** The ways in, in the main database, inside one transaction. */
export function wayStore(trx: Kysely<MainTables>): Ways {
  const ways = () => trx.selectFrom('ways_in').selectAll()
  return {
    async add(way) {
      await trx.insertInto('ways_in').values(toRow(way)).execute()
    },
    async of(account) {
      const rows = await ways().where('account', '=', account).orderBy('added_at').orderBy('id').execute()
      return rows.map(fromRow)
    },
    async findPasskey(passkeyId) {
      const row = await ways().where('passkey_id', '=', passkeyId).executeTakeFirst()
      return row && passkeyOf(row)
    },
    async used(way) {
      const { id, ...row } = toRow(way)
      await trx.updateTable('ways_in').set(row).where('id', '=', id).execute()
    },
    async remove(id) {
      await trx.deleteFrom('ways_in').where('id', '=', id).execute()
    },
    async removeOf(account) {
      await trx.deleteFrom('ways_in').where('account', '=', account).execute()
    },
    async all() {
      return (await ways().orderBy('added_at').orderBy('id').execute()).map(fromRow)
    },
  }
}

const nothing = {
  label: null,
  secret_hash: null,
  codes_seed: null,
  codes_step: null,
  passkey_id: null,
  passkey_key: null,
  passkey_counter: null,
}

function toRow(way: Way): WayInTable {
  const { id, account, identityFile, addedAt, usedAt } = way
  const held = { id, account, identity_file: identityFile, added_at: addedAt, used_at: usedAt }
  if (way.kind === 'password') {
    const { kind, secretHash, codesSeed, codesStep } = way
    const own = { secret_hash: secretHash, codes_seed: codesSeed, codes_step: codesStep }
    return { ...nothing, ...held, kind, ...own }
  }
  const { kind, label, passkeyId, passkeyKey, passkeyCounter } = way
  const own = { passkey_id: passkeyId, passkey_key: passkeyKey, passkey_counter: passkeyCounter }
  return { ...nothing, ...held, kind, label, ...own }
}

function fromRow(row: Selectable<WayInTable>): Way {
  if (row.kind === 'passkey') return passkeyOf(row)
  const { secret_hash, codes_seed, codes_step } = row
  const own = { secretHash: secret_hash ?? '', codesSeed: codes_seed, codesStep: codes_step }
  return { ...heldIn(row), kind: 'password', ...own }
}

function passkeyOf(row: Selectable<WayInTable>): PasskeyWay {
  const { label, passkey_id, passkey_key, passkey_counter } = row
  const own = { passkeyId: passkey_id ?? '', passkeyKey: passkey_key ?? '' }
  return {
    ...heldIn(row),
    kind: 'passkey',
    label: label ?? '',
    ...own,
    passkeyCounter: passkey_counter ?? 0,
  }
}

function heldIn({ id, account, identity_file, added_at, used_at }: Selectable<WayInTable>) {
  return { id, account, identityFile: identity_file, addedAt: added_at, usedAt: used_at }
}
