import { type Kysely, sql } from 'kysely'
import type { ConversationId, Instant } from '../../domain/people.ts'
import { inOrder, nextInLine, nextOutside, type Place, type PlaceIn } from '../../domain/queue.ts'
import { compiledOnce } from '../database/compiled-once.ts'
import type { LiveTables } from '../database/live-tables.ts'
import { type PlaceColumns, placeOf, rowOf } from '../database/place-row.ts'
import type { Places } from './places.ts'

/** The queue in the live database, inside one transaction. */
export function placeStore(trx: Kysely<LiveTables>): Places {
  const places = () => trx.selectFrom('places').selectAll()
  return {
    async find(conversation) {
      const [row] = await findPlace(trx, { conversation })
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
      await count(trx, { conversation: place.conversation, inLine: inLineAs(place) })
      await trx
        .insertInto('places')
        .values({ ...rowOf(place), ...secrets })
        .execute()
    },
    async save(place) {
      await count(trx, { conversation: place.conversation, inLine: inLineAs(place) })
      const saved = await savePlace(trx, rowOf(place))
      if (saved.length !== 1) throw new Error('a place was saved that does not stand')
    },
    async remove(conversation) {
      await count(trx, { conversation, inLine: 0 })
      await trx.deleteFrom('places').where('conversation', '=', conversation).execute()
    },
    async inLine() {
      const rows = await places().where(line).orderBy('ticket_at').execute()
      // Databases sort text each in their own way; the domain has the last word.
      return rows.map(placeOf).filter(standsInLine).sort(inOrder)
    },
    async inLineFrom(ticketAt) {
      const rows = await lineFrom(trx, { ticketAt })
      return rows.map(({ is_talking, ...row }) => ({ ...row, isTalking: is_talking === 1 })).sort(inOrder)
    },
    async sizeOfLine() {
      const [kept] = await size(trx, {})
      return kept?.size ?? 0
    },
    async firstTicketAt() {
      const [first] = await firstTicket(trx, {})
      return first?.ticketAt ?? undefined
    },
    async nextInLine() {
      return nextInLine((await firstWaiting(trx, {})).map(placeOf))
    },
    async rungFor() {
      const rows = await places().where(line).where('rung_from', 'is not', null).execute()
      return rows.map(placeOf).filter(standsInLine).sort(inOrder)
    },
    async outside() {
      const rows = await places().where(isOutside).orderBy('ticket_at').execute()
      return rows.map(placeOf).filter(standsOutside).sort(inOrder)
    },
    async nextOutside() {
      return nextOutside((await firstOutside(trx, {})).map(placeOf))
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
const isOutside = sql<boolean>`state = 'outside'`
const isSeen = sql<boolean>`kept_until is null`
const isNext = sql<boolean>`state = 'waiting' and kept_until is null`

const findPlace = compiledOnce((db: Kysely<LiveTables>, { conversation }: { conversation: ConversationId }) =>
  db.selectFrom('places').selectAll().where('conversation', '=', conversation),
)

const savePlace = compiledOnce((db: Kysely<LiveTables>, row: PlaceColumns) =>
  db
    .updateTable('places')
    .set({
      state: row.state,
      ticket_at: row.ticket_at,
      epoch: row.epoch,
      language: row.language,
      wanted: row.wanted,
      types_slowly: row.types_slowly,
      kept_until: row.kept_until,
      head_since: row.head_since,
      misses: row.misses,
      rung_from: row.rung_from,
      is_talking: row.is_talking,
      offer: row.offer,
      counsellor: row.counsellor,
      until: row.until,
      due: row.due,
    })
    .where('conversation', '=', row.conversation)
    .returning('conversation'),
)

/** Keeps the size of the line true: to be asked before a place is written, with 1 when it will stand in line. */
const count = compiledOnce(
  (db: Kysely<LiveTables>, { conversation, inLine }: { conversation: ConversationId; inLine: 0 | 1 }) => {
    const before = db
      .selectFrom('places')
      .select(eb => eb.fn.countAll<number>().as('stands'))
      .where('conversation', '=', conversation)
      .where(line)
    return db
      .updateTable('line')
      .set({ size: sql<number>`size + ${inLine} - (${before})` })
      .where(sql<number>`(${before})`, '<>', inLine)
      .returning('size')
  },
)

function inLineAs({ state }: Place): 0 | 1 {
  return state === 'waiting' || state === 'ringing' ? 1 : 0
}

const size = compiledOnce((db: Kysely<LiveTables>, _: object) => db.selectFrom('line').select('size'))

const lineFrom = compiledOnce((db: Kysely<LiveTables>, { ticketAt }: { ticketAt: Instant }) =>
  db
    .selectFrom('places')
    .select(['conversation', 'ticket_at as ticketAt', 'is_talking'])
    .where(line)
    .where('ticket_at', '>=', ticketAt)
    .orderBy('ticket_at'),
)

const firstTicket = compiledOnce((db: Kysely<LiveTables>, _: object) =>
  db
    .selectFrom('places')
    .select(eb => eb.fn.min('ticket_at').as('ticketAt'))
    .where(line),
)

/** All with the earliest ticket of those who can be seen: of one millisecond, the domain decides. */
const firstWaiting = compiledOnce((db: Kysely<LiveTables>, _: object) =>
  db
    .selectFrom('places')
    .selectAll()
    .where(isNext)
    .where('ticket_at', '=', eb =>
      eb
        .selectFrom('places')
        .select(one => one.fn.min('ticket_at').as('first'))
        .where(isNext),
    ),
)

const firstOutside = compiledOnce((db: Kysely<LiveTables>, _: object) =>
  db
    .selectFrom('places')
    .selectAll()
    .where(isOutside)
    .where(isSeen)
    .where('ticket_at', '=', eb =>
      eb
        .selectFrom('places')
        .select(one => one.fn.min('ticket_at').as('first'))
        .where(isOutside)
        .where(isSeen),
    ),
)

function ringing(place: Place): PlaceIn<'ringing'> | undefined {
  return place.state === 'ringing' ? place : undefined
}

function standsOutside(place: Place): place is PlaceIn<'outside'> {
  return place.state === 'outside'
}

function standsInLine(place: Place): place is PlaceIn<'waiting' | 'ringing'> {
  return place.state === 'waiting' || place.state === 'ringing'
}
