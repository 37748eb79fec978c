import { type Kysely, sql } from 'kysely'
import { inOrder, type Place, type PlaceIn } from '../../domain/queue.ts'
import type { LiveTables } from '../database/live-tables.ts'
import { placeOf, rowOf } from '../database/place-row.ts'
import type { Places } from './places.ts'

/** The queue in the live database, inside one transaction. */
export function placeStore(trx: Kysely<LiveTables>): Places {
  const places = () => trx.selectFrom('places').selectAll()
  return {
    async find(conversation) {
      const row = await places().where('conversation', '=', conversation).executeTakeFirst()
      return row && placeOf(row)
    },
    async secretsOf(conversation) {
      return trx
        .selectFrom('places')
        .select(['ticket_hash as ticketHash', 'bye_hash as byeHash'])
        .where('conversation', '=', conversation)
        .executeTakeFirst()
    },
    async add(place, { ticketHash, byeHash }) {
      const secrets = { ticket_hash: ticketHash, bye_hash: byeHash }
      await trx
        .insertInto('places')
        .values({ ...rowOf(place), ...secrets })
        .execute()
    },
    async save(place) {
      const { conversation, ...row } = rowOf(place)
      const saved = await trx
        .updateTable('places')
        .set(row)
        .where('conversation', '=', conversation)
        .executeTakeFirst()
      if (saved.numUpdatedRows !== 1n) throw new Error('a place was saved that does not stand')
    },
    async remove(conversation) {
      await trx.deleteFrom('places').where('conversation', '=', conversation).execute()
    },
    async inLine() {
      const rows = await places().where(line).orderBy('ticket_at').execute()
      // Databases sort text each in their own way; the domain has the last word.
      return rows.map(placeOf).filter(standsInLine).sort(inOrder)
    },
    async outside() {
      const rows = await places().where('state', '=', 'outside').orderBy('ticket_at').execute()
      return rows.map(placeOf).filter(standsOutside).sort(inOrder)
    },
    async findOffer(offer) {
      const row = await places().where('offer', '=', offer).where(rings).executeTakeFirst()
      return row && ringing(placeOf(row))
    },
    async ringingFor(counsellor) {
      const row = await places().where('counsellor', '=', counsellor).where(rings).executeTakeFirst()
      return row && ringing(placeOf(row))
    },
    async due(now) {
      const rows = await places().where('due', '<=', now).orderBy('due').execute()
      return rows.map(placeOf)
    },
    async all() {
      return (await places().execute()).map(placeOf)
    },
  }
}

// Written out rather than bound, so that the partial indexes serve.
const rings = sql<boolean>`state = 'ringing'`
const line = sql<boolean>`state in ('waiting', 'ringing')`

function ringing(place: Place): PlaceIn<'ringing'> | undefined {
  return place.state === 'ringing' ? place : undefined
}

function standsOutside(place: Place): place is PlaceIn<'outside'> {
  return place.state === 'outside'
}

function standsInLine(place: Place): place is PlaceIn<'waiting' | 'ringing'> {
  return place.state === 'waiting' || place.state === 'ringing'
}
