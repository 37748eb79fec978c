import type { Selectable } from 'kysely'
import { type Place, placeDeadline, type Wish } from '../../domain/queue.ts'
import type { PlaceTable } from './live-tables.ts'
import { written } from './written.ts'

type Row = Selectable<PlaceTable>

/** Every column of a place but its secrets. */
export type PlaceColumns = Omit<Selectable<PlaceTable>, 'ticket_hash' | 'bye_hash'>

/** A place as a row: every column, so that nothing of an earlier state stays behind. */
export function rowOf(place: Place): PlaceColumns {
  const wish = 'wish' in place ? place.wish : undefined
  const waits = 'keptUntil' in place ? place : undefined
  const rung = place.state === 'ringing' ? place : undefined
  return {
    conversation: place.conversation,
    state: place.state,
    ticket_at: place.ticketAt,
    epoch: place.epoch,
    language: wish?.language ?? null,
    wanted: wish?.wanted ?? null,
    types_slowly: wish ? Number(wish.typesSlowly) : null,
    kept_until: waits?.keptUntil ?? null,
    head_since: waits?.headSince ?? null,
    misses: waits?.misses ?? null,
    rung_from: waits?.rungFrom ?? null,
    is_talking: waits ? Number(waits.isTalking) : null,
    offer: rung?.offer ?? null,
    counsellor: rung?.counsellor ?? null,
    until: 'until' in place ? place.until : null,
    due: placeDeadline(place),
  }
}

/** The place that `rowOf` wrote. Throws on a row that misses what its state must have. */
export function placeOf(row: Row): Place {
  const held = { conversation: row.conversation, ticketAt: row.ticket_at, epoch: row.epoch }
  switch (row.state) {
    case 'ticket':
      return { state: 'ticket', ...held, until: written(row.until) }
    case 'outside':
      return { state: 'outside', ...held, ...waitsOf(row) }
    case 'waiting':
      return { state: 'waiting', ...held, ...waitsOf(row) }
    case 'ringing': {
      const rung = {
        offer: written(row.offer),
        counsellor: written(row.counsellor),
        until: written(row.until),
      }
      return { state: 'ringing', ...held, ...waitsOf(row), ...rung }
    }
    case 'passed-over':
      return { state: 'passed-over', ...held, wish: wishOf(row), until: written(row.until) }
  }
}

function waitsOf(row: Row) {
  return {
    wish: wishOf(row),
    keptUntil: row.kept_until,
    headSince: row.head_since,
    misses: row.misses ?? 0,
    rungFrom: row.rung_from,
    isTalking: row.is_talking === 1,
  }
}

function wishOf(row: Row): Wish {
  return {
    language: written(row.language),
    wanted: written(row.wanted),
    typesSlowly: written(row.types_slowly) === 1,
  }
}
