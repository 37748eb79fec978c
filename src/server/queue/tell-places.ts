import type { Instant } from '../../domain/people.ts'
import type { PlaceIn } from '../../domain/queue.ts'
import { letInNext } from './let-in.ts'
import { pointPersonOf } from './point-person.ts'
import type { QueueDeps } from './queue.ts'
import { waitsOf } from './waits.ts'

/** Tells every visitor in line the own place, from 1, and the wait, where it changed; and every desk how many wait. */
export async function tellPlaces(deps: QueueDeps): Promise<void> {
  const { commit, delivery, evening } = deps
  await letInNext(deps)
  const inLine = await commit(({ places }) => places.inLine())
  evening.forgetAllBut(new Set(inLine.map(place => place.conversation)))
  const waits = waitsOf(deps, inLine.length)
  for (const [index, { conversation }] of inLine.entries()) {
    const frame = { t: 'place', place: index + 1, wait: waits[index] ?? null } as const
    if (evening.isNews(conversation, JSON.stringify(frame))) delivery.visitors.tell(conversation, frame)
  }
  tellBoardOf(deps, inLine)
}

/** [QU10] The live board: counts and colleagues, never anything of a conversation. */
export async function tellBoard(deps: QueueDeps): Promise<void> {
  tellBoardOf(deps, await deps.commit(({ places }) => places.inLine()))
}

function tellBoardOf(deps: QueueDeps, inLine: readonly PlaceIn<'waiting' | 'ringing'>[]): void {
  const { delivery, duty, clock } = deps
  const now = clock.now()
  const point = pointPersonOf(deps)?.id
  const first = inLine[0]
  const ago = (instant: Instant) => Math.max(0, now - instant)
  delivery.desks.tellAll({
    t: 'board',
    waiting: inLine.length,
    longest: first ? ago(first.ticketAt) : 0,
    colleagues: duty.all().map(({ id, name, status, since, busyFrom, isCrisis }) => ({
      ...{ id, name, status, since: ago(since), isCrisis, isPointPerson: id === point },
      talking: status === 'talking' && busyFrom !== null ? ago(busyFrom) : null,
    })),
  })
}
